import assert from 'node:assert/strict';
import { deadly } from '../../src/core/code-table.ts';
import type { Outcome, Outcomes } from '../../src/core/outcome.ts';
import type { RawReply, Sent } from '../../src/core/reply.ts';
import { vendors } from '../../src/vendors/index.ts';

/** What came out so far: a fuzzer that only meets `malformed_reply` proves little. */
export const reached: Record<string, number> = { accepted: 0, refused: 0, uncertain: 0, dead: 0, suspect: 0 };

const sorted = (texts: readonly string[]) => [...texts].sort();

/** Laws 1 to 5, and that no code but one whose row says so kills a token. Throws an `AssertionError`. */
export function checkLaws(id: string, reply: RawReply, sent: Sent, outcomes: Outcomes): void {
  const { targets = [] } = sent;
  assert.ok(outcomes.length > 0, 'at least one outcome');
  if (targets.length > 0 && sent.api !== 'receipt')
    assert.deepEqual(sorted(outcomes.flatMap((outcome) => outcome.targets)), sorted(targets), 'law 1: partition');
  for (const outcome of outcomes) {
    assert.equal(outcome.vendor, id);
    reached[outcome.status] = (reached[outcome.status] ?? 0) + 1;
    if (outcome.status === 'refused' && outcome.token !== 'keep') reached[outcome.token] = (reached[outcome.token] ?? 0) + 1;
    if (outcome.status === 'accepted') assert.ok(reply.status >= 200 && reply.status < 300, 'law 4: accepted only under 2xx');
    else if (outcome.token === 'dead') checkDeath(id, outcome);
    checkWords(outcome, targets);
  }
}

function checkDeath(id: string, { status, cause, kind, api, evidence }: Exclude<Outcome, { status: 'accepted' }>): void {
  assert.equal(status, 'refused', 'law 3: nothing uncertain is dead');
  assert.ok(deadly.has(cause), 'law 3: a cause that may kill');
  assert.equal(kind ?? 'token', 'token', 'law 3: only tokens die');
  assert.ok(!/^http-/.test(evidence.code) && evidence.vendor === undefined, 'law 3: no status and no other vendor');
  const vendor = vendors[id as keyof typeof vendors];
  const row = vendor.verdict(evidence.code, api) ?? vendor.verdict(evidence.code, 'send');
  assert.equal(row?.token, 'dead', 'law 3: a row that says so');
}

function checkWords({ evidence: { code, message } }: Outcome, targets: readonly string[]): void {
  assert.ok(code.length <= 64, 'law 5: a short code');
  if (message === undefined) return;
  assert.ok(message.length <= 256, 'law 5: a short message');
  for (const target of targets) if (target.length >= 12) assert.ok(!message.includes(target), 'law 5: no target in the message');
}

/** Prototypes that hostile keys may have reached. */
const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const known = prototypes.map((one) => Reflect.ownKeys(one).length);

export function checkPrototypes(): void {
  assert.deepEqual(
    prototypes.map((one) => Reflect.ownKeys(one).length),
    known,
    'a prototype was touched',
  );
}
