import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Endpoint } from '../../src/core/simulation.ts';
import { parse } from '../../src/parse.ts';
import { failFirst, outcomeFor, quota, type Rule, replyFor, requestFor, type Simulator, startSimulator } from '../../src/testing/index.ts';
import { simulatedById } from '../../src/testing/simulations.ts';
import { type VendorId, vendorIds } from '../../src/vendors/index.ts';
import { type Call, callOf } from './call.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ slowMs: 5 });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

const requestOf = ({ method, example }: Endpoint, target = 'ok-1'): Call => ({
  method,
  path: example.path.replaceAll('ok-1', encodeURIComponent(target)),
  headers: Object.fromEntries(Object.entries(example.headers).map(([name, value]) => [name, value.replaceAll('ok-1', target)])),
  body: example.body.replaceAll('ok-1', target),
});
const ask = (vendor: VendorId, call: Call) => callOf(vendor)(simulator.url(vendor), call);
const header = (reply: { headers?: unknown }, name: string) =>
  reply.headers instanceof Headers ? reply.headers.get(name) : (reply.headers as Record<string, string>)[name];

describe.each(vendorIds)('%s', (id) => {
  const { simulation, vendor } = simulatedById(id);
  const endpoints = simulation.endpoints ?? [];
  const sends = endpoints.filter(({ api }) => api === 'send');
  const send = sends[0] as Endpoint;
  const kind = id === 'tencent-im' ? 'account' : 'token';

  test('has its calls, and words for them', () => {
    expect(sends.length).toBeGreaterThan(0);
    for (const [word, code] of Object.entries(simulation.words ?? {}))
      expect(vendor.verdict(code, 'send'), `${word} ${code}`).toBeDefined();
    expect(vendor.verdict(simulation.words?.ok ?? '', 'send')?.cause).toBe('accepted');
  });

  test.each(endpoints.map((endpoint) => [`${endpoint.api} ${endpoint.method} ${endpoint.example.path}`, endpoint] as const))(
    'takes the documented request: %s',
    async (_, endpoint) => {
      const reply = await ask(id, requestOf(endpoint));
      const outcomes = parse(id, reply, { api: endpoint.api, kind, targets: ['ok-1'] });
      expect(
        outcomes.map(({ status }) => status),
        String(reply.body),
      ).toEqual(['accepted']);
      expect(header(reply, 'x-push-outcome-source')).toMatch(/^(?:recorded|documented)/);
    },
  );

  test('does not take it without its credential', async () => {
    const bare = requestOf(send);
    const headers = Object.fromEntries(Object.entries(bare.headers).filter(([name]) => !/auth/i.test(name)));
    const path = bare.path.replace(/([?&](?:usersig|auth_token|sign)=)[^&]*/i, '$1');
    const body = bare.body.replace(/((?:^|&)(?:sign|auth_token)=)[^&]*/i, '$1');
    const [outcome] = parse(id, await ask(id, { ...bare, headers, path, body }), { kind, targets: ['ok-1'] });
    expect(outcome.status).toBe('refused');
    expect(simulator.record.pushesOf(id).size).toBe(0);
  });

  test('answers what a target asks for by its name, and takes nobody else', async () => {
    for (const word of ['dead', 'mismatch', 'offline', 'limited'] as const) {
      const code = simulation.words?.[word];
      const reply = await ask(id, requestOf(send, `${word}-1`));
      const [outcome] = parse(id, reply, { kind, targets: [`${word}-1`] });
      const cause = outcome.status === 'accepted' ? 'accepted' : outcome.cause;
      expect(cause, `${word}: ${reply.body}`).toBe(code === undefined ? 'accepted' : vendor.verdict(code, 'send')?.cause);
      expect(simulator.record.pushesOf(id).has(`${word}-1`)).toBe(code === undefined);
    }
  });

  test('answers any code of its table that can stand in a reply to one target', async () => {
    const codes = Object.keys(vendor.definition.apis.send?.codes ?? {}).filter((code) => simulation.replyFor('send', code, ['x']));
    expect(codes.length).toBeGreaterThan(5);
    for (const code of codes) {
      const target = `code-${code}-1`;
      const verdict = vendor.verdict(code, 'send');
      const [outcome] = parse(id, await ask(id, requestFor(id, target)), { kind, targets: [target] });
      const expected = verdict?.retry.when === 'split' ? 'request_invalid' : verdict?.cause;
      expect([code, outcome.status === 'accepted' ? 'accepted' : outcome.cause]).toEqual([code, expected]);
    }
  });

  test('takes a target of any characters for what it is, by the documented request', async () => {
    const target = 'ok-a+b/c=:"&é\\%41';
    expect(parse(id, await ask(id, requestFor(id, target)), { kind, targets: [target] })[0].status).toBe('accepted');
    expect([...simulator.record.pushesOf(id).keys()]).toEqual([target]);
  });

  test('takes a slow one late', async () => {
    const reply = await ask(id, requestOf(send, 'slow-1'));
    expect(parse(id, reply, { kind, targets: ['slow-1'] })[0].status).toBe('accepted');
    expect(simulator.record.pushesOf(id).get('slow-1')).toBe(1);
  });

  test('says no, with a Retry-After, as often as a scenario wants, and then yes', async () => {
    simulator.add(failFirst({ vendor: id, times: 2, retryAfterSeconds: 2 }));
    const statuses: string[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const reply = await ask(id, requestOf(send));
      if (attempt < 2) expect(header(reply, 'retry-after')).toBe('2');
      statuses.push(parse(id, reply, { kind, targets: ['ok-1'] })[0].status === 'accepted' ? 'yes' : 'no');
    }
    expect(statuses).toEqual(['no', 'no', 'yes']);
    expect(simulator.record.requestsOf(id)).toBe(3);
    expect(simulator.record.pushesOf(id)).toEqual(new Map([['ok-1', 1]]));
  });

  test('says so where a path is not one of its own', async () => {
    const reply = await ask(id, { ...requestOf(send), path: '/no/such/path' });
    expect(reply.status).toBe(404);
    expect(parse(id, reply, { kind, targets: ['ok-1'] })[0]).toMatchObject({ status: 'refused', token: 'keep' });
  });
});

