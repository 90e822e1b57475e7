import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { CodeTable } from '../../src/core/code-table.ts';
import type { Finding } from '../../src/core/finding.ts';
import { api, defineVendor, type RawReply, type Sent } from '../../src/index.ts';

const codes: CodeTable = {
  ok: 'accepted',
  gone: 'token_unregistered',
  odd: 'token_malformed',
  slow: 'rate_limited',
  garbled: 'malformed_reply',
  inside: { cause: 'timeout', uncertain: true },
  many: 'batch_too_large',
  heavy: { cause: 'message_too_large', retry: { when: 'split' } },
  'too-many': { cause: 'batch_too_large', retry: { when: 'never' } },
  quota: { cause: 'quota_exhausted', retry: { when: 'after' } },
  stale: { cause: 'vendor_unavailable', reconnect: true },
};
/** Answers what the test says that it reads; a body that is no list is read as nothing. Anew each time: a vendor remembers its statuses. */
const make = () =>
  defineVendor({
    id: 'acme',
    name: 'Acme',
    apis: {
      send: api({ schema: z.array(z.custom<Finding>()), codes, read: (findings) => findings, statuses: { 201: 'ok', 410: 'gone' } }),
    },
  });
const told = (findings: readonly Finding[] | string, sent: Sent = {}, over: Partial<RawReply> = {}) =>
  make().parse({ status: 200, body: findings, ...over }, sent);
const tokens = (...targets: string[]): Sent => ({ kind: 'token', targets });

describe('an outcome of which nothing more is known carries nothing more', () => {
  const base = { vendor: 'acme', api: 'send', targets: [] };
  const evidence = (code: string) => ({ httpStatus: 200, code });

  test('accepted', () => {
    expect(told([{ code: 'ok' }])).toStrictEqual([{ ...base, status: 'accepted', evidence: evidence('ok') }]);
  });

  test('refused', () => {
    const rest = { status: 'refused', cause: 'token_unregistered', retry: { when: 'never' }, token: 'suspect', pause: 'none' };
    expect(told([{ code: 'gone' }])).toStrictEqual([{ ...base, ...rest, evidence: evidence('gone') }]);
  });

  test('uncertain', () => {
    const rest = { status: 'uncertain', cause: 'timeout', retryIfRepeatable: { when: 'backoff' }, token: 'keep', pause: 'vendor' };
    expect(told([{ code: 'inside' }])).toStrictEqual([{ ...base, ...rest, evidence: evidence('inside') }]);
  });

  test('nor what the caller said in the wrong type', () => {
    const [outcome] = told([{ code: 'ok' }], { app: null, channel: 7, sentAtMs: '5', kind: 'device' } as never, {
      receivedAtMs: Number.NaN,
    });
    for (const key of ['app', 'channel', 'sentAtMs', 'kind', 'receivedAtMs']) expect(outcome).not.toHaveProperty(key);
  });
});

describe('every status carries what was said of the request', () => {
  const sent: Sent = { kind: 'alias', targets: ['a'], app: 'shop', channel: 'news', sentAtMs: 5 };

  test.each(['ok', 'slow', 'inside', 'many'])('%s', (code) => {
    expect(told([{ code, messageId: 'm1' }], sent, { receivedAtMs: 6 })[0]).toMatchObject({ ...sent, receivedAtMs: 6, messageId: 'm1' });
  });

  test('save the channel, where the reply names another one', () => {
    expect(told([{ code: 'slow', channel: 'ads' }], sent)[0].channel).toBe('ads');
  });
});

test('a vendor may accept by a bare status, which then needs no code', () => {
  expect(told('', tokens('a'), { status: 201 })).toStrictEqual([
    { vendor: 'acme', api: 'send', kind: 'token', targets: ['a'], status: 'accepted', evidence: { httpStatus: 201, code: 'ok' } },
  ]);
});

describe('split', () => {
  test('of one target, or of nobody knows how many, is a request that fails for good, and costs no token', () => {
    for (const sent of [tokens('a'), tokens()])
      expect(told([{ code: 'many' }], sent)).toMatchObject([
        { status: 'refused', cause: 'request_invalid', retry: { when: 'never' }, token: 'keep', evidence: { code: 'many' } },
      ]);
  });

  test('is so whatever the cause of the row', () => {
    expect(told([{ code: 'heavy' }], tokens('a'))).toMatchObject([{ cause: 'request_invalid', retry: { when: 'never' } }]);
    expect(told([{ code: 'heavy' }], tokens('a', 'b'))).toMatchObject([{ cause: 'message_too_large', retry: { when: 'split' } }]);
  });

  test('that a row rules out leaves its cause alone', () => {
    expect(told([{ code: 'too-many' }], tokens('a'))).toMatchObject([{ cause: 'batch_too_large', retry: { when: 'never' } }]);
  });
});

