import { randomUUID } from 'node:crypto';
import { ArgumentError } from '../../core/argument-error.ts';
import { type Sent, targetKinds } from '../../core/reply.ts';
import { findVendor, type VendorId, vendorIds } from '../../vendors/index.ts';
import { queueDefaults } from './defaults.ts';
import type { Payload } from './payload.ts';

/** One message to many targets, to be sent by whatever worker comes first. */
export interface QueuedMessage {
  /** The id of a vendor of ours, or of one in `vendors`; any other is an `ArgumentError`. */
  readonly vendor: VendorId | (string & {});
  /** One credential x one package x one environment and region. */
  readonly app?: string | undefined;
  /** What the targets are. Left out: nothing is ever dead, save where the vendor knows only tokens. */
  readonly kind?: Sent['kind'];
  /** The vendor's message class or channel id, as it is sent. A pause of one channel stops no other. */
  readonly channel?: string | undefined;
  /** The address that is called: one vendor's regions fail apart. */
  readonly host?: string | undefined;
  /** Each is enqueued once, in this order. An empty one, or one with NUL or half a character, is an `ArgumentError`. */
  readonly targets: readonly string[] | Iterable<string>;
  /** Anything JSON can hold; the worker's `send` gets it back. */
  readonly message: unknown;
  /**
   * Names the message. A second call with the same key and the same targets adds nothing while the first is kept, and
   * the queue's people find it by this name. Default: a random one.
   */
  readonly messageKey?: string | undefined;
  /** Milliseconds from now to the last send of it. Default 30 minutes. */
  readonly deadlineMs?: number | undefined;
  /** When the message is worth nothing any more, in milliseconds since 1970. */
  readonly expiresAtMs?: number | undefined;
  /** The higher leaves first. From -1000 to 1000, default 0. */
  readonly priority?: number | undefined;
  /** A second copy does no harm: what may have been taken is sent again, after a crash too. Default false. */
  readonly repeatable?: boolean | undefined;
  /** Targets a send. Default 1. */
  readonly batchSize?: number | undefined;
  /** Targets a job. Default 100, and never less than `batchSize`. */
  readonly jobSize?: number | undefined;
  /** Vendors made by `defineVendor`, whose ids are allowed beside ours. */
  readonly vendors?:
    | readonly {
        /** What `vendor` may then be. The worker needs the vendor itself, in its own `vendors`. */
        readonly id: string;
      }[]
    | undefined;
}

/** One payload a job. Throws an `ArgumentError`. */
export function payloadsOf(message: QueuedMessage, enqueuedAtMs: number): Payload[] {
  if (typeof message !== 'object' || message === null) throw new ArgumentError('message', message, 'an object');
  const { targets, batchSize = queueDefaults.batchSize, jobSize = queueDefaults.jobSize } = message;
  const common = { ...wordsOf(message), ...numbersOf(message), batchSize: whole('batchSize', batchSize), enqueuedAtMs };
  const size = Math.max(whole('jobSize', jobSize), batchSize);
  const unique = [...new Set(checkedTargets(targets))];
  const payloads: Payload[] = [];
  for (let at = 0; at < unique.length; at += size) payloads.push({ ...common, targets: unique.slice(at, at + size) });
  return payloads;
}

const allowed = 'a string that is not empty, without NUL and half characters: no engine keeps those';
/** Node 20 has it; the library of ES2023 does not name it. */
const isText = (target: string & { isWellFormed?(): boolean }): boolean =>
  target !== '' && !target.includes('\0') && target.isWellFormed?.() !== false;

function* checkedTargets(targets: unknown): Generator<string> {
  if (typeof targets !== 'object' || targets === null || !(Symbol.iterator in targets))
    throw new ArgumentError('targets', targets, 'an array or another iterable of strings');
  let index = 0;
  for (const target of targets as Iterable<unknown>) {
    if (typeof target !== 'string' || !isText(target)) throw new ArgumentError(`targets[${index}]`, target, allowed);
    index += 1;
    yield target;
  }
}

function wordsOf(message: QueuedMessage) {
  const { vendor, app, kind, channel, host, messageKey = randomUUID(), repeatable = false, vendors = [] } = message;
  if (!findVendor(vendor) && !vendors.some(({ id }) => id === vendor))
    throw new ArgumentError('vendor', vendor, `one of ${vendorIds.join(', ')}, or the id of one in \`vendors\``);
  for (const [name, value] of Object.entries({ app, channel, host }))
    if (value !== undefined && typeof value !== 'string') throw new ArgumentError(name, value, 'a string, or left out');
  if (typeof messageKey !== 'string' || messageKey === '') throw new ArgumentError('messageKey', messageKey, 'a name, or left out');
  if (kind !== undefined && !([...targetKinds, 'unicast', 'multicast'] as unknown[]).includes(kind))
    throw new ArgumentError('kind', kind, `one of ${targetKinds.join(', ')}, unicast, multicast, or left out`);
  if (typeof repeatable !== 'boolean')
    throw new ArgumentError('repeatable', repeatable, 'true or false: a function does not go into a queue');
  return { vendor, app, kind, channel, host, message: json(message.message), messageKey, repeatable };
}

function json(message: unknown): unknown {
  try {
    const text = JSON.stringify(message ?? null);
    if (text !== undefined) return message ?? null;
  } catch {
    // Said below.
  }
  throw new ArgumentError('message.message', message, 'something that JSON can hold');
}

function numbersOf({ deadlineMs = queueDefaults.deadlineMs, expiresAtMs, priority = 0 }: QueuedMessage) {
  if (!(deadlineMs > 0 && deadlineMs < Infinity)) throw new ArgumentError('deadlineMs', deadlineMs, 'milliseconds above 0');
  if (expiresAtMs !== undefined && !(expiresAtMs >= 0 && expiresAtMs < Infinity))
    throw new ArgumentError('expiresAtMs', expiresAtMs, 'milliseconds since 1970, or left out');
  if (!Number.isInteger(priority) || Math.abs(priority) > 1000)
    throw new ArgumentError('priority', priority, 'a whole number from -1000 to 1000');
  return { deadlineMs, expiresAtMs, priority };
}

function whole(name: string, value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 1) throw new ArgumentError(name, value, 'a whole number, 1 or more');
  return value as number;
}
