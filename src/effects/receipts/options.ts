import type { Outcome } from '../../core/outcome.ts';
import type { TargetKind } from '../../core/reply.ts';
import type { Vendor } from '../../core/vendor.ts';
import type { ReceiptEvent } from './events.ts';
import type { SeenStore } from './seen.ts';
import type { Trust } from './trust.ts';
import type { Verify } from './verify.ts';

/** Who posts receipts. FCM and APNs do not. */
export type ReceiptVendor = 'huawei' | 'honor' | 'xiaomi' | 'oppo' | 'vivo' | 'meizu' | 'tencent-im';

/** How a listener learns what kind of post its outcomes came in. */
export interface ReceiptReport extends Trust {
  /** The id of the handler's vendor, also where a receipt carries another vendor's code. */
  readonly vendor: string;
  /** As in the options; absent where none was given. */
  readonly app?: string;
  /** When the whole body had arrived. Milliseconds since 1970. */
  readonly receivedAtMs: number;
  /** How many targets were left out because the same had been told before. */
  readonly repeated: number;
}

/** As much of a pruner as this needs. */
export interface OutcomeSink {
  /** Its promise is waited for. If it fails, or is not `{ durable: true }` under `acknowledge: 'durable'`, the vendor repeats the post. */
  add(outcomes: readonly Outcome[]): unknown;
}

/** Who posts, how it is believed, and who is told. `receiptHandler` throws an `ArgumentError` for what is none. */
export interface ReceiptOptions {
  /** One of `receiptVendors`, or a vendor made by `defineVendor` whose receipts are JSON. */
  readonly vendor: ReceiptVendor | Vendor;
  /** Copied into every outcome: a pruner goes by it. Left out: they name none. */
  readonly app?: string | undefined;
  /**
   * What the targets are. Needed for Xiaomi and Meizu, whose posts do not say whether regids or aliases were sent to:
   * left out, nothing of theirs is more than suspect. The others have a default: `token`, at Tencent IM `account`.
   */
  readonly kind?: TargetKind | undefined;
  /**
   * The URL carries it, as a segment of the path or a value of the query; at least 16 characters. Several, while one is
   * being replaced. Mind the length of a callback URL: Xiaomi, vivo and Meizu take 128 characters, OPPO 200.
   */
  readonly secret?: string | readonly string[] | undefined;
  /** How the vendor's own proof is checked: Huawei, Tencent IM, Meizu; a function for any other. Several, while one is being replaced. */
  readonly verify?: Verify | readonly Verify[] | undefined;
  /**
   * Gets every outcome: those of posts that nobody vouches for too, `trusted: false`, suspect at most, pausing nothing.
   * The vendor is answered when its promise has resolved; if it fails, the vendor is asked to repeat the post.
   */
  readonly onOutcomes?: ((outcomes: readonly Outcome[], report: ReceiptReport) => unknown) | undefined;
  /** Gets the outcomes of trusted posts, and of no others: a pruner may act on suspicion that is raised often enough. */
  readonly pruner?: OutcomeSink | undefined;
  /** `durable`: a pruner that answers `durable: false` failed, and the vendor is asked to repeat. Default `taken`. */
  readonly acknowledge?: 'taken' | 'durable' | undefined;
  /** Where several processes share what was counted. Default: the latest 100,000 targets, in memory. Trusted posts only. */
  readonly seen?: SeenStore | undefined;
  /** Key of the hashes in `seen`, the same for all that share it. Needed with `seen`; default random. */
  readonly hashKey?: string | undefined;
  /**
   * Of a body. Default 2 MiB; Huawei and Honor 1 MiB, Tencent IM 256 KiB. Posts whose URL does not carry the secret may
   * have a quarter of this and of `maxEntries`, which is room for the largest batches that are documented.
   */
  readonly maxBytes?: number | undefined;
  /** Of the JSON. Default 16. */
  readonly maxDepth?: number | undefined;
  /** Members, elements and joined targets in one post. Default 50,000; Huawei and Honor 40,000, Tencent IM 5,000. */
  readonly maxEntries?: number | undefined;
  /** Posts at a time; posts whose URL does not carry the secret have a quarter of the places. Default 64. */
  readonly maxAtOnce?: number | undefined;
  /** How long a body may take to arrive. Default 10 s. */
  readonly bodyWithinMs?: number | undefined;
  /** How long `verify` may take, and then listener and pruner; beyond it the vendor is asked to repeat. Default 15 s. */
  readonly deliverWithinMs?: number | undefined;
  /** Refusals and failures, for a log: no target and no secret stands in them. */
  readonly onEvent?: ((event: ReceiptEvent) => void) | undefined;
  /** Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}
