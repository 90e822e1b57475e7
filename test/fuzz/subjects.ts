import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classifyLine } from '../../src/cli/classify-line.ts';
import { outcomesOfError as apns2Error } from '../../src/clients/sdk/apns2/index.ts';
import { outcomesOfError as firebaseError, outcomesOfBatchResponse } from '../../src/clients/sdk/firebase-admin/index.ts';
import { outcomesOfResponses } from '../../src/clients/sdk/node-apn/index.ts';
import { outcomesOfBody, outcomesOfError as xiaomiError } from '../../src/clients/sdk/xiaomi-push/index.ts';
import type { Outcomes } from '../../src/core/outcome.ts';
import type { Sent } from '../../src/core/reply.ts';
import { PayloadError, readPayload, writePayload } from '../../src/effects/bullmq/payload.ts';
import { receiptHandler } from '../../src/effects/receipts/index.ts';
import { parse } from '../../src/parse.ts';
import { type VendorId, vendorIds } from '../../src/vendors/index.ts';
import { apis, kinds, mutate, recorded, recordedAs, someTargets, statuses, step } from './grammar.ts';
import { checkLaws } from './laws.ts';

/** What is fuzzed: cases that JSON can hold, so that a failure can be kept, and what must be true of each. */
export interface Subject<Case = never> {
  readonly cases: fc.Arbitrary<Case>;
  readonly check: (given: Case) => void | Promise<void>;
  /** Of a hundred cases so many are this subject's. */
  readonly share: number;
}

const subject = <Case>(share: number, cases: fc.Arbitrary<Case>, check: (given: Case) => void | Promise<void>) =>
  ({ share, cases, check }) as unknown as Subject;
const vendor = fc.constantFrom(...vendorIds);
const steps = fc.oneof(
  { weight: 3, arbitrary: fc.array(step, { minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.array(step, { minLength: 2, maxLength: 5 }) },
);
const maybeStatus = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: statuses });
const pick = fc.constantFrom(...recorded.map(({ name }) => name));
const anything = fc.jsonValue({ maxDepth: 4 });

const broken = subject(
  55,
  fc.record({ at: pick, steps, status: maybeStatus, kind: kinds, targets: fc.option(someTargets), own: fc.boolean() }),
  ({ at, steps, status, kind, targets, own }) => {
    const { vendor, reply, sent: original } = recordedAs(at);
    const mutated = { ...reply, status: status ?? reply.status, body: mutate(reply.body, steps) };
    const sent: Sent = own ? original : { ...original, kind, ...(targets && { targets }) };
    checkLaws(vendor, mutated, sent, parse(vendor as VendorId, mutated, sent));
  },
);

const arbitrary = subject(
  20,
  fc.record({
    vendor,
    status: statuses,
    bytes: fc.array(fc.nat({ max: 255 }), { maxLength: 200 }),
    text: fc.option(fc.json({ maxDepth: 5 })),
    api: apis,
    kind: kinds,
    targets: someTargets,
  }),
  ({ vendor, status, bytes, text, api, kind, targets }) => {
    const reply = { status, body: text ?? Uint8Array.from(bytes) };
    const sent: Sent = { api, kind, targets };
    checkLaws(vendor, reply, sent, parse(vendor, reply, sent));
  },
);

const lines = subject(10, fc.record({ at: pick, steps, inside: steps }), ({ at, steps, inside }) => {
  const { vendor, reply, sent } = recordedAs(at);
  const text = mutate(
    JSON.stringify({ id: 'secret-of-the-line', vendor, sent, reply: { ...reply, body: mutate(reply.body, inside) } }),
    steps,
  );
  const answer = classifyLine({ number: 7, text });
  if ('outcomes' in answer) assert.ok(answer.outcomes.length > 0);
  else assert.ok(answer.line === 7 && answer.error.length < 400 && !answer.error.includes('secret-of-the-line'));
});

