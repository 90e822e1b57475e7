import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReceiptVendor, receiptHandler, receiptVendors } from '../../../src/effects/receipts/index.ts';
import { parse } from '../../../src/parse.ts';
import { replyFor, type Simulator, startSimulator } from '../../../src/testing/index.ts';
import { acknowledgements, listener, nowMs, post, postedCodes, secret } from './receipts.ts';
import { servers } from './servers.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ vendors: [] });
});
afterAll(() => simulator.stop());

const ids = receiptVendors as readonly ReceiptVendor[];
const kindOf = (vendor: ReceiptVendor) => (vendor === 'tencent-im' ? 'account' : 'token');
/** Over the wire a text is what it was, whatever the vendor packs it into. */
const targets = ['token+1/ä=', 'token-2'];

describe.each(Object.entries(servers))('in %s', (_, mount) => {
  test.each(ids)(
    'every documented status that %s posts becomes the outcome of the raw receipt, and is answered as the vendor expects',
    async (vendor) => {
      const { got, onOutcomes } = listener();
      const handler = receiptHandler({ vendor, app: 'main', kind: kindOf(vendor), secret, onOutcomes, now: () => nowMs });
      const server = await mount(handler);
      try {
        const codes = postedCodes(vendor);
        expect(codes.length).toBeGreaterThan(1);
        for (const code of codes) {
          const posted = await simulator.postReceipt(vendor, { url: `${server.url}/receipts/${vendor}/${secret}`, code, targets });
          expect(posted, code).toEqual({ status: 200, body: acknowledgements[vendor] });
          const raw = { ...replyFor(vendor, code, { api: 'receipt', targets }), receivedAtMs: nowMs };
          const expected = parse(vendor, raw, { api: 'receipt', kind: kindOf(vendor), app: 'main' });
          expect(got.at(-1), code).toEqual({
            outcomes: expected,
            report: { trusted: true, because: 'secret', vendor, app: 'main', receivedAtMs: nowMs, repeated: 0 },
          });
          expect(expected.flatMap((outcome) => outcome.targets)).toEqual(targets);
        }
        expect(got).toHaveLength(codes.length);
      } finally {
        await server.close();
      }
    },
  );

  test.each(ids)(
    'the same from a stranger of %s is answered alike, reported as not trusted, and kills, moves and stops nothing',
    async (vendor) => {
      const { got, outcomes, onOutcomes } = listener();
      const handler = receiptHandler({ vendor, kind: kindOf(vendor), secret, onOutcomes, now: () => nowMs });
      const server = await mount(handler);
      try {
        for (const code of postedCodes(vendor)) {
          const posted = await simulator.postReceipt(vendor, { url: `${server.url}/receipts/${vendor}/a-guess`, code, targets });
          expect(posted, code).toEqual({ status: 200, body: acknowledgements[vendor] });
          expect(got.at(-1)?.report).toMatchObject({ trusted: false, because: 'wrong_secret' });
        }
      } finally {
        await server.close();
      }
      for (const outcome of outcomes()) {
        expect(outcome).not.toHaveProperty('replacements');
        if (outcome.status !== 'accepted') expect(outcome.pause).toBe('none');
        if (outcome.status !== 'refused') continue;
        expect(outcome.token).not.toBe('dead');
        expect(outcome).not.toHaveProperty('diedAtMs');
        expect(outcome).not.toHaveProperty('confirm');
      }
    },
  );
});

const v1 = '{"statuses":[{"biTag":"1","appid":"13","token":"a","status":2,"timestamp":1489993883189,"requestId":"r1"}]}';
const v2 =
  '{"statuses":[{"pushType":0,"appPackageName":"com.x","token":"a","requestId":"r2","deliveryStatus":{"result":2,"timestamp":1489993883189}}]}';
const card = '{"statuses":[{"pushType":1,"token":"a","requestId":"r3","formStatus":{"formId":1,"result":2,"timestamp":1489993883189}}]}';

test.each([
  ['v1', v1],
  ['v2', v2],
  ['of a card', card],
])('a receipt of Huawei %s says who died, and when', async (_, body) => {
  const { outcomes, onOutcomes } = listener();
  const response = await receiptHandler({ vendor: 'huawei', secret, onOutcomes })(post(body));
  expect(await response.text()).toBe(acknowledgements.huawei);
  expect(outcomes()).toMatchObject([{ targets: ['a'], cause: 'token_unregistered', token: 'dead', diedAtMs: 1489993883189 }]);
});

test('what arrived, was shown and was clicked reaches the listener as such', async () => {
  const { outcomes, onOutcomes } = listener();
  const server = await servers.express(receiptHandler({ vendor: 'meizu', secret, onOutcomes }));
  const vivo = await servers.fastify(receiptHandler({ vendor: 'vivo', secret, onOutcomes }));
  for (const code of ['cb.type=1', 'cb.type=2'])
    await simulator.postReceipt('meizu', { url: `${server.url}/receipts/?key=${secret}`, code, targets });
  await simulator.postReceipt('vivo', { url: `${vivo.url}/receipts/?key=${secret}`, code: 'live:302/32009', targets: ['a'] });
  await Promise.all([server.close(), vivo.close()]);
  expect(outcomes().map((outcome) => outcome.status === 'accepted' && outcome.receipt)).toEqual(['arrived', 'clicked', 'shown']);
});
