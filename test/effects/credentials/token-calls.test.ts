import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  CredentialError,
  type Credentials,
  createCredentials,
  type FetchToken,
  honorToken,
  huaweiToken,
  oppoToken,
  vivoToken,
} from '../../../src/effects/credentials/index.ts';
import { vivoSign } from '../../../src/effects/credentials/token/vivo.ts';
import { type Outcome, parse, type Refused, type VendorId } from '../../../src/index.ts';
import { expiringCredential, replyFor, type Simulator, startSimulator } from '../../../src/testing/index.ts';

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

  async function send(target: string, value: string): Promise<Outcome> {
    const response = await fetch(`${simulator.url('huawei')}/v1/104321/messages:send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${value}` },
      body: body(target),
    });
    return parse(
      'huawei',
      { status: response.status, headers: response.headers, body: await response.text() },
      { kind: 'token', targets: [target] },
    )[0];
  }

  /** As `deliver` does it: refused for the credential, then once more with another. */
  async function deliverOne(credentials: Credentials, target: string): Promise<Outcome> {
    const first = await credentials.get();
    const outcome = await send(target, first.value);
    if (outcome.status !== 'refused' || outcome.retry.when !== 'after_refresh') return outcome;
    return send(target, (await credentials.renew(first)).value);
  }

  test('cause exactly one renewal, and all arrive', async () => {
    let asked = 0;
    const count = (request: { sent: { api?: unknown } | undefined }) => {
      if (!isAuth(request)) return false;
      asked += 1;
      return false;
    };
    simulator.add({ vendor: 'huawei', when: count });
    for (const token of ['token-1', 'token-2', 'token-3'])
      simulator.add({
        vendor: 'huawei',
        when: isAuth,
        times: 1,
        reply: { status: 200, body: JSON.stringify({ access_token: token, expires_in: 3600 }) },
      });
    simulator.add(expiringCredential({ vendor: 'huawei', sends: 1000 }));
    let skipMs = 0;
    const url = `${simulator.url('huawei')}/oauth2/v3/token`;
    const credentials = createCredentials({
      vendor: 'huawei',
      fetchToken: huaweiToken({ clientId: '104321', clientSecret: secret, url }),
      now: () => Date.now() + skipMs,
    });
    const everybody = (name: string) =>
      Promise.all(Array.from({ length: 1000 }, (_, index) => deliverOne(credentials, `${name}-${index}`)));
    expect((await everybody('first')).every(({ status }) => status === 'accepted')).toBe(true);
    expect(asked).toBe(1);
    skipMs = 60_000;
    const second = await everybody('second');
    expect(second.filter(({ status }) => status === 'accepted')).toHaveLength(1000);
    expect(asked).toBe(2);
    expect([...simulator.record.pushesOf('huawei').values()].every((times) => times === 1)).toBe(true);
  });
});
