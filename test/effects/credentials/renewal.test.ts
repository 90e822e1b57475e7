import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CredentialError, createCredentials, memoryCredentialStore } from '../../../src/effects/credentials/index.ts';
import { createGate } from '../../../src/effects/gate/index.ts';
import type { Refused } from '../../../src/index.ts';
import { VirtualClock } from '../gate/virtual-clock.ts';
import { hourMs, issued, minuteMs, refusedBy, secret, stage } from './stage.ts';

describe('single flight', () => {
  test('1,000 who ask at once, with no token and with an expired one, cause one call each time', async () => {
    const { credentials, clock, asked } = stage();
    const all = async () => new Set(await Promise.all(Array.from({ length: 1000 }, () => credentials.get())));
    expect((await all()).size).toBe(1);
    expect(asked).toHaveLength(1);
    await clock.advance(2 * hourMs);
    expect((await all()).size).toBe(1);
    expect(asked).toHaveLength(2);
  });

  test('1,000 who say that one token was refused cause one renewal, however late they say it', async () => {
    const { credentials, clock, asked } = stage();
    const old = await credentials.get();
    await clock.advance(minuteMs);
    const fresh = await Promise.all(Array.from({ length: 999 }, () => credentials.renew(old)));
    await clock.advance(minuteMs);
    fresh.push(await credentials.renew(old));
    expect(new Set(fresh).size).toBe(1);
    expect(fresh[0]?.value).not.toBe(old.value);
    expect(asked).toHaveLength(2);
  });

  test('one who gives up takes nothing from the others', async () => {
    const one = stage();
    let give: (() => void) | undefined;
    one.answer = () =>
      new Promise((resolve) => {
        give = () => resolve(issued());
      });
    const controller = new AbortController();
    const impatient = one.credentials.get({ signal: controller.signal });
    const patient = one.credentials.get();
    const left = expect(impatient).rejects.toThrow('no more');
    controller.abort(new Error('no more'));
    await left;
    await Promise.resolve();
    give?.();
    expect((await patient).value).toMatch(/^access-token/);
  });

  test('a vendor that never answers is given up after 30 s, for all', async () => {
    const one = stage();
    one.answer = () => new Promise(() => undefined);
    const failed = expect(one.credentials.get()).rejects.toMatchObject({ outcome: { cause: 'timeout', api: 'auth' } });
    await one.clock.advance(30_001);
    await failed;
    expect(one.asked[0]?.signal.aborted).toBe(true);
    expect(one.clock.pending).toBe(0);
  });
});

describe('early renewal', () => {
  test('five minutes before its end the old token still serves, and one call brings the next', async () => {
    const { credentials, clock, asked } = stage();
    const old = await credentials.get();
    await clock.advance(55 * minuteMs - 1);
    expect(await credentials.get()).toBe(old);
    expect(asked).toHaveLength(1);
    await clock.advance(1);
    expect(await credentials.get()).toBe(old);
    expect(await credentials.get()).toBe(old);
    await clock.advance(0);
    expect(await credentials.get()).not.toBe(old);
    expect(asked).toHaveLength(2);
  });

  test('while the endpoint is down the old token serves to its end, and it is asked with growing waits', async () => {
    const one = stage();
    const old = await one.credentials.get();
    one.answer = () => refusedBy('502');
    await one.clock.advance(55 * minuteMs);
    for (let second = 0; second < 299; second += 1) {
      expect(await one.credentials.get()).toBe(old);
      await one.clock.advance(1000);
    }
    expect(one.asked.length).toBeGreaterThan(5);
    expect(one.asked.length).toBeLessThan(16);
    expect(one.gate.closed).toEqual([]);
    await one.clock.advance(60_000);
    await expect(one.credentials.get()).rejects.toBeInstanceOf(CredentialError);
    one.answer = () => issued();
    await one.clock.advance(60_000);
    expect(await one.credentials.get()).not.toBe(old);
  });

  test('a token that is better renewed sooner is, and stays good when it cannot be', async () => {
    const one = stage();
    one.answer = () => ({ ok: true, token: 'a-day', lifeMs: 24 * hourMs, renewAfterMs: 2 * hourMs });
    await one.credentials.get();
    one.answer = () => refusedBy('502');
    await one.clock.advance(23 * hourMs);
    expect((await one.credentials.get()).value).toBe('a-day');
    await one.clock.advance(0);
    expect(one.asked).toHaveLength(2);
  });
});

