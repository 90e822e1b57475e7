import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import MiPush from 'xiaomi-push';
import { outcomesOfBody, outcomesOfError, outcomesOfSend } from '../../../src/clients/sdk/xiaomi-push/index.ts';
import { type Outcomes, vendors } from '../../../src/index.ts';
import { replyFor, type Simulator, startSimulator } from '../../../src/testing/index.ts';
import { simulatedById } from '../../../src/testing/simulations.ts';
import { advice, expectSame, expectSameAdvice, receivedAtMs } from './same-as-raw.ts';

let simulator: Simulator;

/** Its addresses are constants, which each instance copies. */
function notificationOf(): MiPush.Notification {
  const notification = new MiPush.Notification({ production: true, appSecret: 'the-app-secret', timeout: 300 });
  notification.apis.regid = `${simulator.url('xiaomi')}/v2/message/regid`;
  return notification;
}

beforeAll(async () => {
  simulator = await startSimulator({ vendors: ['xiaomi'] });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

const targets = ['a-regid', 'b-regid'];
const sent = { kind: 'token', targets, app: 'shop' } as const;
const message = () => new MiPush.Message().title('Hello').description('World').passThrough(0).notifyId(1);
const send = (): Promise<Outcomes> =>
  outcomesOfSend(() => notificationOf().sendToRegid(targets, message()), { targets, app: 'shop', receivedAtMs });

const { notOnTheWire } = simulatedById('xiaomi').simulation;
const codes = Object.keys(vendors.xiaomi.definition.apis.send?.codes ?? {}).filter((code) => !Object.hasOwn(notOnTheWire.send ?? {}, code));

describe('xiaomi-push 1 against the simulator', () => {
  test('there are codes to look at', () => expect(codes.length).toBeGreaterThan(20));

  test.each(codes)('%s: the outcome is what the raw reply gives', async (code) => {
    const reply = replyFor('xiaomi', code, sent);
    simulator.add({ vendor: 'xiaomi', reply });
    const isJson = typeof reply.body === 'string' && reply.body.startsWith('{');
    (reply.status === 200 || !isJson ? expectSame : expectSameAdvice)(await send(), 'xiaomi', code, sent);
  });

  test.each(['', 'null'])('lost: an empty body (%j) is uncertain, as it is raw', async (body) => {
    simulator.add({ vendor: 'xiaomi', reply: { status: 200, headers: { 'content-type': 'application/json' }, body } });
    expect(await send()).toMatchObject([{ status: 'uncertain', token: 'keep', targets }]);
  });

  test('nobody listening is refused: nothing was written', async () => {
    const open = await simulator.refuseConnections('xiaomi');
    const outcomes = await send();
    await open();
    expect(outcomes).toMatchObject([{ status: 'refused', cause: 'connection_failed', evidence: { code: 'ECONNREFUSED' } }]);
  });

  test.each([
    ['hang_before_reply', 'timeout'],
    ['reset_before_reply', 'connection_failed'],
  ] as const)('%s is uncertain', async (fault, cause) => {
    simulator.add({ vendor: 'xiaomi', fault });
    expect(await send()).toMatchObject([{ status: 'uncertain', cause, targets }]);
  });
});

describe('xiaomi-push, without the wire', () => {
  test.each([undefined, null, 7, 'x', new Error('x'), new Error('{"code":'), { name: 'StatusCodeError' }])(
    'whatever is thrown, nobody dies: %s',
    (error) => {
      const outcomes = outcomesOfError(error, { targets });
      expect(outcomes.flatMap((each) => each.targets)).toEqual(targets);
      for (const outcome of outcomes) expect(advice(outcome)).toMatchObject({ status: 'uncertain', token: 'keep' });
    },
  );

  test('targets that are none are the mistake of the caller', () => {
    expect(() => outcomesOfBody({}, { targets: 'x' as never })).toThrow(/sent\.targets/);
  });
});
