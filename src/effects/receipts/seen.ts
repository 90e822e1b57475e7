import { hash } from 'node:crypto';
import type { Outcome } from '../../core/outcome.ts';

/** What was counted already. Keys are keyed hashes, 43 characters: no target and no message id can be read from them. */
export interface SeenStore {
  /** One answer a key, in their order. If it throws, all count as new. */
  has(keys: readonly string[]): readonly boolean[] | Promise<readonly boolean[]>;
  /** Called after the outcomes were handed on, so that a post that failed counts when it is repeated. */
  add(keys: readonly string[]): unknown;
}

/** One key a target: what was said, of which message. Undefined where the vendor names no message: then nobody can tell a repeat. */
export function keysOf(outcome: Outcome, hashKey: string): readonly string[] | undefined {
  const { vendor, app, messageId, evidence, targets } = outcome;
  if (messageId === undefined) return undefined;
  const receipt = outcome.status === 'accepted' ? outcome.receipt : undefined;
  const event = JSON.stringify([hashKey, vendor, app, messageId, evidence.vendor, evidence.code, receipt]);
  return targets.map((target) => hash('sha256', `${event}${target}`, 'base64url'));
}