describe('a refused renewal', () => {
  test('closes the app and raises one event, for 1,000 who wait and all who come after', async () => {
    const one = stage();
    one.answer = () => refusedBy('1101/20002');
    const results = await Promise.allSettled(Array.from({ length: 1000 }, () => one.credentials.get()));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(one.asked).toHaveLength(1);
    for (let minute = 0; minute < 180; minute += 1) {
      await expect(one.credentials.get()).rejects.toBeInstanceOf(CredentialError);
      await one.clock.advance(minuteMs);
    }
    expect(one.typesOf()).toEqual(['refused']);
    expect(one.gate.closed).toEqual([{ vendor: 'huawei', app: 'shop' }]);
    // 1, 2, 4 … 60 minutes apart: no storm against a key that is wrong.
    expect(one.asked.length).toBeLessThan(10);
    expect(one.events[0]).toMatchObject({ cause: 'credential_invalid', code: '1101/20002', words: expect.stringContaining('shop') });
  });

  test('what waits at a real gate ends at once, and goes again when there is a token', async () => {
    const clock = new VirtualClock();
    const gate = createGate({ now: clock.now, setTimer: clock.setTimer, random: () => 0.5 });
    const one = stage({ gate }, clock);
    const entry = { vendor: 'huawei', app: 'shop', targets: ['a'] };
    one.answer = () => refusedBy('1101/20002');
    await expect(one.credentials.get()).rejects.toThrow();
    expect(gate.tryEnter(entry)?.granted).not.toBe(true);
    expect(gate.tryEnter({ ...entry, app: 'other' })?.granted).toBe(true);
    one.answer = () => issued();
    await clock.advance(2 * minuteMs);
    await one.credentials.get();
    expect(gate.tryEnter(entry)?.granted).toBe(true);
    expect(one.typesOf()).toEqual(['refused', 'renewed']);
  });

  test('while the old token is good it is said, and the app is closed only at its end', async () => {
    const one = stage();
    await one.credentials.get();
    one.answer = () => refusedBy('1101/20002');
    await one.clock.advance(56 * minuteMs);
    await one.credentials.get();
    await one.clock.advance(0);
    expect(one.typesOf()).toEqual(['renewed', 'refused']);
    expect(one.events[1]).toMatchObject({ goodUntilMs: expect.any(Number) });
    expect(one.gate.closed).toEqual([]);
    await one.clock.advance(5 * minuteMs);
    await expect(one.credentials.get()).rejects.toThrow();
    expect(one.gate.closed).toHaveLength(1);
    expect(one.typesOf()).toEqual(['renewed', 'refused']);
  });

  test('an outage of the endpoint is no refusal: nothing is closed', async () => {
    const one = stage();
    for (const code of ['500', '502', '503', '504']) {
      one.answer = () => refusedBy(code);
      await expect(one.credentials.get()).rejects.toMatchObject({ outcome: { api: 'auth' } });
      await one.clock.advance(5 * minuteMs);
    }
    expect(one.gate.closed).toEqual([]);
    expect(new Set(one.typesOf())).toEqual(new Set(['failed']));
  });

  test('a person who put it right need not wait', async () => {
    const one = stage();
    one.answer = () => refusedBy('1101/20002');
    await expect(one.credentials.get()).rejects.toThrow();
    one.answer = () => issued();
    await expect(one.credentials.get()).rejects.toThrow();
    one.credentials.reset();
    expect((await one.credentials.get()).value).toMatch(/^access-token/);
    expect(one.gate.opened).not.toEqual([]);
  });

  test('the pushes that never left are refused, with the wait of the token call', async () => {
    const one = stage();
    one.answer = () => refusedBy('504');
    const error: CredentialError = await one.credentials.get().catch((thrown) => thrown);
    expect(error.outcomesFor({ kind: 'token', targets: ['a', 'b'], app: 'shop' })).toMatchObject([
      {
        status: 'refused',
        api: 'send',
        targets: ['a', 'b'],
        token: 'keep',
        pause: 'app',
        retry: { when: 'backoff', atLeastMs: expect.any(Number) },
      },
    ]);
    one.credentials.reset();
    one.answer = () => refusedBy('1101/20002');
    const final: CredentialError = await one.credentials.get().catch((thrown) => thrown);
    expect(final.outcomesFor({ targets: ['a'] })).toMatchObject([{ cause: 'credential_invalid', retry: { when: 'never' }, pause: 'app' }]);
  });

  test.each([
    undefined,
    null,
    7,
    {},
    { ok: true },
    { ok: true, token: '', lifeMs: 1 },
    { ok: true, token: 'x', lifeMs: Number.NaN },
    { ok: false },
  ])('an answer that is none (%s) is no token and no refusal', async (answer) => {
    const one = stage();
    one.answer = () => answer as never;
    await expect(one.credentials.get()).rejects.toMatchObject({ outcome: { cause: 'malformed_reply' } });
    expect(one.gate.closed).toEqual([]);
  });
});

