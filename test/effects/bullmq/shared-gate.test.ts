import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import { fleetDesk, type SharedGate, type SharedGateOptions, sharedGate } from '../../../src/effects/bullmq/index.ts';
import type { Entry, Gate } from '../../../src/effects/gate/index.ts';
import { accepted, down, refused, uncertain } from '../gate/outcomes.ts';
import { missing, postgresServer, redisServer, type Server, startPostgres, startRedis } from './servers.ts';
import { until } from './until.ts';

const engines = [
  ['Redis', redisServer, startRedis],
  ['PostgreSQL', postgresServer, startPostgres],
] as const;

describe.each(engines)('gates that share %s', (name, program, start) => {
  const skip = missing([name, program]);
  let server: Server;
  let gates: SharedGate[] = [];
  let serial = 0;

  beforeAll(async () => {
    if (!skip) server = await start();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(gates.map((gate) => gate.end()));
    gates = [];
  });
  afterAll(async () => server?.stop(), 60_000);

  const fleet = async (size: number, options: Partial<SharedGateOptions> = {}): Promise<SharedGate[]> => {
    serial += 1;
    gates = Array.from({ length: size }, () => sharedGate({ url: server.url, prefix: `g${serial}`, syncMs: 50, ...options }));
    await Promise.all(gates.map((gate) => gate.sync()));
    return gates;
  };
  const all = (work: (gate: SharedGate) => unknown) => Promise.all(gates.map(work));

  test.skipIf(skip)('a wait that one was told holds for all, for that app alone, and says why', async () => {
    const [first, second] = (await fleet(2)) as [SharedGate, SharedGate];
    const startMs = Date.now();
    say(first, refused('quota_exhausted', { retry: { when: 'after', waitMs: 60_000 } }));
    await until('the word to travel', () => !isOpen(second));
    expect(isOpen(second, { app: 'other' })).toBe(true);
    const [key] = second.look().keys;
    expect(key).toMatchObject({ state: 'closed', why: 'quota_exhausted' });
    expect(key?.untilMs).toBeGreaterThan(startMs + 59_000);
  });

  test.skipIf(skip)('a broken wire closes the gate of that process alone', async () => {
    const [first, second] = (await fleet(2)) as [SharedGate, SharedGate];
    const broken = uncertain('timeout', { evidence: { httpStatus: 0, code: 'ETIMEDOUT' } });
    for (let time = 0; time < 40; time += 1) trySay(first, broken);
    expect(isOpen(first)).toBe(false);
    await all((gate) => gate.sync());
    await all((gate) => gate.sync());
    expect(isOpen(second)).toBe(true);
  });

  test.skipIf(skip)(
    'a closed key gets one probe of the whole fleet; after a good one all come back',
    async () => {
      await fleet(4);
      for (let time = 0; time < 25; time += 1) trySay(gates[0] as Gate, down());
      await until('all to close', () => gates.every((gate) => !isOpen(gate)));
      const left: Awaited<ReturnType<Gate['enter']>>[] = [];
      for (const gate of gates) for (let time = 0; time < 3; time += 1) void gate.enter(entry()).then((pass) => left.push(pass));
      await until('a probe', () => left.length > 0);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(left).toHaveLength(1);
      answer(left[0], down());
      await until('the next probe', () => left.length > 1, 30_000);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(left).toHaveLength(2);
      answer(left[1], accepted());
      await until('all to come back', () => {
        for (const pass of left) answer(pass, accepted());
        return left.length === 12;
      });
    },
    60_000,
  );

  test.skipIf(skip)('a refused credential ends what waits anywhere, and a new one anywhere opens it', async () => {
    const [first, second] = (await fleet(2, { random: () => 0.999 })) as [SharedGate, SharedGate];
    const broken = uncertain('timeout', { evidence: { httpStatus: 0, code: 'ETIMEDOUT' } });
    for (let time = 0; time < 40; time += 1) trySay(second, broken);
    const waiting = second.enter(entry());
    say(first, refused('credential_invalid', { evidence: { httpStatus: 200, code: '21301' } }), true);
    expect(await waiting).toEqual({ granted: false, because: 'app_closed' });
    expect(second.tryEnter(entry())).toEqual({ granted: false, because: 'app_closed' });
    second.renewed({ vendor: 'xiaomi', app: 'a' });
    await until('both to open', async () => (await all((gate) => gate.sync())) && gates.every((gate) => !isShut(gate)));
  });

  test.skipIf(skip)('a person closes, sees and opens it from outside', async () => {
    await fleet(2);
    const desk = await fleetDesk({ url: server.url, prefix: `g${serial}` });
    await desk.close({ vendor: 'xiaomi', app: 'a' }, Number.POSITIVE_INFINITY);
    await until('all to close', () => gates.every((gate) => !isOpen(gate)));
    const { keys, members } = await desk.status();
    expect(members).toBe(2);
    expect(keys).toHaveLength(4);
    expect(keys[0]).toMatchObject({ scope: 'app', vendor: 'xiaomi', app: 'a', state: 'closed', why: 'by_hand' });
    expect(await desk.open({ vendor: 'xiaomi' })).toBe(4);
    await until('all to open', () => gates.every((gate) => isOpen(gate)));
    expect((await desk.status()).keys).toEqual([]);
    await desk.end();
  });

  test.skipIf(skip)('"too fast" to one slows all', async () => {
    const [first, second] = (await fleet(2)) as [SharedGate, SharedGate];
    for (let time = 0; time < 200; time += 1) trySay(second, accepted());
    for (let time = 0; time < 200; time += 1) trySay(first, accepted());
    say(first, refused('rate_limited', { evidence: { httpStatus: 429, code: '200001' } }));
    await until('the other to slow down', () => second.look().keys.some(({ state }) => state === 'slowed'));
  });

  test.skipIf(skip)('a rate is that of the whole fleet', async () => {
    await fleet(4, { rates: { xiaomi: { perSecond: 100 } } });
    const times: number[] = [];
    await all(async (gate) => {
      while (times.length < 250) {
        const pass = gate.tryEnter(entry()) ?? (await gate.enter(entry()));
        if (!pass.granted) break;
        times.push(Date.now());
        pass.done([accepted()]);
      }
    });
    // Four rates of their own would take a quarter of the time; a busy machine only takes longer.
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(1_500);
  });
});

