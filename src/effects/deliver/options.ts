import { ArgumentError } from '../../core/argument-error.ts';
import type { Limits } from '../../core/decide/index.ts';
import { targetKinds } from '../../core/reply.ts';
import type { Vendor } from '../../core/vendor.ts';
import { findVendor, vendorIds } from '../../vendors/index.ts';
import type { Gate } from '../gate/index.ts';
import { deliverDefaults, longestTimerMs } from './defaults.ts';
import { gateOf } from './gate-of.ts';
import type { DeliverOptions } from './types.ts';

type Given<Credential> = DeliverOptions<Credential>;

/** `DeliverOptions`, checked and with their defaults. */
export interface Settings<Credential = unknown>
  extends Pick<
    Given<Credential>,
    | 'app'
    | 'kind'
    | 'channel'
    | 'host'
    | 'targets'
    | 'send'
    | 'credential'
    | 'refresh'
    | 'signal'
    | 'messageKey'
    | 'ledger'
    | 'onAttempt'
    | 'onProgress'
  > {
  readonly vendor: Vendor;
  readonly gate: Gate;
  readonly repeatable: (target: string) => boolean;
  readonly limits: Limits;
  readonly refreshMs: number;
  readonly batchSize: number;
  readonly concurrency: number;
  readonly priority: number;
  readonly dryRun: boolean;
  readonly now: () => number;
  readonly random: () => number;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  /** Nothing is virtual: the event loop may be let breathe. */
  readonly isReal: boolean;
}

/** Throws an `ArgumentError` for options that are none. */
export function settingsOf<Credential>(options: Given<Credential>): Settings<Credential> {
  if (typeof options !== 'object' || options === null) throw new ArgumentError('options', options, 'an object');
  const vendor = vendorOf(options.vendor);
  checkTargets(options.targets);
  if (typeof options.send !== 'function') throw new ArgumentError('send', options.send, 'a function');
  checkWords(options);
  checkFunctions(options);
  const setTimer = options.setTimer ?? realTimer;
  const { app, kind, channel, host, targets, send, credential, refresh, signal, messageKey, ledger, onAttempt, onProgress } = options;
  return {
    ...{ vendor, app, kind, channel, host, targets, send, credential, refresh, signal, messageKey, ledger, onAttempt, onProgress },
    gate: gateOf(options),
    repeatable: repeatableOf(options.repeatable),
    limits: limitsOf(options),
    refreshMs: from('refreshMs', options.refreshMs ?? deliverDefaults.refreshMs, 1, longestTimerMs),
    batchSize: whole('batchSize', options.batchSize ?? deliverDefaults.batchSize),
    concurrency: whole('concurrency', options.concurrency ?? deliverDefaults.concurrency),
    priority: from('priority', options.priority ?? 0, -Number.MAX_VALUE, Number.MAX_VALUE),
    dryRun: options.dryRun === true,
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    setTimer: (run, ms) => setTimer(run, Math.min(longestTimerMs, Math.max(1, Math.ceil(ms)))),
    isReal: options.setTimer === undefined,
  };
}

/** Not unref'd: a process that ended while targets wait would lose them. */
function realTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

function vendorOf(vendor: unknown): Vendor {
  const made = typeof vendor === 'object' && vendor !== null && typeof (vendor as Vendor).parse === 'function';
  const found = made ? (vendor as Vendor) : findVendor(vendor);
  if (!found) throw new ArgumentError('vendor', vendor, `one of ${vendorIds.join(', ')}, or a vendor made by defineVendor`);
  return found;
}

function checkTargets(targets: unknown): void {
  const isSource = typeof targets === 'object' && targets !== null && (Symbol.iterator in targets || Symbol.asyncIterator in targets);
  if (!isSource) throw new ArgumentError('targets', targets, 'an array, an iterable or an async iterable of strings');
  if (!Array.isArray(targets)) return;
  for (let index = 0; index < targets.length; index += 1) checkTarget(targets[index], index);
}

/** A target that is none. `index` is its place, from 0. */
export function checkTarget(target: unknown, index: number): asserts target is string {
  if (typeof target !== 'string') throw new ArgumentError(`targets[${index}]`, target, 'a string');
}

function checkWords<Credential>(options: Given<Credential>): void {
  const { kind, messageKey, ledger } = options;
  for (const name of ['app', 'channel', 'host', 'messageKey'] as const)
    if (options[name] !== undefined && typeof options[name] !== 'string')
      throw new ArgumentError(name, options[name], 'a string, or left out');
  if (kind !== undefined && !([...targetKinds, 'unicast', 'multicast'] as unknown[]).includes(kind))
    throw new ArgumentError('kind', kind, `one of ${targetKinds.join(', ')}, unicast, multicast, or left out`);
  if (ledger !== undefined && (typeof ledger?.taken !== 'function' || typeof ledger?.note !== 'function'))
    throw new ArgumentError('ledger', ledger, 'a ledger: memoryLedger() or one of your own');
  if (ledger !== undefined && !messageKey) throw new ArgumentError('messageKey', messageKey, 'given where there is a ledger');
}

function checkFunctions<Credential>(options: Given<Credential>): void {
  for (const name of ['refresh', 'onAttempt', 'onProgress', 'now', 'random', 'setTimer'] as const)
    if (options[name] !== undefined && typeof options[name] !== 'function')
      throw new ArgumentError(name, options[name], 'a function, or left out');
  const { signal, dryRun } = options;
  if (signal !== undefined && typeof signal?.addEventListener !== 'function')
    throw new ArgumentError('signal', signal, 'an AbortSignal, or left out');
  if (dryRun !== undefined && typeof dryRun !== 'boolean') throw new ArgumentError('dryRun', dryRun, 'true or false');
}

function repeatableOf(repeatable: unknown): (target: string) => boolean {
  if (repeatable === undefined || typeof repeatable === 'boolean') return () => repeatable === true;
  if (typeof repeatable !== 'function') throw new ArgumentError('repeatable', repeatable, 'true, false or a function of a target');
  return (target) => {
    try {
      return repeatable(target) === true;
    } catch {
      return false; // nobody said that a second copy does no harm
    }
  };
}

function limitsOf<Credential>(options: Given<Credential>): Limits {
  const { attempts, deadlineMs, baseMs, capMs } = { ...deliverDefaults, ...defined(options) };
  const { expiresAtMs } = options;
  if (attempts !== Infinity) whole('attempts', attempts);
  if (!(deadlineMs > 0)) throw new ArgumentError('deadlineMs', deadlineMs, 'milliseconds above 0, or Infinity');
  from('baseMs', baseMs, 0, Number.MAX_VALUE);
  from('capMs', capMs, 0, Number.MAX_VALUE);
  if (expiresAtMs !== undefined && !(typeof expiresAtMs === 'number' && expiresAtMs >= 0))
    throw new ArgumentError('expiresAtMs', expiresAtMs, 'milliseconds since 1970, or left out');
  return { attempts, deadlineMs, baseMs, capMs, expiresAtMs };
}

function defined<Credential>({ attempts, deadlineMs, baseMs, capMs }: Given<Credential>) {
  return {
    ...(attempts !== undefined && { attempts }),
    ...(deadlineMs !== undefined && { deadlineMs }),
    ...(baseMs !== undefined && { baseMs }),
    ...(capMs !== undefined && { capMs }),
  };
}

function whole(name: string, value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 1) throw new ArgumentError(name, value, 'a whole number, 1 or more');
  return value as number;
}

function from(name: string, value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new ArgumentError(name, value, `a number from ${least} to ${most}`);
  return value;
}