describe('a token too young', () => {
  test('is not renewed when it is refused: another would fare no better', async () => {
    const { credentials, clock, asked } = stage();
    const young = await credentials.get();
    await clock.advance(9999);
    expect(await credentials.renew(young)).toBe(young);
    await clock.advance(1);
    expect(await credentials.renew(young)).not.toBe(young);
    expect(asked).toHaveLength(2);
  });

  test("Apple's rule: signed again after 45 minutes, never within 20, never older than 60", async () => {
    let signed = 0;
    const one = stage({ vendor: 'apns', sign: () => `jwt-${signed++}` });
    const ages: number[] = [];
    let last = await one.credentials.get();
    for (let minute = 0; minute < 600; minute += 1) {
      await one.clock.advance(minuteMs);
      // Every third minute somebody is refused, and wants a new one.
      const next = minute % 3 === 0 ? await one.credentials.renew(last) : await one.credentials.get();
      await one.clock.advance(0);
      if (next !== last) ages.push(next.madeAtMs - last.madeAtMs);
      expect(one.clock.nowMs - next.madeAtMs).toBeLessThan(hourMs);
      last = next;
    }
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(20 * minuteMs);
    expect(signed).toBe(ages.length + 1);
    const calm = stage({ vendor: 'apns', sign: () => `calm-${signed++}` });
    const first = await calm.credentials.get();
    await calm.clock.advance(45 * minuteMs - 1);
    expect(await calm.credentials.get()).toBe(first);
  });

  test.each([
    [{ lifeMs: 61 * minuteMs }, /lifeMs.*at most 60 minutes/],
    [{ lifeMs: 24 * minuteMs }, /lifeMs.*at least 20 minutes/],
    [{ youngMs: minuteMs }, /youngMs.*at least 20 minutes/],
  ])('a life that Apple would refuse is the mistake of the caller: %j', (times, words) => {
    expect(() => stage({ vendor: 'apns', sign: () => 'x', ...times })).toThrow(words);
  });
});