describe('a store that dies', () => {
  const skip = missing(['Redis', redisServer]);

  test.skipIf(skip)(
    'leaves each gate to itself, and what was heard meanwhile is told when it is back',
    async () => {
      const server = await startRedis();
      const gates = [0, 1].map(() => sharedGate({ url: server.url, syncMs: 50 }));
      const [first, second] = gates as [SharedGate, SharedGate];
      try {
        await Promise.all(gates.map((gate) => gate.sync()));
        await server.kill();
        expect(await first.sync()).toBe(false);
        expect([isOpen(first), isOpen(second)]).toEqual([true, true]);
        say(first, refused('quota_exhausted', { retry: { when: 'after', waitMs: 60_000 } }));
        expect([isOpen(first), isOpen(second)]).toEqual([false, true]);
        await server.start();
        await until('the other to hear of it', () => !isOpen(second));
      } finally {
        await Promise.all(gates.map((gate) => gate.end()));
        await server.stop();
      }
    },
    60_000,
  );

  test.skipIf(skip)(
    'opens a key again a grace after its time',
    async () => {
      const server = await startRedis();
      const gates = [0, 1].map(() => sharedGate({ url: server.url, syncMs: 50 }));
      const [first, second] = gates as [SharedGate, SharedGate];
      try {
        await Promise.all(gates.map((gate) => gate.sync()));
        say(first, refused('quota_exhausted', { retry: { when: 'after', waitMs: 500 } }));
        await until('the other to close', () => !isOpen(second));
        await server.kill();
        const pass = await second.enter(entry());
        expect(pass.granted).toBe(true);
        answer(pass, accepted());
        await server.start();
        await until('the first to hear that it is over', async () => {
          const left = first.tryEnter(entry()) ?? undefined;
          answer(left, accepted());
          return left?.granted === true;
        });
      } finally {
        await Promise.all(gates.map((gate) => gate.end()));
        await server.stop();
      }
    },
    60_000,
  );
});

function entry(more: Partial<Entry> = {}): Entry {
  return { vendor: 'xiaomi', app: 'a', targets: ['t'], ...more };
}

function say(gate: Gate, outcome: Outcome, refreshed = false): void {
  const pass = gate.tryEnter(entry());
  if (!pass?.granted) throw new Error(`expected a pass, got ${JSON.stringify(pass)}`);
  pass.done([outcome], { refreshed });
}

function trySay(gate: Gate, outcome: Outcome): void {
  const pass = gate.tryEnter(entry());
  if (pass?.granted) pass.done([outcome]);
}

function answer(pass: Awaited<ReturnType<Gate['enter']>> | undefined, outcome: Outcome): void {
  if (pass?.granted) pass.done([outcome]);
}

function isOpen(gate: Gate, more: Partial<Entry> = {}): boolean {
  const pass = gate.tryEnter(entry(more));
  if (pass?.granted) pass.release();
  return pass?.granted === true;
}

function isShut(gate: Gate): boolean {
  const pass = gate.tryEnter(entry());
  if (pass?.granted) pass.release();
  return pass !== undefined && !pass.granted;
}
