import { generateKeyPairSync } from 'node:crypto';
import { ApnsClient, Errors, Notification } from 'apns2';
import { Pool } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { outcomesOfError, outcomesOfMany, outcomesOfSend } from '../../../src/clients/sdk/apns2/index.ts';
import { type Outcomes, type Refused, vendors } from '../../../src/index.ts';
import { replyFor, type Simulator, startSimulator } from '../../../src/testing/index.ts';
import { simulatedById } from '../../../src/testing/simulations.ts';
import { expectSame } from './same-as-raw.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signingKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

let simulator: Simulator;
const clients: ApnsClient[] = [];

/** The SDK always calls port 443, so its pool is exchanged for one that calls the simulator. */
function clientOf(connect: object = { ca: simulator.certificate }): ApnsClient {
  const client = new ApnsClient({ team: 'DEF123GHIJ', keyId: 'ABC123DEFG', signingKey, defaultTopic: 'com.example.app', keepAlive: false });
  const address = (simulator.vendors.apns?.secureUrl ?? '').replace('127.0.0.1', 'localhost');
  Object.assign(client, { client: new Pool(address, { connections: 1, allowH2: true, headersTimeout: 300, connect }) });
  clients.push(client);
  return client;
}

beforeAll(async () => {
  simulator = await startSimulator({ vendors: ['apns'] });
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.destroy();
  simulator.reset();
});
afterAll(() => simulator.stop());

const sent = { kind: 'token', targets: ['a-token'], app: 'shop' } as const;
const notification = new Notification('a-token', { alert: 'Hello' });
const send = (client = clientOf()): Promise<Outcomes> => outcomesOfSend(() => client.send(notification), notification, { app: 'shop' });

const { notOnTheWire } = simulatedById('apns').simulation;
const codes = Object.keys(vendors.apns.definition.apis.send?.codes ?? {}).filter(
  (code) => !Object.hasOwn(notOnTheWire.send ?? {}, code) && !code.endsWith('#broadcast'),
);

describe('apns2 12 against the simulator', () => {
  test('there are codes to look at', () => expect(codes.length).toBeGreaterThan(45));

  test.each(codes)('%s: the outcome is what the raw reply gives, but for the id', async (code) => {
    simulator.add({ vendor: 'apns', reply: replyFor('apns', code) });
    const outcomes = await send();
    expectSame(outcomes, 'apns', code, sent);
    expect(outcomes[0]).not.toHaveProperty('messageId');
  });

  test('lost: the wait that Apple asked for', async () => {
    simulator.add({ vendor: 'apns', reply: replyFor('apns', 'TooManyRequests'), retryAfterSeconds: 90 });
    expect(((await send())[0] as Refused).retry).toEqual({ when: 'backoff' });
  });

  test('a 410 without a body has no time of death, whatever the SDK invents', async () => {
    simulator.add({ vendor: 'apns', reply: { status: 410, body: '' } });
    const client = clientOf();
    const error = await client.send(notification).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ timestamp: expect.any(Number) });
    const [outcome] = outcomesOfError(error);
    expect(outcome).toMatchObject({ cause: 'token_unregistered', token: 'suspect', targets: ['a-token'] });
    expect(outcome).not.toHaveProperty('diedAtMs');
  });

  test('the page of a gateway is a gateway, not Apple', async () => {
    simulator.add({ vendor: 'apns', reply: { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>502</html>' } });
    expect(await send()).toMatchObject([{ cause: 'vendor_unavailable', token: 'keep', evidence: { httpStatus: 502 } }]);
  });

  test('lost: all of a reply whose body is null', async () => {
    simulator.add({ vendor: 'apns', reply: { status: 410, body: 'null' } });
    expect(await send()).toMatchObject([{ status: 'uncertain', token: 'keep', targets: ['a-token'] }]);
  });

  test('a listener gets the same outcome as the caller', async () => {
    simulator.add({ vendor: 'apns', reply: replyFor('apns', 'Unregistered') });
    const client = clientOf();
    const heard: Outcomes[] = [];
    client.on(Errors.unregistered, (error) => heard.push(outcomesOfError(error, { app: 'shop' })));
    client.on(Errors.error, (error) => heard.push(outcomesOfError(error, { app: 'shop' })));
    await send(client);
    expect(heard).toHaveLength(2);
    for (const outcomes of heard) expectSame(outcomes, 'apns', 'Unregistered', sent);
  });

  test('of many, each has its own outcome', async () => {
    simulator.add({ vendor: 'apns', reply: replyFor('apns', 'Unregistered'), when: ({ path }) => path.endsWith('gone') });
    const notifications = ['living', 'gone', 'living'].map((token) => new Notification(token, { alert: 'Hello' }));
    const outcomes = outcomesOfMany(notifications, await clientOf().sendMany(notifications));
    expect(outcomes).toMatchObject([
      { status: 'accepted', targets: ['living', 'living'] },
      { token: 'dead', targets: ['gone'], diedAtMs: expect.any(Number) },
    ]);
  });

  test('nobody listening is refused: nothing was written', async () => {
    const open = await simulator.refuseConnections('apns');
    const outcomes = await send();
    await open();
    expect(outcomes).toMatchObject([{ status: 'refused', cause: 'connection_failed', evidence: { code: 'ECONNREFUSED' } }]);
  });

  test('a certificate of a stranger is refused: nothing was written', async () => {
    expect(await send(clientOf({}))).toMatchObject([{ status: 'refused', cause: 'misconfigured' }]);
  });

  test.each(['hang_before_reply', 'reset_before_reply', 'rst_internal', 'rst_refused'] as const)('%s is uncertain', async (fault) => {
    simulator.add({ vendor: 'apns', fault, times: 1 });
    expect(await send()).toMatchObject([{ status: 'uncertain', targets: ['a-token'], token: 'keep' }]);
  });
});

describe('apns2, without the wire', () => {
  const notifications = ['a', 'b', 'a'].map((deviceToken) => ({ deviceToken }));

  test.each([undefined, [], [null, 7], [{ error: null }, { error: 7 }, { deviceToken: 'x' }]])(
    'every token stands in one outcome, whatever the answers are: %s',
    (answers) => {
      const outcomes = outcomesOfMany(notifications, answers as never);
      expect(outcomes.flatMap(({ targets }) => targets).sort()).toEqual(['a', 'a', 'b']);
      for (const outcome of outcomes) expect(outcome.status).toBe('uncertain');
    },
  );

  test('a key that is none is refused: nothing was signed, and nothing was sent', async () => {
    const client = new ApnsClient({ team: 'DEF123GHIJ', keyId: 'ABC123DEFG', signingKey: 'no key', defaultTopic: 'com.example.app' });
    clients.push(client);
    const outcomes = await send(client);
    expect(outcomes).toMatchObject([
      { status: 'refused', cause: 'credential_invalid', retry: { when: 'never' }, pause: 'app', token: 'keep' },
    ]);
    expect(JSON.stringify(outcomes)).not.toContain('no key');
  });

  test('a notification without a token is the mistake of the caller', () => {
    expect(() => outcomesOfMany([{} as never], [])).toThrow(/notifications\[0\]\.deviceToken/);
  });
});