describe('a fleet', () => {
  /** In small steps: who waits for the lock takes several turns to look again. */
  const pass = async (clock: VirtualClock): Promise<void> => {
    for (let step = 0; step < 100; step += 1) await clock.advance(50);
  };

  const fleet = (size: number) => {
    const clock = new VirtualClock();
    const store = memoryCredentialStore(clock.now);
    return { clock, machines: Array.from({ length: size }, () => stage({ store }, clock)) };
  };

  test('of 20 machines shares one token, and one of them asks for it', async () => {
    const { clock, machines } = fleet(20);
    const round = async () => {
      const wanted = Promise.all(machines.map(({ credentials }) => credentials.get()));
      await pass(clock);
      return new Set((await wanted).map(({ value }) => value)).size;
    };
    expect(await round()).toBe(1);
    await clock.advance(2 * hourMs);
    expect(await round()).toBe(1);
    expect(machines.flatMap(({ asked }) => asked)).toHaveLength(2);
  });

  test('a refused token is replaced once for all of them', async () => {
    const { clock, machines } = fleet(5);
    const wanted = Promise.all(machines.map(({ credentials }) => credentials.get()));
    await pass(clock);
    const old = await wanted;
    await clock.advance(minuteMs);
    const renewed = Promise.all(machines.map(({ credentials }, index) => credentials.renew(old[index] as never)));
    await pass(clock);
    expect(new Set((await renewed).map(({ value }) => value)).size).toBe(1);
    expect(machines.flatMap(({ asked }) => asked)).toHaveLength(2);
  });

  test('a lock whose holder died is waited for, and not for ever', async () => {
    const clock = new VirtualClock();
    const store = memoryCredentialStore(clock.now);
    await store.lock?.('huawei/shop', 10 * hourMs);
    const one = stage({ store }, clock);
    const wanted = one.credentials.get();
    await clock.advance(60_000);
    expect(one.asked).toHaveLength(0);
    await clock.advance(10_000);
    await wanted;
    expect(one.asked).toHaveLength(1);
  });

  test('a store that fails is said once, and this machine goes on alone', async () => {
    const broken = () => Promise.reject(new Error(`redis://:${secret}@host refused`));
    const one = stage({ store: { get: broken, set: broken, lock: broken } });
    await one.credentials.get();
    expect(one.typesOf().filter((type) => type === 'store_failed')).toHaveLength(1);
    expect(JSON.stringify(one.events)).not.toContain(secret);
  });

  test.each([null, 7, 'x', {}, { token: 5 }, { token: 'x', madeAtMs: 'a', expiresAtMs: 1, renewAtMs: 1 }])(
    'whatever stands in the store, it is no token: %j',
    async (found) => {
      const one = stage({ store: { get: async () => found as never, set: async () => undefined } });
      expect((await one.credentials.get()).value).toMatch(/^access-token/);
    },
  );
});

describe('a clock that is wrong', () => {
  test.each([
    [10 * minuteMs, 'slow'],
    [-10 * minuteMs, 'fast'],
  ])('by ten minutes (%i ms) is detected and said, once', async (skewMs, word) => {
    const one = stage();
    one.answer = () => ({ ...issued(), dateMs: Math.floor((one.clock.nowMs + skewMs) / 1000) * 1000, tookMs: 80 });
    await one.credentials.get();
    await one.clock.advance(2 * hourMs);
    await one.credentials.get();
    const said = one.events.filter(({ type }) => type === 'clock_skew');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({ words: expect.stringMatching(new RegExp(`10 minutes ${word}`)) });
    expect(one.credentials.look().skewMs).toBeCloseTo(skewMs, -4);
    // What is signed next is signed by the vendor's clock.
    expect(one.asked[1]?.nowMs).toBeCloseTo(one.clock.nowMs + skewMs, -4);
    one.answer = () => ({ ...issued(), dateMs: one.clock.nowMs });
    await one.clock.advance(2 * hourMs);
    await one.credentials.get();
    expect(one.typesOf().at(-2)).toBe('clock_right');
  });

  test('by half a minute, or by a slow reply, is nothing to speak of', async () => {
    const one = stage();
    one.answer = () => ({ ...issued(), dateMs: one.clock.nowMs - 30_000 });
    await one.credentials.get();
    await one.clock.advance(2 * hourMs);
    one.answer = () => ({ ...issued(), dateMs: one.clock.nowMs - 100_000, tookMs: 120_000 });
    await one.credentials.get();
    expect(one.typesOf()).toEqual(['renewed', 'renewed']);
  });

  test('a token call refused for it is made once more, by the clock of the reply', async () => {
    const one = stage();
    const right = () => one.clock.nowMs + 11 * minuteMs;
    one.answer = ({ nowMs }) => (Math.abs(nowMs - right()) < 10 * minuteMs ? issued() : { ...refusedBy('10207', 'vivo'), dateMs: right() });
    await one.credentials.get();
    expect(one.asked).toHaveLength(2);
    expect(one.typesOf()).toEqual(['clock_skew', 'renewed']);
  });

  test('refused for it without a Date header: said, and the app is closed', async () => {
    const one = stage();
    one.answer = () => refusedBy('10207', 'vivo');
    await expect(one.credentials.get()).rejects.toThrow(/clock_skew/);
    expect(one.typesOf()).toEqual(['clock_skew', 'refused']);
    expect(one.gate.closed).toHaveLength(1);
    expect(one.asked).toHaveLength(1);
  });

  test("any reply of the vendor shows it to a signer, and a young token is then signed again, by Apple's clock", async () => {
    const stamps: number[] = [];
    const one = stage({ vendor: 'apns', sign: ({ nowMs }) => `jwt-${stamps.push(nowMs)}` });
    const wrong = await one.credentials.get();
    await one.clock.advance(5000);
    const date = new Date(one.clock.nowMs + 70 * minuteMs).toUTCString();
    one.credentials.heard({ headers: { date }, receivedAtMs: one.clock.nowMs });
    expect(await one.credentials.renew(wrong)).not.toBe(wrong);
    expect((stamps[1] ?? 0) - (stamps[0] ?? 0)).toBeGreaterThan(69 * minuteMs);
    for (const reply of [undefined, null, {}, { headers: 7 }, { headers: { date: 'yesterday' } }]) one.credentials.heard(reply as never);
  });
});

