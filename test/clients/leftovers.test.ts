import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { clients } from './clients.ts';
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
  for (const makeClient of Object.values(clients)) {
    for (const mode of ['observe', 'strict'] as const) {
      for (const name of names) {
        const server = await startFaultServer(faults[name]);
        const client = makeClient({ vendor: 'vivo', mode, maxBodyBytes: 100_000 }, 60);
        await client.post(server.url, '{}');
        await client.close();
        await server.close();
      }
    }
  }
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