test('a code that says the reply is garbled leaves open what happened under a 2xx, and under no other status', () => {
  expect(told([{ code: 'garbled' }], tokens('a'))).toMatchObject([{ status: 'uncertain', cause: 'malformed_reply' }]);
  expect(told([{ code: 'garbled' }], tokens('a'), { status: 400 })).toMatchObject([{ status: 'refused', cause: 'malformed_reply' }]);
});

describe('a death', () => {
  test('needs one target: a list that was not given may have held many', () => {
    expect(told([{ code: 'gone' }], { kind: 'token' })).toMatchObject([{ token: 'suspect', targets: [] }]);
  });

  test('that became a suspicion asks for no second sighting', () => {
    expect(told([{ code: 'odd' }], { targets: ['a'] })[0]).not.toHaveProperty('confirm');
    expect(told([{ code: 'odd' }], tokens('a'))[0]).toMatchObject({ token: 'dead', confirm: true });
  });

  test('is a suspicion, or less, where the circumstances weaken it', () => {
    expect(told([{ code: 'gone', tokenAtMost: 'suspect' }], tokens('a'))).toMatchObject([{ token: 'suspect' }]);
    expect(told([{ code: 'gone', tokenAtMost: 'keep' }], tokens('a'))).toMatchObject([{ token: 'keep' }]);
  });

  test('is never said by a bare status, even where a vendor gives it the row of a dead token', () => {
    for (const body of ['', '<html>', 'Gone'])
      expect(told(body, tokens('a'), { status: 410 })).toMatchObject([{ cause: 'token_unregistered', token: 'suspect' }]);
  });

  test('may be told by the reader for a kind that was not given, never for another one', () => {
    expect(told([{ code: 'gone', onlyTokens: true }], { targets: ['a'] })).toMatchObject([{ token: 'dead' }]);
    expect(told([{ code: 'gone', onlyTokens: true }], { kind: 'account', targets: ['a'] })).toMatchObject([{ token: 'keep' }]);
  });

  test('keeps the time that the vendor gives', () => {
    expect(told([{ code: 'gone', diedAtMs: 5 }], tokens('a'))[0]).toMatchObject({ diedAtMs: 5 });
    expect(told([{ code: 'gone' }], tokens('a'))[0]).not.toHaveProperty('diedAtMs');
  });
});

describe('replacements', () => {
  const replaced = (replacements: object, ...targets: string[]) =>
    told([{ code: 'ok', replacements: replacements as Record<string, string> }], tokens(...targets))[0];

  test('name what was sent and what takes its place', () => {
    expect(replaced({ a: 'x', b: 'y', 'never-sent': 'z' }, 'a', 'b', 'c').replacements).toEqual({ a: 'x', b: 'y' });
  });

  test.each([[''], ['a'], [7], [null], [['x']], [undefined]])('%j takes no place', (fresh) => {
    expect(replaced({ a: fresh }, 'a')).not.toHaveProperty('replacements');
    expect(replaced({ a: fresh, b: 'y' }, 'a', 'b').replacements).toEqual({ b: 'y' });
  });

  test('have no prototype, and take nothing from one', () => {
    expect(Object.getPrototypeOf(replaced({ a: 'x' }, 'a').replacements)).toBeNull();
    expect(replaced(Object.create({ a: 'x' }), 'a')).not.toHaveProperty('replacements');
    expect(replaced({}, 'constructor', '__proto__')).not.toHaveProperty('replacements');
  });
});

test("a quota without a number waits for the vendor's midnight", () => {
  expect(told([{ code: 'quota' }])).toMatchObject([{ retry: { when: 'after', until: 'vendor_midnight' } }]);
  const atNoonInChina = { receivedAtMs: Date.UTC(2026, 10, 24, 4) };
  expect(told([{ code: 'quota' }], {}, atNoonInChina)).toMatchObject([{ retry: { until: 'vendor_midnight', waitMs: 12 * 3_600_000 } }]);
});

test('the longer of a wait in the body and a Retry-After counts', () => {
  const asked = (waitMs: number, seconds: string) => told([{ code: 'slow', waitMs }], {}, { headers: { 'retry-after': seconds } })[0];
  expect(asked(5000, '7')).toMatchObject({ retry: { atLeastMs: 7000 } });
  expect(asked(9000, '7')).toMatchObject({ retry: { atLeastMs: 9000 } });
  expect(told([{ code: 'slow', waitMs: 5000 }])).toMatchObject([{ retry: { atLeastMs: 5000 } }]);
});

test('a new connection is asked for by the row alone', () => {
  expect(told([{ code: 'stale' }])[0]).toMatchObject({ reconnect: true });
  expect(told([{ code: 'slow' }])[0]).not.toHaveProperty('reconnect');
});
