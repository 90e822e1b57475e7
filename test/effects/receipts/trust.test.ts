import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type ReceiptEvent, receiptHandler } from '../../../src/effects/receipts/index.ts';
import { carriesSecret } from '../../../src/effects/receipts/url-secret.ts';
import { listener, nowMs, post, postedBody, secret } from './receipts.ts';

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  return { ...real, timingSafeEqual: vi.fn(real.timingSafeEqual) };
});
beforeEach(() => {
  vi.mocked(timingSafeEqual).mockClear();
});

const because = async (handler: (request: Request) => Promise<Response>, got: ReturnType<typeof listener>, request: Request) => {
  expect((await handler(request)).status).toBe(200);
  return got.got.at(-1)?.report.because;
};

describe('the secret in the URL', () => {
  test('is found as a segment of the path or a value of the query, in any place and percent-encoded', () => {
    const odd = 'a secret/with ünusual+signs';
    for (const path of [`/${secret}`, `/a/${secret}/b`, `/a?key=${secret}`, `/a?b=c&key=${secret}`, `/a/${encodeURIComponent(odd)}`])
      expect(carriesSecret(new URL(path, 'https://h'), [secret, odd]), path).toBe(true);
    for (const path of [
      '/',
      '/a',
      `/a${secret}`,
      `/${secret.slice(1)}`,
      `/${secret.toUpperCase()}`,
      `/#${secret}`,
      '/%E0%A4%A',
      `/?${secret}`,
    ])
      expect(carriesSecret(new URL(path, 'https://h'), [secret, odd]), path).toBe(false);
    expect(carriesSecret(new URL(`/${secret}`, 'https://h'), [])).toBe(false);
  });

  test('costs the same comparisons, of equal lengths and in constant time, whether it is right, wrong, early, late, short or long', () => {
    const old = 'a-secret-that-is-replaced';
    const paths = [
      `/${secret}/x/y`,
      `/x/y/${secret}`,
      '/x/y/z',
      `/x/y/${'z'.repeat(10_000)}`,
      `/${old}/y/z`,
      `/${secret.slice(0, -1)}/y/z`,
    ];
    for (const path of paths) {
      vi.mocked(timingSafeEqual).mockClear();
      carriesSecret(new URL(path, 'https://h'), [secret, old]);
      const { calls } = vi.mocked(timingSafeEqual).mock;
      expect(calls, path).toHaveLength(6);
      for (const [one, other] of calls) expect([one.byteLength, other.byteLength]).toEqual([32, 32]);
    }
  });

  test('is looked for in a bounded number of places', () => {
    carriesSecret(new URL(`/${'a/'.repeat(5000)}?${'b=c&'.repeat(5000)}`, 'https://h'), [secret]);
    expect(vi.mocked(timingSafeEqual).mock.calls.length).toBeLessThanOrEqual(32);
  });

  test('that is short, and other wrong options, are refused when the handler is made, without a word of them', () => {
    const wrong = (options: object) => () => receiptHandler({ vendor: 'huawei', ...options } as never);
    expect(wrong({ secret: 'hunter2' })).toThrow(/secret is "string"; it must be a text of at least 16 characters/);
    expect(wrong({ vendor: 'fcm' })).toThrow(/one that posts receipts: huawei, honor/);
    expect(wrong({ vendor: 'honor', verify: { user: 'u', key: 'hunter2' } })).toThrow(/honor documents no signature/);
    expect(wrong({ verify: { token: 'hunter2' } })).toThrow(/verify.user/);
    expect(wrong({ seen: { has: () => [], add: () => undefined } })).toThrow(/hashKey/);
    expect(wrong({ pruner: {} })).toThrow(/pruner/);
    for (const bad of [0, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(wrong({ maxBytes: bad })).toThrow(/maxBytes/);
    for (const options of [{ secret: 'hunter2' }, { verify: { user: 'hunter2', key: 7 } }]) expect(wrong(options)).not.toThrow(/hunter2/);
  });

  test('none set up, and no signature, is no proof', async () => {
    const got = listener();
    const handler = receiptHandler({ vendor: 'huawei', onOutcomes: got.onOutcomes });
    expect(await because(handler, got, post(postedBody('huawei', '2', ['a']).body))).toBe('no_proof');
  });
});

describe("Huawei's signature", () => {
  const user = 'our-user';
  const oldKey = 'a key of the older kind';
  const newKey = Buffer.from('thirty-two bytes of a newer key!').toString('base64');
  const nonce = 'a07bfa17-6d82-4b53-a9a2-07cfef5ceef1';
  const sign = (key: string | Buffer, signed: string) => createHmac('sha256', key).update(signed).digest('base64');
  const header = ({ key = oldKey as string | Buffer, atMs = nowMs, by = user, once = nonce, joint = '; ' } = {}) =>
    [`timestamp=${atMs}`, `nonce=${once}`, `value=${sign(key, `${atMs}${once}${by}`)}`].join(joint);
  const signed = (value: string, targets = ['a']) =>
    post(postedBody('huawei', '2', targets).body, { path: '/receipts', headers: { 'X-HUAWEI-CALLBACK-ID': value } });
  const make = (key = oldKey) => {
    const got = listener();
    return { got, handler: receiptHandler({ vendor: 'huawei', verify: { user, key }, onOutcomes: got.onOutcomes, now: () => nowMs }) };
  };

  test('holds under a key of either kind, with and without blanks, in milliseconds and in seconds', async () => {
    for (const [key, given] of [
      [oldKey, oldKey],
      [newKey, Buffer.from(newKey, 'base64')],
      [newKey, newKey],
    ] as const)
      for (const joint of ['; ', ';'])
        for (const atMs of [nowMs, nowMs - 299_000, nowMs / 1000]) {
          const { got, handler } = make(key);
          expect(await because(handler, got, signed(header({ key: given, atMs, joint })))).toBe('signature');
          expect(got.outcomes()[0]).toMatchObject({ token: 'dead', diedAtMs: expect.any(Number) });
        }
  });

  test('that is missing, wrong, cut, of another user, of a guessable key or too old is none', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['', 'no_signature'],
      [`timestamp=${nowMs}; nonce=${nonce}`, 'no_signature'],
      [header({ key: 'another key' }), 'wrong_signature'],
      [header({ by: 'another user' }), 'wrong_signature'],
      [header().replace(nonce, 'another-nonce'), 'wrong_signature'],
      [header().slice(0, -2), 'wrong_signature'],
      [header({ atMs: nowMs - 301_000 }), 'stale_signature'],
      [header({ atMs: nowMs + 301_000 }), 'stale_signature'],
      [header({ key: '' }), 'wrong_signature'],
    ];
    for (const [value, word] of cases) {
      const { got, handler } = make();
      expect(await because(handler, got, signed(value)), value).toBe(word);
      expect(got.outcomes()[0]).toMatchObject({ token: 'suspect' });
    }
    // Looks like Base64 and decodes to three bytes.
    const { got, handler } = make('abcd');
    expect(await because(handler, got, signed(header({ key: Buffer.from('abcd', 'base64') })))).toBe('wrong_signature');
  });

  test('does not cover the body, so it is good for one body: a repeat holds, another body does not', async () => {
    const { got, handler } = make();
    expect(await because(handler, got, signed(header(), ['a']))).toBe('signature');
    expect((await handler(signed(header(), ['a']))).status).toBe(200);
    expect(got.got).toHaveLength(1);
    expect(await because(handler, got, signed(header(), ['b']))).toBe('replayed_signature');
    expect(got.outcomes().at(-1)).toMatchObject({ targets: ['b'], token: 'suspect' });
    expect(await because(handler, got, signed(header({ once: 'another' }), ['b']))).toBe('signature');
  });

  test('may be checked by the old and the new key while one is replaced, and the secret of the URL stands in for it', async () => {
    const got = listener();
    const verify = [
      { user, key: oldKey },
      { user, key: newKey },
    ];
    const handler = receiptHandler({ vendor: 'huawei', secret, verify, onOutcomes: got.onOutcomes, now: () => nowMs });
    expect(await because(handler, got, signed(header({ key: newKey })))).toBe('signature');
    expect(await because(handler, got, post(postedBody('huawei', '2', ['b']).body))).toBe('secret');
  });
});

