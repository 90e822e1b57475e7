import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/outcome.ts';
import { certificateFor } from './certificates.ts';
import { type Client, clients, type Seen, type Wrap } from './clients.ts';
import { type FaultBehaviour, type FaultName, faults, startFaultServer } from './fault-server.ts';

// Short where the time-out is what ends it; long elsewhere, for other work may stall the machine.
const shortMs = 250;
const longMs = 5000;
const hangs = /hang|drip|never answered|plain text behind/;
const timeoutFor = (name: string) => (hangs.test(name) ? shortMs : longMs);
const targets = ['a-token-of-some-length', 'another-token-of-some-length'];
const wrap = (mode: 'observe' | 'strict'): Wrap => ({
  vendor: 'vivo',
  app: 'app',
  sent: { kind: 'token', targets },
  mode,
  maxBodyBytes: 100_000,
});
const modes = ['observe', 'strict'] as const;
const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => void process.off('unhandledRejection', note));

/** What each fault comes to; two where the client cannot tell. */
const broken = ['uncertain connection_failed'];
const late = ['uncertain timeout'];
const unreadable = ['uncertain malformed_reply'];
const unreached = ['refused connection_failed'];
const verdicts: Readonly<Record<FaultName, readonly string[]>> = {
  'reset on accept': [...broken, ...unreached],
  'end on accept': [...broken, ...unreached],
  'reset after the request': broken,
  'end after the request': broken,
  'reset inside the headers': broken,
  'end inside the headers': broken,
  'reset in mid-body': broken,
  'end in mid-body': broken,
  'end in mid-chunk': broken,
  'end without a length': unreadable,
  'whole JSON shorter than announced': broken,
  'hang before reading': late,
  'hang before the headers': late,
  'hang inside the headers': late,
  'hang in mid-body': late,
  'slow drip': late,
  garbage: broken,
  'another protocol': broken,
  'bad chunk size': broken,
  'length and chunks': broken,
  'headers too large': broken,
  'plain body called gzip': broken,
  'gzip cut short': unreadable,
  HTML: unreadable,
  'huge body': unreadable,
  'empty body': unreadable,
  'redirect to a page that says yes': [...unreadable, 'refused request_invalid'],
  'redirect to itself': [...broken, ...late, 'refused request_invalid'],
  'keep-alive closed under the second request': broken,
  '401 in mid-body': ['refused credential_expired'],
  '429': ['refused rate_limited'],
  '502': ['uncertain vendor_unavailable'],
  'plain text behind https': unreached,
  'plain text answered behind https': ['refused misconfigured'],
  'TLS handshake reset': unreached,
  'TLS handshake never answered': unreached,
  accepted: ['accepted'],
};

const verdictOf = (outcome: Outcome | undefined) =>
  outcome && (outcome.status === 'accepted' ? 'accepted' : `${outcome.status} ${outcome.cause}`);

async function postTo(client: Client, url: string, times: number): Promise<Seen> {
  for (let count = 1; count < times; count += 1) await client.post(url, '{"x":1}').then(() => wait(60));
  return client.post(url, '{"x":1}');
}

function expectVerdict(seen: Seen, allowed: readonly string[], receivedWhole: number): Outcome {
  const [outcome] = seen.outcomes ?? [];
  expect(allowed).toContain(verdictOf(outcome));
  expect(outcome).toMatchObject({ vendor: 'vivo', app: 'app', targets, sentAtMs: expect.any(Number), receivedAtMs: expect.any(Number) });
  if (outcome?.status === 'refused' && outcome.evidence.httpStatus === 0)
    expect(receivedWhole, 'requests that the server had whole').toBe(0);
  return outcome as Outcome;
}

