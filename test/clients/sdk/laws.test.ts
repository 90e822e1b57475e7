import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as apns2 from '../../../src/clients/sdk/apns2/index.ts';
import * as firebase from '../../../src/clients/sdk/firebase-admin/index.ts';
import * as nodeApn from '../../../src/clients/sdk/node-apn/index.ts';
import * as xiaomi from '../../../src/clients/sdk/xiaomi-push/index.ts';
import type { Outcomes } from '../../../src/index.ts';

const targets = fc.array(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), { minLength: 1, maxLength: 6 });
const junk = fc.anything({ withNullPrototype: true, withBigInt: false, maxDepth: 3 });
const word = fc.constantFrom(
  'messaging/registration-token-not-registered',
  'messaging/unknown-error',
  'app/network-error',
  'messaging/invalid-argument',
);
const httpResponse = fc.record({ status: fc.oneof(fc.integer(), junk), headers: junk, data: junk });
const error = fc.oneof(
  junk,
  fc.record({ code: fc.oneof(word, junk), message: fc.oneof(fc.string(), junk), httpResponse: fc.oneof(httpResponse, junk), cause: junk }),
);
const entry = fc.record({ device: fc.constantFrom('a', 'b', '__proto__'), status: junk, response: junk, error });

/** Partition: the targets of all outcomes together are exactly those that were sent. */
function expectPartition(outcomes: Outcomes, sent: readonly string[]): void {
  expect(outcomes.flatMap((outcome) => outcome.targets).sort()).toEqual([...sent].sort());
}

describe('whatever an SDK answers or throws, every target stands in one outcome, and nothing is thrown', () => {
  test('firebase-admin: a batch', () => {
    const response = fc.oneof(junk, fc.record({ success: fc.oneof(fc.boolean(), junk), messageId: junk, error }));
    fc.assert(
      fc.property(targets, fc.oneof(junk, fc.record({ responses: fc.array(response) })), (sent, batch) =>
        expectPartition(firebase.outcomesOfBatchResponse(sent, batch as never), sent),
      ),
      { numRuns: 400 },
    );
  });

  test('firebase-admin: an error', () => {
    fc.assert(
      fc.property(targets, error, (sent, thrown) => expectPartition(firebase.outcomesOfError(thrown, { targets: sent }), sent)),
      { numRuns: 400 },
    );
  });

  test('node-apn: sent and failed', () => {
    const answer = fc.oneof(junk, fc.record({ sent: fc.oneof(junk, fc.array(entry)), failed: fc.oneof(junk, fc.array(entry)) }));
    fc.assert(
      fc.property(targets, answer, (sent, given) => expectPartition(nodeApn.outcomesOfResponses(given as never, { targets: sent }), sent)),
      { numRuns: 400 },
    );
  });

  test('apns2: many', () => {
    const answer = fc.oneof(
      junk,
      fc.record({ error: fc.oneof(error, fc.record({ statusCode: fc.oneof(fc.integer(), junk), response: junk })) }),
    );
    fc.assert(
      fc.property(targets, fc.array(answer), (sent, answers) => {
        const notifications = sent.map((deviceToken) => ({ deviceToken }));
        expectPartition(apns2.outcomesOfMany(notifications, answers), sent);
      }),
      { numRuns: 400 },
    );
  });

  test('xiaomi-push: a body and an error', () => {
    fc.assert(
      fc.property(targets, junk, error, (sent, body, thrown) => {
        expectPartition(xiaomi.outcomesOfBody(body, { targets: sent }), sent);
        expectPartition(xiaomi.outcomesOfError(thrown, { targets: sent }), sent);
      }),
      { numRuns: 400 },
    );
  });
});