const payload = writePayload({
  ...{
    vendor: 'fcm',
    app: 'shop',
    kind: 'token',
    targets: ['secret-token-1', 'secret-token-2'],
    message: { title: 'Hello' },
    messageKey: 'm',
  },
  ...{ batchSize: 1, priority: 0, repeatable: false, enqueuedAtMs: 1, deadlineMs: 2 },
});
const payloads = subject(5, fc.record({ steps, data: fc.option(anything) }), ({ steps, data }) => {
  let given: unknown = data;
  try {
    given = data ?? JSON.parse(mutate(JSON.stringify(payload), steps));
  } catch {
    return;
  }
  try {
    assert.ok(readPayload(given).targets.length > 0);
  } catch (error) {
    assert.ok(error instanceof PayloadError && !error.message.includes('secret-token'), String(error));
  }
});

const targets = ['a-token-of-some-length', 'another-token-of-that'];
const named = { name: 'FirebaseMessagingError', codePrefix: 'messaging', errorInfo: { code: 'messaging/x', message: 'm' } };
const shape = fc.oneof(
  anything,
  anything.map((value) => ({ responses: [value, { success: false, error: value }], successCount: 1, failureCount: 1 })),
  fc.tuple(anything, fc.string()).map(([value, code]) => ({ ...named, code, message: code, cause: value, httpResponse: value })),
  fc
    .tuple(anything, fc.integer())
    .map(([value, status]) => ({ sent: [{ device: targets[0] }, value], failed: [{ device: targets[1], status, response: value }] })),
  fc
    .tuple(anything, fc.string())
    .map(([value, reason]) => ({ reason, statusCode: 410, notification: { deviceToken: targets[0] }, response: value })),
);
const readers: readonly ((value: never) => Outcomes)[] = [
  (value) => outcomesOfBatchResponse(targets, value),
  (value) => firebaseError(value, { targets }),
  (value) => outcomesOfResponses(value, { targets }),
  (value) => apns2Error(value, { target: targets[0] } as never),
  (value) => outcomesOfBody(value, { targets }),
  (value) => xiaomiError(value, { targets }),
];
const sdks = subject(7, fc.record({ which: fc.nat({ max: readers.length - 1 }), value: shape }), ({ which, value }) => {
  const outcomes = (readers[which] as (value: unknown) => Outcomes)(value);
  assert.ok(outcomes.length > 0);
  const names = outcomes.flatMap((outcome) => outcome.targets);
  for (const name of names) assert.ok(targets.includes(name), 'a target that was not sent');
  if (which !== 3) assert.deepEqual([...names].sort(), [...targets].sort());
});

const posting = ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu', 'tencent-im'] as const;
const secret = 'a-secret-of-twenty-signs';
const pruned: string[] = [];
const handlers = Object.fromEntries(
  posting.map((vendor) => [
    vendor,
    receiptHandler({
      vendor,
      secret,
      pruner: { add: async () => void pruned.push(vendor) },
      onOutcomes: () => undefined,
      ...(vendor === 'huawei' && {}),
    } as never),
  ]),
);
const posted = recorded.filter(({ sent }) => sent.api === 'receipt').map(({ name }) => name);
const receipts = subject(
  3,
  fc.record({
    vendor: fc.constantFrom(...posting),
    at: fc.constantFrom(...posted),
    steps,
    form: fc.boolean(),
    path: fc.string({ maxLength: 20 }),
  }),
  async ({ vendor, at, steps, form, path }) => {
    const body = mutate(recordedAs(at).reply.body, steps);
    const headers = { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' };
    const url = `https://example.test/${encodeURIComponent(path)}`;
    pruned.length = 0;
    const response = await handlers[vendor]?.(
      new Request(url, { method: 'POST', headers, body: form ? new URLSearchParams({ data: body, cb: body }) : body }),
    );
    assert.ok(response instanceof Response && response.status >= 200 && response.status < 600);
    assert.equal(pruned.length, 0, 'a stranger reached the pruner');
  },
);

export const subjects: Readonly<Record<string, Subject>> = { broken, arbitrary, lines, payloads, sdks, receipts };
