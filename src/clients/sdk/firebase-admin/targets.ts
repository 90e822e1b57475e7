import { ArgumentError } from '../../../core/argument-error.ts';
import type { Sent, TargetKind } from '../../../core/reply.ts';
import { type SdkOptions, sentOf } from '../options.ts';
import type { FirebaseTarget } from './types.ts';

/** An installation id stands and falls with its app as a token does. */
const kinds: readonly (readonly [string, TargetKind])[] = [
  ['token', 'token'],
  ['fid', 'token'],
  ['topic', 'topic'],
  ['condition', 'topic'],
];

/** `Sent` for one message. Throws an `ArgumentError` for a target that is none. */
export function sentOfTarget(target: FirebaseTarget, place: number, options: SdkOptions): Sent {
  if (typeof target === 'string') return sentOf(options, [target], 'token');
  const message = (target ?? {}) as Readonly<Record<string, unknown>>;
  for (const [member, kind] of kinds) {
    const name = message[member];
    if (typeof name === 'string') return sentOf({ ...options, kind: options.kind ?? kind }, [name], kind);
  }
  throw new ArgumentError(`targets[${place}]`, target, 'a token, or a message with a token, fid, topic or condition');
}

/** Throws an `ArgumentError` where there is no list, and for a target in it that is none. */
export function sentOfTargets(targets: readonly FirebaseTarget[], options: SdkOptions): readonly Sent[] {
  if (!Array.isArray(targets)) throw new ArgumentError('targets', targets, 'an array of tokens or messages, in the order they were sent');
  return targets.map((target, place) => sentOfTarget(target, place, options));
}
