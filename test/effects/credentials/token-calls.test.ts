import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  CredentialError,
  type CredentialEvent,
  type Credentials,
  createCredentials,
  type FetchToken,
  honorToken,
  huaweiToken,
  oppoToken,
  vivoToken,
} from '../../../src/effects/credentials/index.ts';
import { vivoSign } from '../../../src/effects/credentials/token/vivo.ts';
import { createGate, deliver, parse, type RawReply, type Refused, type VendorId } from '../../../src/index.ts';
import { replyFor, type Simulator, startSimulator } from '../../../src/testing/index.ts';

const secret = 'my-Secret+of/this=app';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ vendors: ['huawei', 'honor', 'oppo', 'vivo'] });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

const isAuth = ({ sent }: { sent: { api?: unknown } | undefined }) => sent?.api === 'auth';
const context = () => ({ nowMs: Date.now(), signal: AbortSignal.timeout(5000) });

const calls: readonly (readonly [VendorId, () => FetchToken, string])[] = [
  [
    'huawei',
    () => huaweiToken({ clientId: '104321', clientSecret: secret, url: `${simulator.url('huawei')}/oauth2/v3/token` }),
    '1101/20002',
  ],
  [
    'honor',
    () => honorToken({ clientId: 'an-id', clientSecret: secret, url: `${simulator.url('honor')}/auth/token` }),
    'unauthorized_client',
  ],
  ['oppo', () => oppoToken({ appKey: 'an-app-key', masterSecret: secret, url: `${simulator.url('oppo')}/server/v1/auth` }), '16'],
  [
    'vivo',
    () => vivoToken({ appId: 10004, appKey: 'an-app-key', appSecret: secret, url: `${simulator.url('vivo')}/message/auth` }),
    '10206',
  ],
];

describe.each(calls)('the token call of %s', (vendor, make, refusal) => {
  test('gives a token that the simulator takes for well asked', async () => {
    const answer = await make()(context());
    expect(answer).toMatchObject({ ok: true, token: expect.stringMatching(/./), dateMs: expect.any(Number) });
    expect((answer as { lifeMs: number }).lifeMs).toBeGreaterThanOrEqual(3_000_000);
  });

  test('gives the outcome of its own table where it is refused, and no secret that is repeated in it', async () => {
    const reply = replyFor(vendor, refusal, { api: 'auth' });
    const body = String(reply.body).replace(
      /"(error_description|message|desc)":"[^"]*"/,
      `"$1":"bad ${secret} and ${encodeURIComponent(secret)}"`,
    );
    simulator.add({ vendor, when: isAuth, reply: { ...reply, body } });
    const answer = await make()(context());
    const [raw] = parse(vendor, reply, { api: 'auth' });
    expect(answer).toMatchObject({ ok: false, outcome: { cause: (raw as Refused).cause, evidence: { code: raw.evidence.code } } });
    expect(inspect(answer, { depth: 9 })).not.toContain(secret);
    expect(inspect(answer, { depth: 9 })).not.toContain(encodeURIComponent(secret));
  });

  test.each(['', 'null', '{}', '<html>portal</html>', '{"access_token":"","code":0,"result":0,"data":{}}'])(
    'a 200 with %s is no token',
    async (body) => {
      simulator.add({ vendor, when: isAuth, reply: { status: 200, body } });
      expect(await make()(context())).toMatchObject({ ok: false });
    },
  );

  test('a redirect is not followed with the secret', async () => {
    simulator.add({ vendor, when: isAuth, reply: { status: 302, headers: { location: `${simulator.url(vendor)}/elsewhere` }, body: '' } });
    expect(await make()(context())).toMatchObject({ ok: false });
    expect(simulator.record.requestsOf(vendor)).toBe(1);
  });

  test('a huge answer is cut, and is no token', async () => {
    simulator.add({ vendor, when: isAuth, fault: 'huge_body' });
    expect(await make()(context())).toMatchObject({ ok: false });
  });

  test('a broken wire is an outage: asked again later, nothing closed', async () => {
    const open = await simulator.refuseConnections(vendor);
    const closed: object[] = [];
    const credentials = createCredentials({ vendor, fetchToken: make(), gate: { close: (key) => closed.push(key) } });
    const error = (await credentials.get().catch((thrown) => thrown)) as CredentialError;
    await open();
    expect(error).toBeInstanceOf(CredentialError);
    expect(error.outcome).toMatchObject({
      cause: 'connection_failed',
      evidence: { code: expect.stringMatching(/^(?:ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET)$/) },
    });
    expect(closed).toEqual([]);
    expect(inspect([error, credentials], { depth: 12, showHidden: true })).not.toContain(secret);
  });

  test('an empty key is the mistake of the caller', () => {
    expect(() => ({ huawei: huaweiToken, honor: honorToken, oppo: oppoToken, vivo: vivoToken })[vendor as 'vivo']({} as never)).toThrow(
      TypeError,
    );
  });
});