describe("Tencent's signature", () => {
  const token = 'xxxxyyyy';
  const atMs = 1_669_872_112_000;
  const body = postedBody('tencent-im', 'Events[].ErrCode=-2', ['user-1']).body;
  const path = (sign: string, more = '') =>
    `/im?SdkAppid=1400&CallbackCommand=Push.AllMemberPush&contenttype=json&Sign=${sign}&RequestTime=1669872112${more}`;
  /** The documented example. */
  const documented = '17773bc39a671d7b9aa835458704d2a6db81360a5940292b587d6d760d484061';

  test('is that of the documented example, and good for a minute', async () => {
    for (const [late, word] of [
      [0, 'signature'],
      [60_000, 'signature'],
      [60_001, 'stale_signature'],
      [-60_001, 'stale_signature'],
    ] as const) {
      const got = listener();
      const handler = receiptHandler({
        vendor: 'tencent-im',
        verify: { token, sdkAppId: 1400 },
        onOutcomes: got.onOutcomes,
        now: () => atMs + late,
      });
      expect(await because(handler, got, post(body, { path: path(documented) }))).toBe(word);
    }
  });

  test('of another token, of another app, or without one is none', async () => {
    const got = listener();
    const other = createHash('sha256').update('another1669872112').digest('hex');
    const handler = receiptHandler({
      vendor: 'tencent-im',
      verify: { token, sdkAppId: 1401 },
      onOutcomes: got.onOutcomes,
      now: () => atMs,
    });
    for (const [sign, word] of [
      [other, 'wrong_signature'],
      [documented, 'wrong_signature'],
      ['', 'no_signature'],
    ] as const)
      expect(await because(handler, got, post(body.replace('user-1', word + sign), { path: path(sign) }))).toBe(word);
  });
});

