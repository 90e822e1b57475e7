import { randomUUID } from 'node:crypto';
import { ArgumentError } from '../../core/argument-error.ts';
import type { Outcomes } from '../../core/outcome.ts';
import type { RawReply, Sent } from '../../core/reply.ts';
import type { Vendor } from '../../core/vendor.ts';
import { parse } from '../../parse.ts';
import type { VendorId } from '../../vendors/index.ts';
import { emit } from '../events/bus.ts';
import type { PushEvent } from '../events/push-event.ts';
import type { ReceiptEvent } from './events.ts';
import { LatestKeys } from './lru.ts';
import { Once } from './once.ts';
import type { ReceiptOptions } from './options.ts';
import { type Profile, profileOf, receiptVendors } from './profile.ts';
import type { BodyLimits } from './read-body.ts';
import { verifierOf } from './verifiers.ts';

const mostSeen = 100_000;
const longestTimerMs = 2 ** 31 - 1;

export type Settings = ReturnType<typeof settingsOf>;

/** The options with their defaults, checked. Throws an `ArgumentError`. */
export function settingsOf(options: ReceiptOptions) {
  const { vendor: given, seen, hashKey = randomUUID(), onEvent, now = Date.now } = options;
  const vendor = idOf(given);
  const profile = profileOf(vendor);
  if (seen && options.hashKey === undefined) throw new ArgumentError('hashKey', undefined, 'a text, the same for all that share `seen`');
  const tell = teller(onEvent);
  const failed = () => tell({ type: 'seen_failed', vendor });
  const deliverWithinMs = whole('deliverWithinMs', options.deliverWithinMs ?? 15_000, 1, longestTimerMs);
  const limits = limitsOf(options, profile);
  return {
    vendor,
    profile,
    tell,
    now,
    hashKey,
    app: options.app,
    secrets: secretsOf(options.secret),
    verifiers: listOf(options.verify).map((verify) => verifierOf(vendor, verify)),
    onOutcomes: callable('onOutcomes', options.onOutcomes),
    pruner: sinkOf(options.pruner),
    isDurableOnly: options.acknowledge === 'durable',
    trusted: new Once(seen ?? new LatestKeys(mostSeen), deliverWithinMs, failed),
    // Apart, so that what a stranger writes neither hides nor drives out what the vendor says.
    strangers: new Once(new LatestKeys(mostSeen), deliverWithinMs, failed),
    parse: parserOf(given, { api: 'receipt', kind: options.kind ?? profile.kind, app: options.app }),
    maxAtOnce: whole('maxAtOnce', options.maxAtOnce ?? 64, 4),
    deliverWithinMs,
    limits,
    strangerLimits: { ...limits, maxBytes: Math.ceil(limits.maxBytes / 4), maxEntries: Math.ceil(limits.maxEntries / 4) },
  };
}

const limitsOf = (options: ReceiptOptions, profile: Profile): BodyLimits => ({
  maxBytes: whole('maxBytes', options.maxBytes ?? profile.maxBytes, 1, 2 ** 28),
  maxDepth: whole('maxDepth', options.maxDepth ?? 16, 1, 1000),
  maxEntries: whole('maxEntries', options.maxEntries ?? profile.maxEntries, 1, 10_000_000),
  bodyWithinMs: whole('bodyWithinMs', options.bodyWithinMs ?? 10_000, 1, longestTimerMs),
});

/** Whoever listens, nothing depends on it. */
const teller = (onEvent: ReceiptOptions['onEvent']) => (event: ReceiptEvent) => {
  const { type, ...rest } = event;
  emit({ event: `receipt_${type}`, ...rest } as PushEvent);
  try {
    onEvent?.(event);
  } catch {
    // an operator's log that fails must not cost the vendor its answer
  }
};

function idOf(vendor: ReceiptOptions['vendor']): string {
  const id: unknown = typeof vendor === 'object' && vendor !== null ? vendor.definition?.apis.receipt && vendor.id : vendor;
  if (typeof id === 'string' && (typeof vendor === 'object' || receiptVendors.includes(id))) return id;
  throw new ArgumentError('vendor', id, `one that posts receipts: ${receiptVendors.join(', ')}, or a vendor with the API receipt`);
}

/** By id, so that the codes of other vendors inside Tencent's events are found; a vendor handed in may have rows of its own. */
const parserOf =
  (vendor: ReceiptOptions['vendor'], sent: Sent) =>
  (reply: RawReply): Outcomes =>
    parse(vendor as VendorId | Vendor, reply, sent);

const shortestSecret = 16;

function secretsOf(secret: ReceiptOptions['secret']): readonly string[] {
  const secrets = listOf(secret);
  for (const one of secrets)
    if (typeof one !== 'string' || one.length < shortestSecret)
      throw new ArgumentError('secret', typeof one, `a text of at least ${shortestSecret} characters, so that nobody guesses it`);
  return secrets;
}

const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

function callable<T>(name: string, value: T | undefined): T | undefined {
  if (value !== undefined && typeof value !== 'function') throw new ArgumentError(name, value, 'a function');
  return value;
}

function sinkOf(pruner: ReceiptOptions['pruner']): ReceiptOptions['pruner'] {
  if (pruner !== undefined && typeof pruner?.add !== 'function')
    throw new ArgumentError('pruner', pruner, 'an object with `add(outcomes)`');
  return pruner;
}

function whole(name: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new ArgumentError(name, value, `a whole number from ${least} to ${most}`);
  return value;
}
