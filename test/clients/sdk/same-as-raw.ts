import { expect } from 'vitest';
import type { Outcome, Outcomes } from '../../../src/core/outcome.ts';
import type { Sent } from '../../../src/core/reply.ts';
import { parse, type VendorId } from '../../../src/index.ts';
import { replyFor } from '../../../src/testing/index.ts';

/** When every reply of these tests is said to have come: waits until midnight count from it. */
export const receivedAtMs = Date.UTC(2026, 10, 24, 4, 0);

const raw = (vendor: VendorId, code: string, sent: Sent): Outcomes =>
  parse(vendor, { ...replyFor(vendor, code, sent), receivedAtMs }, sent);

/** All that decides, and the vendor's words. */
export function bare({ receivedAtMs: _received, sentAtMs, messageId, ...outcome }: Outcome): object {
  return outcome;
}

/** All that decides. */
export function advice(outcome: Outcome): object {
  const { evidence, ...rest } = bare(outcome) as Outcome;
  return rest;
}

export function expectSame(outcomes: Outcomes, vendor: VendorId, code: string, sent: Sent): void {
  expect(outcomes.map(bare)).toEqual(raw(vendor, code, sent).map(bare));
}

/** The same advice, where the SDK lost the status or the details behind it. */
export function expectSameAdvice(outcomes: Outcomes, vendor: VendorId, code: string, sent: Sent): void {
  expect(outcomes.map(advice)).toEqual(raw(vendor, code, sent).map(advice));
}
