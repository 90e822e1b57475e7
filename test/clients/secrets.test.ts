import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Outcomes } from '../../src/core/outcome.ts';
import { clients, type MakeClient } from './clients.ts';
import { type FaultBehaviour, faults, jsonReply, startFaultServer } from './fault-server.ts';

// Every one of them holds this word, so that one search finds them all.
const word = 'SECRETMARK';
const secrets = { token: `${word}-token-0123456789`, key: `${word}-key`, jwt: `eyJ${word}.eyJ.sig`, query: `${word}-query` };
const talkative: Record<string, FaultBehaviour> = {
  'a vendor that repeats the token': { onRequest: (socket) => socket.end(jsonReply(`{"result":10302,"desc":"bad ${secrets.token}"}`)) },
  'a page that repeats the token': { onRequest: (socket) => socket.end(jsonReply(`no such token: ${secrets.token}`)) },
};
const written: string[] = [];
const warn = (...args: unknown[]) => void written.push(inspect(args, { depth: 9 }));
beforeAll(() => {
  for (const method of ['log', 'error', 'warn', 'info', 'debug'] as const) vi.spyOn(console, method).mockImplementation(warn);
  vi.spyOn(process, 'emitWarning').mockImplementation(warn);
});
afterAll(() => vi.restoreAllMocks());

const everything = { showHidden: true, depth: 20, maxStringLength: null, maxArrayLength: null } as const;
const withoutTargets = (outcomes: unknown) => JSON.stringify(outcomes, (key, value) => (key === 'targets' ? undefined : value));

const ways = Object.values(clients).flatMap((makeClient) => (['observe', 'strict'] as const).map((mode) => [makeClient, mode] as const));
const isOurs = (symbol: symbol) => String(symbol).includes('push-outcome');

test.concurrent.each(Object.entries({ ...faults, ...talkative }) as [string, FaultBehaviour][])(
  'nothing we write under %s holds a secret',
  async (name, behaviour) => {
    await Promise.all(ways.map(([makeClient, mode]) => searchOnce(name, behaviour, makeClient, mode)));
  },
);

async function searchOnce(name: string, behaviour: FaultBehaviour, makeClient: MakeClient, mode: 'observe' | 'strict'): Promise<void> {
  const server = await startFaultServer(behaviour);
  const told: Outcomes[] = [];
  const timeoutMs = /hang|drip|never|behind/.test(name) ? 80 : 3000;
  const sent = { kind: 'token', targets: [secrets.token] } as const;
  const client = makeClient({ vendor: 'vivo', sent, mode, onOutcomes: (outcomes) => told.push(outcomes), maxBodyBytes: 1000 }, timeoutMs);
  const headers = { authorization: `bearer ${secrets.jwt}`, authToken: secrets.key };
  const seen = await client.post(`${server.url}?key=${secrets.query}`, JSON.stringify({ regId: secrets.token }), headers);
  expect(told).toEqual([seen.outcomes]);
  expect(withoutTargets(told)).not.toContain(word);
  expect(
    inspect(
      told.flatMap((outcomes) => outcomes.map(({ targets, ...rest }) => rest)),
      everything,
    ),
  ).not.toContain(word);
  // The client's own error shows what it always shows; that we have been there it does not show.
  for (const value of [seen.error, seen.response].map(Object)) {
    expect(inspect(value, { depth: 1 })).not.toContain('push-outcome');
    expect(Reflect.ownKeys({ ...value }).filter((key) => typeof key === 'symbol' && isOurs(key))).toEqual([]);
  }
  await client.close();
  await server.close();
}

test('a function of the user that throws a secret leaves none in the warning', async () => {
  const server = await startFaultServer(faults.accepted);
  for (const makeClient of Object.values(clients)) {
    const fail = () => {
      throw new Error(secrets.key);
    };
    const client = makeClient({ vendor: 'vivo', sent: fail, onOutcomes: fail }, 3000);
    await client.post(server.url, '{}');
    await client.close();
  }
  await server.close();
  expect(written.length).toBeGreaterThan(0);
  expect(written.join('\n')).not.toContain(word);
});