describe('other proofs', () => {
  test("Meizu's token stands in the form, before or behind the receipts", async () => {
    const cb = encodeURIComponent(JSON.stringify({ 'm-1': { type: 1, targets: ['a'] } }));
    const bodies = [
      [`cb=${cb}&access_token=right-token`, 'signature'],
      [`access_token=right-token&cb=${cb.replace('m-1', 'm2-1')}`, 'signature'],
      [`access_token=wrong-token&cb=${cb}`, 'wrong_signature'],
      [`cb=${cb.replace('m-1', 'm2-1')}`, 'no_signature'],
    ] as const;
    const got = listener();
    const handler = receiptHandler({ vendor: 'meizu', kind: 'token', verify: { accessToken: 'right-token' }, onOutcomes: got.onOutcomes });
    for (const [body, word] of bodies) expect(await because(handler, got, post(body, { path: '/x' })), body).toBe(word);
  });

  test('a function proves what it likes; one that throws, or answers anything but true, proves nothing', async () => {
    const cases: readonly (readonly [() => boolean | Promise<boolean>, boolean])[] = [
      [() => true, true],
      [async () => true, true],
      [() => 'yes' as unknown as boolean, false],
      [() => Promise.reject(new Error('no')), false],
    ];
    for (const [verify, trusted] of cases) {
      const got = listener();
      const handler = receiptHandler({ vendor: 'honor', verify, onOutcomes: got.onOutcomes });
      expect((await handler(post(postedBody('honor', '40000002', ['a']).body))).status).toBe(200);
      expect(got.got[0]?.report.trusted).toBe(trusted);
    }
  });

  test('one that does not answer in time has not called it forged: the vendor is asked to repeat', async () => {
    const got = listener();
    const events: ReceiptEvent[] = [];
    let answer = (): Promise<boolean> => new Promise(() => undefined);
    const handler = receiptHandler({
      vendor: 'honor',
      verify: () => answer(),
      onOutcomes: got.onOutcomes,
      onEvent: (event) => events.push(event),
      deliverWithinMs: 30,
    });
    const posted = () => handler(post(postedBody('honor', '40000002', ['a']).body));
    expect((await posted()).status).toBe(503);
    expect([events[0], got.got]).toEqual([{ type: 'not_delivered', vendor: 'honor', by: 'late' }, []]);
    answer = async () => true;
    expect((await posted()).status).toBe(200);
    expect(got.got[0]?.report.trusted).toBe(true);
  });
});
