import type { TargetKind } from '../../core/reply.ts';

/** How a vendor posts its receipts, and what it wants to hear. */
export interface Profile {
  /** The form field that holds the JSON. Left out: the body is JSON. */
  readonly field?: string;
  /** What the targets are, where the vendor posts no others. */
  readonly kind?: TargetKind;
  /** The body of the answer; undefined means that the status alone counts. */
  readonly success?: object;
  readonly failure?: (reason: string) => object;
  readonly maxBytes: number;
  readonly maxEntries: number;
}

const kiB = 1024;

/** Huawei's own words; the one receiver of Honor's that is known answers the same. */
const hms = {
  kind: 'token',
  success: { code: '0', message: 'success' },
  failure: (message: string) => ({ code: '1', message }),
  // A hundred elements a post; an older page says a thousand.
  maxBytes: 1024 * kiB,
  maxEntries: 40_000,
} as const;

/** Batches of a second without a stated limit. */
const batches = { maxBytes: 2048 * kiB, maxEntries: 50_000 };

const profiles: Readonly<Record<string, Profile>> = {
  /** https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-api-msg-receipt */
  huawei: hms,
  honor: hms,
  /** Only the user knows whether regids or aliases were sent to: the callback does not say. */
  xiaomi: { field: 'data', ...batches },
  oppo: { kind: 'token', ...batches },
  vivo: { kind: 'token', success: { errno: 0, errmsg: 'success' }, failure: (errmsg) => ({ errno: 1, errmsg }), ...batches },
  meizu: { field: 'cb', ...batches },
  /** https://cloud.tencent.com/document/product/269/102567: a hundred events a post. */
  'tencent-im': {
    kind: 'account',
    success: { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 },
    failure: (ErrorInfo) => ({ ActionStatus: 'FAIL', ErrorInfo, ErrorCode: 1 }),
    maxBytes: 256 * kiB,
    maxEntries: 5000,
  },
};

const unknown: Profile = batches;

/** The vendors that post receipts. FCM and APNs post none. */
export const receiptVendors: readonly string[] = Object.keys(profiles);

/** A vendor of the user's own posts JSON, and is content with a status. */
export const profileOf = (vendor: string): Profile => (Object.hasOwn(profiles, vendor) ? profiles[vendor] : undefined) ?? unknown;