test("vivo's signature is that of its documents", () => {
  const key = { appId: 10004, appKey: '25509283-3767-4b9e-83fe-b6e55ac6243e', appSecret: '7265f2a4-ebbb-44bf-88b9-b03e67dfdc21' };
  expect(vivoSign(key, 1501484120000)).toBe('fe3b46a2befc60334c2388676a752bd6');
});

test("OPPO's signature is over key, time and MasterSecret, by the clock it is given", async () => {
  let form: URLSearchParams | undefined;
  const fetchToken = oppoToken({
    appKey: 'key',
    masterSecret: secret,
    fetch: async (_, { body }) => {
      form = new URLSearchParams(body);
      return new Response('{"code":0,"data":{"auth_token":"a-token"}}');
    },
  });
  await fetchToken({ nowMs: 1_700_000_000_000, signal: AbortSignal.timeout(1000) });
  expect(form?.get('sign')).toBe(createHash('sha256').update(`key1700000000000${secret}`).digest('hex'));
});

describe('1,000 sends with an expired token', () => {
  const body = (token: string) =>
    JSON.stringify({ message: { android: { notification: { title: 'Hi', body: 'Hi', click_action: { type: 3 } } }, token: [token] } });

  async function send([target = '']: readonly string[], value: string): Promise<RawReply> {
    const response = await fetch(`${simulator.url('huawei')}/v1/104321/messages:send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${value}` },
      body: body(target),
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  }

  /** Each target a request of its own, all under way together. */
  async function deliverAll(credentials: Credentials, length: number, gate = createGate()) {
    const targets = Array.from({ length }, (_, index) => `device-${index}`);
    const lease = await credentials.lease();
    const report = await deliver({
      ...lease,
      vendor: 'huawei',
      kind: 'token',
      targets,
      gate,
      batchSize: 1,
      concurrency: length,
      send: (batch, { credential }) => send(batch, (credential as typeof lease.credential).value),
    });
    return report.counts;
  }

  const isOldToken = (request: { credential: string; sent: { api?: unknown } | undefined }) =>
    !isAuth(request) && request.credential.includes('token-1');

  /** Answers the token calls by these, one after the other, and counts them. */
  function tokenCalls(replies: readonly RawReply[]): { asked: number } {
    const calls = { asked: 0 };
    const when = (request: Parameters<typeof isAuth>[0]) => {
      if (isAuth(request)) calls.asked += 1;
      return false;
    };
    simulator.add({ vendor: 'huawei', when });
    for (const reply of replies) simulator.add({ vendor: 'huawei', when: isAuth, times: 1, reply });
    return calls;
  }

  const token = (access_token: string): RawReply => ({ status: 200, body: JSON.stringify({ access_token, expires_in: 3600 }) });
  const fetchToken = () => huaweiToken({ clientId: '104321', clientSecret: secret, url: `${simulator.url('huawei')}/oauth2/v3/token` });

  test('cause exactly one renewal, and all arrive once', async () => {
    const calls = tokenCalls([token('token-1'), token('token-2')]);
    simulator.add({ vendor: 'huawei', word: 'expired_credential', when: isOldToken });
    let skipMs = 0;
    const credentials = createCredentials({ vendor: 'huawei', fetchToken: fetchToken(), now: () => Date.now() + skipMs });
    await credentials.get();
    skipMs = 60_000;
    expect(await deliverAll(credentials, 1000)).toMatchObject({ accepted: 1000 });
    expect(calls.asked).toBe(2);
    expect([...simulator.record.pushesOf('huawei').values()].every((times) => times === 1)).toBe(true);
  });

  test('whose renewal is refused end, close the app, and raise one event', async () => {
    const calls = tokenCalls([token('token-1'), replyFor('huawei', '1101/20002', { api: 'auth' })]);
    simulator.add({ vendor: 'huawei', word: 'expired_credential', when: isOldToken });
    const events: CredentialEvent[] = [];
    const gate = createGate();
    let skipMs = 0;
    const credentials = createCredentials({
      vendor: 'huawei',
      gate,
      fetchToken: fetchToken(),
      now: () => Date.now() + skipMs,
      onEvent: (event) => events.push(event),
    });
    await credentials.get();
    skipMs = 60_000;
    expect(await deliverAll(credentials, 100, gate)).toMatchObject({ accepted: 0, uncertain: 0 });
    expect(events.map(({ type }) => type)).toEqual(['renewed', 'refused']);
    expect(gate.tryEnter({ vendor: 'huawei', app: '', targets: ['another'] })?.granted).not.toBe(true);
    expect(calls.asked).toBe(2);
    expect(simulator.record.pushesOf('huawei').size).toBe(0);
  });
});