const multicasts: readonly (readonly [VendorId, (targets: readonly string[]) => Partial<Call>])[] = [
  ['huawei', (targets) => withTokens('huawei', targets)],
  ['honor', (targets) => withTokens('honor', targets)],
];

function withTokens(id: VendorId, targets: readonly string[]): Call {
  const [send] = simulatedById(id).simulation.endpoints?.filter(({ api }) => api === 'send') ?? [];
  const call = requestOf(send as Endpoint);
  return { ...call, body: call.body.replace('["ok-1"]', JSON.stringify(targets)) };
}

test.each(multicasts)('a mixed multicast gets a real partial reply: %s', async (id, callFor) => {
  const targets = ['ok-1', 'dead-1', 'ok-2'];
  const reply = await ask(id, callFor(targets) as Call);
  const outcomes = parse(id, reply, { kind: 'token', targets });
  const fates = targets.map((target) => outcomes.find((outcome) => outcome.targets.includes(target))?.status);
  expect(fates).toEqual(['accepted', 'refused', 'accepted']);
  expect([...simulator.record.pushesOf(id).keys()].sort()).toEqual(['ok-1', 'ok-2']);
});

test('a quota runs out, and resets', async () => {
  simulator.add(quota({ vendor: 'vivo', limit: 1, resetMs: 60_000 }));
  const [send] = simulatedById('vivo').simulation.endpoints?.filter(({ api }) => api === 'send') ?? [];
  const first = await ask('vivo', requestOf(send as Endpoint));
  const second = await ask('vivo', requestOf(send as Endpoint));
  expect(parse('vivo', first, { kind: 'token', targets: ['ok-1'] })[0].status).toBe('accepted');
  expect(parse('vivo', second, { kind: 'token', targets: ['ok-1'] })[0]).toMatchObject({ status: 'refused', cause: 'quota_exhausted' });
});

test('an unknown vendor, a code that no reply carries: the error says which are allowed, or why not', () => {
  expect(() => replyFor('nobody' as VendorId, '0')).toThrow(/vendor is "nobody"; it must be one of .*apns/);
  expect(() => replyFor('apns', 'GOAWAY')).toThrow(/an event of the connection/);
  expect(() => replyFor('apns', 'NoSuchCode')).toThrow(TypeError);
});

test('replyFor and outcomeFor need no socket', () => {
  expect(outcomeFor('apns', 'Unregistered', { targets: ['t'] })).toMatchObject([{ status: 'refused', token: 'dead', targets: ['t'] }]);
  expect(replyFor('vivo', 10070).body).toContain('10070');
});

const unused: Rule = { vendor: 'vivo', fault: 'hang_before_reply' };
test('a rule that was taken back does nothing', async () => {
  simulator.add(unused)();
  const [send] = simulatedById('vivo').simulation.endpoints?.filter(({ api }) => api === 'send') ?? [];
  expect((await ask('vivo', requestOf(send as Endpoint))).status).toBe(200);
});

test('OPPO drops a repeat under its own key: success, and no second push', async () => {
  const [send] = simulatedById('oppo').simulation.endpoints?.filter(({ api }) => api === 'send') ?? [];
  const call = requestOf(send as Endpoint);
  const put = (body: string) =>
    body.includes('%7B')
      ? body.replace('%7B', '%7B%22app_message_id%22%3A%22key-1%22%2C')
      : body.replace('{', '{"app_message_id":"key-1",');
  for (let time = 0; time < 2; time += 1) {
    const reply = await ask('oppo', { ...call, body: put(call.body) });
    expect(parse('oppo', reply, { kind: 'token', targets: ['ok-1'] })[0].status).toBe('accepted');
  }
  expect(simulator.record.pushesOf('oppo')).toEqual(new Map([['ok-1', 1]]));
});
