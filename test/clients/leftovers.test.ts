import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { clients, type MakeClient } from './clients.ts';
import { type FaultName, faults, startFaultServer } from './fault-server.ts';

const names: readonly FaultName[] = [
  'hang before the headers',
  'hang in mid-body',
  'huge body',
  'end in mid-body',
  'reset after the request',
  'accepted',
];
const count = (kind: string) => process.getActiveResourcesInfo().filter((name) => name === kind).length;
const held = () => [count('Timeout'), count('TCPSocketWrap'), count('TLSWrap')];

/** undici keeps one clock for the whole process, so a first round sets the mark that the second is held against. */
async function round(): Promise<void> {
  const ways = Object.values(clients).flatMap((makeClient) => (['observe', 'strict'] as const).map((mode) => ({ makeClient, mode })));
  await Promise.all(names.flatMap((name) => ways.map((way) => post(name, way))));
}

async function post(name: FaultName, { makeClient, mode }: { makeClient: MakeClient; mode: 'observe' | 'strict' }): Promise<void> {
  const server = await startFaultServer(faults[name]);
  const client = makeClient({ vendor: 'vivo', mode, maxBodyBytes: 100_000 }, 60);
  await client.post(server.url, '{}');
  await client.close();
  await server.close();
}

test('no socket and no timer is left, whatever went wrong', async () => {
  await round();
  await wait(100);
  const before = held();
  await round();
  // undici's clock may still run for a moment.
  const isClean = () => held().every((left, index) => left <= (before[index] as number));
  for (let tries = 0; tries < 40 && !isClean(); tries += 1) await wait(100);
  expect(isClean(), `${held()} after ${before}`).toBe(true);
});
