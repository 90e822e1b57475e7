import { type Api, apis } from './api.ts';
import { ArgumentError } from './argument-error.ts';
import { type Sent, type TargetKind, targetKinds } from './reply.ts';
import { TargetIndex } from './target-index.ts';

/** `Sent`, checked and with its defaults. */
export interface Request {
  readonly api: Exclude<Api, 'client'>;
  readonly kind: TargetKind | undefined;
  readonly targets: readonly string[];
  /** Which targets were sent, and where they stand: never search `targets` once for every name in a reply. */
  readonly index: TargetIndex;
  readonly sent: Sent;
}

const none: readonly string[] = [];
const nothing: Sent = {};

/** Checks what the caller says of its own request: the one part of `parse` that throws. */
export function requestOf(
  sent: Sent | undefined | null,
  meansByUnicast: TargetKind,
  Index: new (targets: readonly string[]) => TargetIndex = TargetIndex,
): Request {
  const given = sent ?? nothing;
  const targets = targetsOf(given.targets);
  return { api: apiOf(given.api), kind: kindOf(given.kind, meansByUnicast), targets, index: new Index(targets), sent: given };
}

function apiOf(api: unknown): Request['api'] {
  if (api === undefined || api === null || api === 'send') return 'send';
  if (api === 'client' || !(apis as readonly unknown[]).includes(api))
    throw new ArgumentError('sent.api', api, 'one of send, auth, operation, receipt, or left out (send)');
  return api as Request['api'];
}

function targetsOf(targets: unknown): readonly string[] {
  if (targets === undefined || targets === null) return none;
  if (!Array.isArray(targets)) throw new ArgumentError('sent.targets', targets, 'an array of strings');
  for (let index = 0; index < targets.length; index += 1)
    if (typeof targets[index] !== 'string') throw new ArgumentError(`sent.targets[${index}]`, targets[index], 'a string');
  return targets;
}

function kindOf(kind: unknown, meansByUnicast: TargetKind): TargetKind | undefined {
  if (kind === undefined) return undefined;
  if (kind === 'unicast' || kind === 'multicast') return meansByUnicast;
  return (targetKinds as readonly unknown[]).includes(kind) ? (kind as TargetKind) : undefined;
}
