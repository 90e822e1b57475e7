import { generateKeyPairSync } from 'node:crypto';
import apn from '@parse/node-apn';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { outcomesOfResponses, type ResponsesLike } from '../../../src/clients/sdk/node-apn/index.ts';
import { type Refused, vendors } from '../../../src/index.ts';
import { replyFor, type Simulator, startSimulator } from '../../../src/testing/index.ts';
import { simulatedById } from '../../../src/testing/simulations.ts';
import { expectSame } from './same-as-raw.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

let simulator: Simulator;
const providers: apn.Provider[] = [];

/** `connectionRetryLimit: 0`, as migrating.md asks for; the SDK's own repeats have a test of their own. */
function providerOf(connectionRetryLimit = 0): apn.Provider {
  const { port } = new URL(simulator.vendors.apns?.secureUrl ?? '');
  const options = {
    token: { key, keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ' },
    address: 'localhost',
    port: Number(port),
    ca: simulator.certificate,
    connectionRetryLimit,
    requestTimeout: 300,
  };
  const provider = new apn.Provider(options as unknown as apn.ProviderOptions);
  providers.push(provider);
  return provider;
}

function note(): apn.Notification {
  const notification = new apn.Notification();
  notification.topic = 'com.example.app';
  notification.alert = 'Hello';
  return notification;
}

beforeAll(async () => {
  simulator = await startSimulator({ vendors: ['apns'] });
});
afterEach(() => {
  for (const provider of providers.splice(0)) provider.shutdown();
  simulator.reset();
});
afterAll(() => simulator.stop());

const sent = { kind: 'token', targets: ['a-token'], app: 'shop' } as const;
const send = async (provider = providerOf()) => (await provider.send(note(), 'a-token')) as unknown as ResponsesLike;
const options = { targets: ['a-token'], app: 'shop' };

const { notOnTheWire } = simulatedById('apns').simulation;
const codes = Object.keys(vendors.apns.definition.apis.send?.codes ?? {}).filter(
  (code) => !Object.hasOwn(notOnTheWire.send ?? {}, code) && !code.endsWith('#broadcast'),
);

describe('@parse/node-apn 8 against the simulator', () => {
  test('there are codes to look at', () => expect(codes.length).toBeGreaterThan(45));

  test.each(codes)('%s: the outcome is what the raw reply gives', async (code) => {
    simulator.add({ vendor: 'apns', reply: replyFor('apns', code) });
    expectSame(outcomesOfResponses(await send(), options), 'apns', code, sent);
  });

  test('a success carries the id of Apple, a death its time', async () => {
    const provider = providerOf();
    simulator.add({ vendor: 'apns', reply: replyFor('apns', 'Unregistered'), when: ({ path }) => path.endsWith('gone') });
    const answer = (await provider.send(note(), ['living', 'gone'])) as unknown as ResponsesLike;
    const outcomes = outcomesOfResponses(answer, { targets: ['living', 'gone'] });
    expect(outcomes).toMatchObject([
      { status: 'accepted', targets: ['living'], messageId: expect.any(String) },
      { cause: 'token_unregistered', token: 'dead', targets: ['gone'], diedAtMs: expect.any(Number), messageId: expect.any(String) },
    ]);
  });

  test('lost: the wait that Apple asked for', async () => {
    simulator.add({ vendor: 'apns', reply: replyFor('apns', 'TooManyRequests'), retryAfterSeconds: 90 });
    const [outcome] = outcomesOfResponses(await send(), options);
    expect(outcome).toMatchObject({ cause: 'target_rate_limited', retry: { when: 'backoff' } });
    expect((outcome as Refused).retry).not.toHaveProperty('atLeastMs');
  });

  test.each(['html', 'truncate', 'garbage_body'] as const)('lost: a reply that is not JSON (%s), so it is uncertain', async (fault) => {
    simulator.add({ vendor: 'apns', code: 'BadDeviceToken', fault });
    expect(outcomesOfResponses(await send(), options)).toMatchObject([{ status: 'uncertain', token: 'keep', targets: ['a-token'] }]);
  });

  test('nobody listening is refused: nothing was written', async () => {
    const provider = providerOf();
    const open = await simulator.refuseConnections('apns');
    const answer = await send(provider);
    await open();
    expect(outcomesOfResponses(answer, options)).toMatchObject([
      { status: 'refused', cause: 'connection_failed', retry: { when: 'backoff' }, evidence: { code: 'ECONNREFUSED' } },
    ]);
  });

  test('a certificate of a stranger is refused: nothing was written', async () => {
    const { port } = new URL(simulator.vendors.apns?.secureUrl ?? '');
    const provider = new apn.Provider({
      token: { key, keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ' },
      address: 'localhost',
      port: Number(port),
    } as apn.ProviderOptions);
    providers.push(provider);
    expect(outcomesOfResponses(await send(provider), options)).toMatchObject([{ status: 'refused', cause: 'misconfigured' }]);
  });

  test.each([
    ['hang_before_reply', 'timeout'],
    ['reset_before_reply', 'connection_failed'],
    ['rst_internal', 'connection_failed'],
    ['goaway_before', 'connection_failed'],
  ] as const)('%s is uncertain', async (fault, cause) => {
    simulator.add({ vendor: 'apns', fault });
    expect(outcomesOfResponses(await send(), options)).toMatchObject([{ status: 'uncertain', cause, targets: ['a-token'] }]);
  });

  test('lost: that a refused stream was never looked at', async () => {
    simulator.add({ vendor: 'apns', fault: 'rst_refused' });
    expect(outcomesOfResponses(await send(), options)).toMatchObject([{ status: 'uncertain', cause: 'connection_failed' }]);
  });

  test('a client that is shut down sends nothing', async () => {
    const provider = providerOf();
    await new Promise<void>((resolve) => provider.shutdown(resolve as never));
    expect(outcomesOfResponses(await send(provider), options)).toMatchObject([{ status: 'refused', cause: 'misconfigured' }]);
    expect(simulator.record.requestsOf('apns')).toBe(0);
  });

  test('its own repeats hide what came first: only the last answer is seen', async () => {
    simulator.add({ vendor: 'apns', reply: replyFor('apns', 'ServiceUnavailable'), times: 1 });
    simulator.add({ vendor: 'apns', reply: replyFor('apns', 'BadDeviceToken') });
    expectSame(outcomesOfResponses(await send(providerOf(3)), options), 'apns', 'BadDeviceToken', sent);
    expect(simulator.record.requestsOf('apns')).toBeGreaterThan(1);
  });
});

describe('node-apn, without the wire', () => {
  test.each([undefined, null, {}, { sent: 7, failed: 'x' }, { sent: [null], failed: [7, { device: 5 }] }])(
    'every token stands in one outcome, whatever the answer is: %s',
    (answer) => {
      const outcomes = outcomesOfResponses(answer as never, { targets: ['a', 'b', 'a'] });
      expect(outcomes.flatMap(({ targets }) => targets).sort()).toEqual(['a', 'a', 'b']);
      for (const outcome of outcomes) expect(outcome.status).toBe('uncertain');
    },
  );

  test('a token sent twice has both its answers, and a stranger has none', () => {
    const failed = [
      { device: 'a', status: 410, response: { reason: 'Unregistered', timestamp: 1_700_000_000_000 } },
      { device: 'stranger', status: 400, response: { reason: 'BadTopic' } },
    ];
    const outcomes = outcomesOfResponses({ sent: [{ device: 'a' }], failed }, { targets: ['a', 'a'] });
    expect(outcomes.map(({ status, targets }) => [status, ...targets])).toEqual([
      ['accepted', 'a'],
      ['refused', 'a'],
    ]);
  });

  test('without targets those that the answer names are answered for', () => {
    const outcomes = outcomesOfResponses({ sent: [{ device: 'a' }], failed: [{ device: 'b', error: new Error('x') }] });
    expect(outcomes.map(({ targets }) => targets)).toEqual([['a'], ['b']]);
  });

  test('targets that are none are the mistake of the caller', () => {
    expect(() => outcomesOfResponses({ sent: [], failed: [] }, { targets: [7] as never })).toThrow(/sent\.targets\[0\]/);
  });
});