describe('secrets', () => {
  test('stand in no error, event, view, inspect(), JSON or template', async () => {
    const token = `${secret}-token`;
    const thrown = Object.assign(new Error(`client_secret=${secret}`), { config: { data: secret }, code: secret });
    const one = stage();
    one.answer = () => ({ ok: true, token, lifeMs: hourMs });
    const credential = await one.credentials.get();
    await one.clock.advance(2 * hourMs);
    one.answer = () => Promise.reject(thrown);
    const error = (await one.credentials.get().catch((reason) => reason)) as CredentialError;
    expect(error).toBeInstanceOf(CredentialError);
    const shown = [
      credential,
      error,
      one.credentials,
      one.credentials.look(),
      one.events,
      await one.credentials.lease().catch((reason) => reason),
    ];
    const text = shown
      .map((each) => `${inspect(each, { depth: 12, showHidden: true })} ${JSON.stringify(each)} ${String(each)}`)
      .join('\n');
    expect(text).not.toContain(secret);
    expect(credential.value).toBe(token);
    expect(`${credential}`).toBe('[credential of huawei shop]');
    expect({ ...credential }).not.toHaveProperty('value');
    expect((error.outcome as Refused).evidence.code).toBe('UNKNOWN');
  });

  test('a signer that throws is our own mistake, of which nothing is shown', async () => {
    const one = stage({
      vendor: 'apns',
      sign: () => {
        throw new Error(`-----BEGIN PRIVATE KEY----- ${secret}`);
      },
    });
    const error = await one.credentials.get().catch((reason) => reason);
    expect(error).toMatchObject({ outcome: { cause: 'misconfigured', evidence: { code: 'SIGN_THREW' } } });
    expect(inspect([error, one.events], { depth: 9 })).not.toContain(secret);
    expect(one.typesOf()).toEqual(['refused']);
  });
});

describe('the mistakes of the caller', () => {
  const sign = (): string => 'x';

  test.each([
    [undefined, /options is undefined/],
    [{ vendor: '' }, /vendor/],
    [{ vendor: 'huawei' }, /fetchToken/],
    [{ vendor: 'huawei', sign, fetchToken: () => issued() }, /only one of the two/],
    [{ vendor: 'huawei', sign, earlyMs: -1 }, /earlyMs/],
    [{ vendor: 'huawei', sign, lifeMs: Number.NaN }, /lifeMs/],
    [{ vendor: 'huawei', sign, store: {} }, /store/],
    [{ vendor: 'huawei', sign, gate: 7 }, /gate/],
  ])('%j is refused', (options, words) => {
    expect(() => createCredentials(options as never)).toThrow(words);
  });
});
