import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createCredentials } from '../../../src/effects/credentials/index.ts';
import { deliver } from '../../../src/effects/deliver/index.ts';
import { type Logger, noteOutcomes, observe, type PushEvent } from '../../../src/effects/events/index.ts';
import { forgetSightings } from '../../../src/effects/events/sightings.ts';
import { createGate } from '../../../src/effects/gate/index.ts';
import { outcomeFor, replyFor } from '../../../src/testing/index.ts';
import { vendorIds } from '../../../src/vendors/index.ts';
import { playScript, type Stage, scriptedTargets, startStage } from '../otel/scripted.ts';

type Line = Readonly<Record<string, unknown>> & { readonly level: number; readonly event: string; readonly msg: string };

/** A real pino, and what it wrote. */
function pinoInto(lines: Line[]): Logger {
  const stream = new Writable({ write: (chunk, _, done) => done(void lines.push(JSON.parse(String(chunk)))) });
  return pino({ level: 'debug' }, stream);
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});
const observing = (options: Parameters<typeof observe>[0]) => stops.push(observe(options));
const lines: Line[] = [];

describe('pino after a scripted run', () => {
  let stage: Stage;
  beforeAll(async () => {
    forgetSightings();
    stage = await startStage();
    const stop = observe({ logger: pinoInto(lines) });
    await playScript(stage);
    stop();
  });
  afterAll(() => stage?.stop());

  const of = (event: string, more: object = {}) =>
    lines.filter((line) => line.event === event && Object.entries(more).every(([name, value]) => line[name] === value));

  test('has a line for every attempt, every end and every repeat', () => {
    expect(of('attempt_started').length).toBe(of('attempt_ended').length);
    expect(of('delivery_started').length).toBe(of('delivery_ended').length);
    expect(of('delivery_ended', { vendor: 'vivo' })).toMatchObject([{ app: 'app', sends: 3, accepted: 8, refused: 3, level: 30 }]);
    expect(of('retry_scheduled', { vendor: 'vivo' })).toHaveLength(2);
    const ended = of('targets_ended').reduce((sum, { targets }) => sum + Number(targets), 0);
    expect(ended).toBe(vendorIds.flatMap(scriptedTargets).length + 2);
  });

  test('says of an attempt which codes came, how often, and how long it took', () => {
    const [line] = of('attempt_ended', { vendor: 'huawei' });
    expect(line).toMatchObject({ level: 20, attempt: 1, targets: 11, app: 'app' });
    expect(line?.outcomes).toContainEqual({
      ...{
        api: 'send',
        status: 'refused',
        cause: 'token_mismatch',
        code: 'illegalTokens.noRight',
        httpStatus: 200,
        token: 'suspect',
        targets: 1,
      },
    });
    expect(Number(line?.durationMs)).toBeGreaterThanOrEqual(0);
  });

  test('cries for what a person must mend, and warns of what is new', () => {
    expect(of('gate_shut')).toMatchObject([{ vendor: 'apns', app: 'wrong-key', why: 'credential_invalid', level: 50 }]);
    expect(of('fuse_blown')).toMatchObject([{ vendor: 'honor', app: 'wrong-key', level: 50, refused: 30, replies: 33 }]);
    expect(of('first_sighting')).toMatchObject([{ vendor: 'meizu', code: '987654', level: 40 }]);
    expect(of('receipt_refused')).toMatchObject([{ vendor: 'oppo', level: 40, status: 400 }]);
    expect(of('receipts_read', { trusted: false })).toMatchObject([{ because: 'wrong_secret' }]);
    expect(of('credential_renewed').map(({ from }) => from)).toContain('refresh');
    expect(of('gate_closed').length).toBeGreaterThan(0);
  });

  test('has a sentence for people on every line', () => {
    for (const { event, msg } of lines) {
      expect(msg, event).toMatch(/^push \S+.*: \S/);
      expect(msg, event).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test('holds no target, no message id and no credential', () => {
    const text = JSON.stringify(lines);
    for (const target of [
      ...vendorIds.flatMap(scriptedTargets),
      'ok-apns-refused',
      'gone-oppo-1',
      '"m1"',
      'credential-0',
      'app-secret',
      'a-signed-token',
    ])
      expect(text, target).not.toContain(target);
  });
});

describe('without observers', () => {
  test('nothing is said, and nothing is worked out', async () => {
    const heard: PushEvent[] = [];
    const stop = observe({ onEvent: (event) => void heard.push(event) });
    stop();
    await deliver({ vendor: 'vivo', targets: ['a'], send: (targets) => replyFor('vivo', '0', { targets }), gate: createGate() });
    noteOutcomes(new Proxy([], { get: (_, name) => (name === Symbol.iterator ? [][Symbol.iterator] : undefined) }));
    expect(heard).toEqual([]);
  });
});

describe('an observer that throws', () => {
  test('costs no target, and the next one hears all the same', async () => {
    const heard: string[] = [];
    observing({
      onEvent: () => {
        throw new Error('mine');
      },
    });
    observing({ onEvent: ({ event }) => void heard.push(event) });
    const { counts } = await deliver({
      vendor: 'vivo',
      targets: ['a'],
      send: (targets) => replyFor('vivo', '0', { targets }),
      gate: createGate(),
    });
    expect(counts.accepted).toBe(1);
    expect(heard).toEqual(['delivery_started', 'attempt_started', 'attempt_ended', 'targets_ended', 'delivery_ended']);
  });
});

describe('a first sighting', () => {
  const sighted = (code: string, more: object = {}) =>
    noteOutcomes([
      {
        ...outcomeFor('vivo', '10070', { targets: ['t'] })[0],
        cause: 'unrecognized',
        evidence: { httpStatus: 200, code },
        ...more,
      } as never,
    ]);

  test('is told once a code and process, under 429 and 5xx too, and never for a code that a table has', () => {
    forgetSightings();
    const codes: string[] = [];
    observing({ onEvent: (event) => void (event.event === 'first_sighting' && codes.push(event.code)) });
    for (const code of ['777', '777', '778']) sighted(code);
    sighted('779', { cause: 'vendor_unavailable', evidence: { httpStatus: 503, code: '779' } });
    sighted('10070', { cause: 'quota_exhausted', evidence: { httpStatus: 503, code: '10070' } });
    sighted('http-503', { cause: 'vendor_unavailable', evidence: { httpStatus: 503, code: 'http-503' } });
    sighted('ECONNREFUSED', { cause: 'connection_failed', evidence: { httpStatus: 0, code: 'ECONNREFUSED' } });
    expect(codes).toEqual(['777', '778', '779']);
  });

  test('is bounded', () => {
    forgetSightings();
    let told = 0;
    observing({
      onEvent: ({ event }) => {
        if (event === 'first_sighting') told += 1;
      },
    });
    for (let index = 0; index < 3000; index += 1) sighted(`c${index}`);
    expect(told).toBe(1000);
    forgetSightings();
  });
});

describe('credentials', () => {
  test('that are refused are told without their secret', async () => {
    const told: Line[] = [];
    observing({ logger: pinoInto(told) });
    const outcome = outcomeFor('huawei', '1101/20002', { api: 'auth' })[0];
    const credentials = createCredentials({ vendor: 'huawei', app: 'shop', fetchToken: () => ({ ok: false, outcome: outcome as never }) });
    await credentials.get().catch(() => undefined);
    expect(told.map(({ event }) => event)).toContain('credential_refused');
  });
});

test('a logger that is none is said at once', () => {
  expect(() => observe({ logger: {} as never })).toThrow('logger.debug');
  expect(() => observe({ onEvent: 7 as never })).toThrow('onEvent');
  expect(() => observe({ logger: console })()).not.toThrow();
});
