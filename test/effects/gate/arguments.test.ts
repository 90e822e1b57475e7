import { describe, expect, test } from 'vitest';
import { rowWaitMs } from '../../../src/effects/gate/row-wait.ts';
import type { Entry, GateOptions } from '../../../src/effects/gate/types.ts';
import { accepted, refused } from './outcomes.ts';
import { Stage } from './stage.ts';

const said = (message: string) => expect.objectContaining({ name: 'ArgumentError', message: `push-outcome: ${message}` });

const vendor = 'it must be the id of a vendor';
const time = 'it must be milliseconds since 1970, or left out (none)';
const api = 'it must be one of send, auth, operation, receipt';

test.each<[object, string]>([
  [{ vendor: '' }, `vendor is ""; ${vendor}`],
  [{ vendor: 7 }, `vendor is of type number; ${vendor}`],
  [{ targets: 'abc' }, 'targets is "abc"; it must be an array of strings'],
  [{ priority: Number.NaN }, 'priority is of type number; it must be a number, or left out (0)'],
  [{ priority: '1' }, 'priority is "1"; it must be a number, or left out (0)'],
  [{ deadlineAtMs: Number.NaN }, `deadlineAtMs is of type number; ${time}`],
  [{ deadlineAtMs: -1 }, `deadlineAtMs is of type number; ${time}`],
  [{ api: 'client' }, `api is "client"; ${api}`],
  [{ api: 'push' }, `api is "push"; ${api}`],
])('an entry that is none is the caller’s mistake: %j', (more, message) => {
  const stage = new Stage();
  expect(() => stage.gate.tryEnter(stage.entry(more))).toThrow(said(message));
  expect(() => stage.gate.enter(stage.entry(more))).toThrow(said(message));
});

test.each<Partial<Entry>>([
  { priority: 0, deadlineAtMs: 4e12 },
  { priority: -7.5, api: 'auth' },
  { api: 'operation' },
  { api: 'receipt' },
  { api: 'send' },
  { targets: [] },
])('every other is let in: %j', (more) => expect(new Stage().isOpen(more)).toBe(true));

test('a deadline of the year 1970 is one that is over', () =>
  expect(new Stage().gate.tryEnter({ vendor: 'xiaomi', targets: ['t'], deadlineAtMs: 0 })).toEqual({
    granted: false,
    because: 'deadline',
  }));

const rate = 'it must be a number above 0';
const share = 'it must be a number from 0 to 1';

test.each<[GateOptions, string]>([
  [{ held: 0 }, 'held is of type number; it must be a number, 1 or more'],
  [{ held: Number.NaN }, 'held is of type number; it must be a number, 1 or more'],
  [{ rates: { vivo: { perSecond: 0 } } }, `rates.vivo.perSecond is of type number; ${rate}`],
  [{ rates: { vivo: { perSecond: Infinity } } }, `rates.vivo.perSecond is of type number; ${rate}`],
  [{ rates: { vivo: { perSecond: Number.NaN } } }, `rates.vivo.perSecond is of type number; ${rate}`],
  [
    { rates: { vivo: { perSecond: 1, counts: 'bytes' as never } } },
    'rates.vivo.counts is "bytes"; it must be requests or devices, or left out (as the vendor counts)',
  ],
  [{ budget: { share: -0.1 } }, `budget.share is of type number; ${share}`],
  [{ budget: { share: 1.1 } }, `budget.share is of type number; ${share}`],
  [{ budget: { share: Number.NaN } }, `budget.share is of type number; ${share}`],
  [{ budget: { floorPerSecond: 0 } }, `budget.floorPerSecond is of type number; ${rate}`],
  [{ budget: { floorPerSecond: Infinity } }, `budget.floorPerSecond is of type number; ${rate}`],
])('options that are none are the caller’s mistake: %j', (options, message) => expect(() => new Stage(options)).toThrow(said(message)));

test.each<GateOptions>([
  { held: 1 },
  { rates: { vivo: { perSecond: 0.1, counts: 'requests' }, xiaomi: { perSecond: 1, counts: 'devices' } } },
  { budget: { share: 0, floorPerSecond: 0.1 } },
  { rates: { 'a-vendor-of-my-own': { perSecond: 1 } } },
  { budget: { share: 1 } },
  { budget: {} },
])('every other is taken: %j', (options) => expect(new Stage(options).isOpen()).toBe(true));

test.each([-1, Number.NaN])('close() for %s milliseconds is the caller’s mistake', (ms) =>
  expect(() => new Stage().gate.close({ vendor: 'xiaomi' }, ms)).toThrow(said('ms is of type number; it must be milliseconds, 0 or more')),
);

test('close() for 0 milliseconds lets one probe go at once', () => {
  const stage = new Stage();
  stage.gate.close({ vendor: 'xiaomi' }, 0);
  expect([stage.pass().granted, stage.gate.tryEnter(stage.entry())]).toEqual([true, undefined]);
});

test('no timer is asked for that none can hold: at most 24 days, at least one millisecond, whole ones', () => {
  const asked: number[] = [];
  const setTimer = (_run: () => void, ms: number) => {
    asked.push(ms);
    return () => undefined;
  };
  const stage = new Stage({ setTimer });
  for (const [target, waitMs] of [
    ['x', 1e12],
    ['y', 0.2],
    ['z', 5.5],
  ] as const) {
    stage.send(refused('target_rate_limited', { targets: [target], retry: { when: 'after', waitMs } }));
    stage.wait(target, [], { targets: [target] });
  }
  expect(asked).toEqual([2 ** 31 - 1, 1, 6]);
});

describe("the wait that a code's row asks for", () => {
  test.each([
    ['a backoff', 'apns', 'InternalServerError', 900_000],
    ['a time', 'tencent-im', '90024', 1_000],
    ['none', 'apns', 'BadDeviceToken', undefined],
    ['an unknown code', 'apns', 'Unheard', undefined],
    ['an unknown vendor', 'nobody', '1', undefined],
  ])('%s', (_name, vendorId, code, waitMs) =>
    expect(rowWaitMs(refused('vendor_internal', { vendor: vendorId, evidence: { httpStatus: 500, code } }))).toBe(waitMs),
  );

  test('is that of the vendor which spoke', () => {
    const evidence = { httpStatus: 200, code: 'InternalServerError', vendor: 'apns' };
    expect(rowWaitMs(refused('vendor_internal', { vendor: 'tencent-im', evidence }))).toBe(900_000);
  });

  test('is none of what was accepted', () =>
    expect(rowWaitMs(accepted({ vendor: 'fcm', evidence: { httpStatus: 200, code: '200' } }))).toBe(undefined));

  test('closes no key by itself; a longer one of a header does', () => {
    const stage = new Stage();
    const told = (atLeastMs: number) =>
      refused('vendor_internal', {
        vendor: 'apns',
        retry: { when: 'backoff', atLeastMs },
        evidence: { httpStatus: 500, code: 'InternalServerError' },
      });
    stage.send(told(900_000), 1, { vendor: 'apns' });
    expect(stage.isOpen({ vendor: 'apns' })).toBe(true);
    stage.send(told(901_000), 1, { vendor: 'apns' });
    expect(stage.isOpen({ vendor: 'apns' })).toBe(false);
  });
});