describe.each(modes)('%s', (mode) => {
  describe.each(Object.entries(clients))('%s', (clientName, makeClient) => {
    test.concurrent.each(Object.entries(faults) as [FaultName, FaultBehaviour][])('%s', async (name, behaviour) => {
      const server = await startFaultServer(behaviour);
      const client = makeClient(wrap(mode), timeoutFor(name));
      const before = name.startsWith('keep-alive') ? 1 : 0;
      try {
        const seen = await postTo(client, server.url, before + 1);
        // axios over http, left alone, begins its time-out anew with every byte, and so waits for the end of a drip.
        const endless = name === 'slow drip' && clientName === 'axios over http' && mode === 'observe';
        const outcome = expectVerdict(seen, endless ? unreadable : verdicts[name], server.received.length - before);
        if (mode === 'strict' && name.startsWith('redirect')) expect([outcome.status, server.received.length]).toEqual(['refused', 1]);
      } finally {
        await client.close();
        await server.close();
      }
    });

    test.concurrent.each([
      ['a port where nobody listens', 'http://127.0.0.1:1999/', unreached],
      ['a name that is not there', 'http://vendor.invalid/', ['refused misconfigured', ...unreached]],
    ])('%s', async (_, url, allowed) => {
      const client = makeClient(wrap(mode), longMs);
      expectVerdict(await postTo(client, url, 1), allowed, 0);
      await client.close();
    });
  });
});

describe('TLS', () => {
  const overTls: readonly [string, string, FaultBehaviour['onRequest'] | undefined, boolean, readonly string[]][] = [
    ['a certificate nobody vouches for', 'localhost', faults.accepted.onRequest, false, ['refused misconfigured']],
    ['a certificate for another name', 'elsewhere.test', faults.accepted.onRequest, true, ['refused misconfigured']],
    ['closed after the request', 'localhost', (socket) => socket.destroy(), true, broken],
    ['hang before the headers', 'localhost', () => undefined, true, late],
    ['accepted', 'localhost', faults.accepted.onRequest, true, ['accepted']],
  ];
  test.concurrent.each(overTls)('%s', async (what, name, onRequest, trusted, allowed) => {
    const certificate = await certificateFor(name);
    for (const [clientName, makeClient] of Object.entries(clients)) {
      // Only these two can be told whom to trust.
      if (trusted && !['axios over http', 'fetch of undici'].includes(clientName)) continue;
      const server = await startFaultServer({ tls: certificate, ...(onRequest && { onRequest }) });
      const client = makeClient(wrap('observe'), timeoutFor(what), trusted ? certificate.cert : undefined);
      expectVerdict(await postTo(client, server.url, 1), allowed, server.received.length);
      await client.close();
      await server.close();
    }
  });

  test('a server that speaks only TLS 1.0', async () => {
    const tls = {
      ...(await certificateFor('localhost')),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    } as const;
    for (const makeClient of Object.values(clients)) {
      const server = await startFaultServer({ tls, onRequest: faults.accepted.onRequest });
      const client = makeClient(wrap('observe'), longMs);
      expectVerdict(await postTo(client, server.url, 1), ['refused misconfigured'], server.received.length);
      await client.close();
      await server.close();
    }
  });
});

// A process that sleeps: once its backlog is full, its kernel answers no more SYN.
const sleeper = `const s=require('node:net').createServer();s.listen({port:0,host:'127.0.0.1',backlog:1},()=>{
require('node:fs').writeSync(1,s.address().port+'\\n');Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,20000)})`;

test('a connection that is never answered is proven unsent', async () => {
  const child = spawn(process.execPath, ['-e', sleeper]);
  try {
    const port = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
    const fillers = Array.from({ length: 6 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    child.once('exit', () => fillers.map((filler) => filler.destroy()));
    await wait(50);
    for (const makeClient of Object.values(clients)) {
      const client = makeClient(wrap('observe'), shortMs);
      expectVerdict(await postTo(client, `http://127.0.0.1:${port}/`, 1), unreached, 0);
      await client.close();
    }
  } finally {
    child.kill('SIGKILL');
  }
});

test('no rejection was left unhandled', () => {
  expect(unhandled).toEqual([]);
});
