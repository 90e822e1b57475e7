import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { api, deadTargets, defineVendor, outcomeOf, type RawReply, retryableTargets, type Sent, withRows } from '../../src/index.ts';

const schema = z.object({
  code: z.union([z.string(), z.number()]),
  bad: z.array(z.string()).nullish(),
  at: z.array(z.number()).nullish(),
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.unknown().optional(),
});

const acme = defineVendor({
  id: 'acme',
  name: 'Acme',
  apis: {
    send: api({
      schema,
      codes: {
        0: 'accepted',
        gone: 'token_unregistered',
        stray: 'token_mismatch',
        broken: 'token_malformed',
        slow: 'rate_limited',
        long: { cause: 'rate_limited', retry: { when: 'backoff', atLeastMs: 10_000 }, minimum: true },
        minute: { cause: 'rate_limited', retry: { when: 'after', waitMs: 60_000 } },
        quota: 'quota_exhausted',
        many: 'batch_too_large',
        maybe: { cause: 'timeout', uncertain: true },
        'wrong-path': 'request_invalid',
      },
      statuses: { 404: 'wrong-path', '5xx': 'long' },
      read: ({ code, bad, at, id, text }, reply) => [
        ...(bad ? [{ code: 'gone', targets: bad }] : []),
        ...(at ? [{ code: 'broken', positions: at }] : []),
        { code: String(code), messageId: reply.id(id), message: text },
      ],
    }),
    operation: api({ schema, codes: { own: 'operation_rejected' }, read: ({ code }) => [{ code: String(code) }] }),
    receipt: api({
      schema,
      codes: { 0: { cause: 'accepted', receipt: 'arrived' } },
      read: ({ code, bad }) => [{ code: String(code), targets: bad ?? undefined }],
    }),
  },
});

const say = (body: object, over: Partial<RawReply> = {}): RawReply => ({ status: 200, body: JSON.stringify(body), ...over });
const tokens = (...targets: string[]): Sent => ({ kind: 'token', targets });
const only = (reply: RawReply, sent?: Sent) => {
  const outcomes = acme.parse(reply, sent);
  expect(outcomes).toHaveLength(1);
  return outcomes[0];
};
const now = Date.UTC(2026, 10, 24, 8);

describe('partition', () => {
  test('every sent target stands in exactly one outcome, ordered by its first target, twice if it was given twice', () => {
    const outcomes = acme.parse(say({ code: 0, bad: ['b', 'never-sent'] }), tokens('a', 'b', 'a', 'c'));
    expect(outcomes.map(({ status, targets }) => [status, targets])).toEqual([
      ['accepted', ['a', 'a', 'c']],
      ['refused', ['b']],
    ]);
  });

  test('a reply by position tells two sendings to one target apart', () => {
    const outcomes = acme.parse(say({ code: 0, at: [2] }), tokens('a', 'b', 'a'));
    expect(outcomes.map(({ targets }) => targets)).toEqual([['a', 'b'], ['a']]);
  });

  test('without sent targets those that the reply names are the targets', () => {
    expect(acme.parse(say({ code: 0, bad: ['x', 'y'] })).map(({ targets }) => targets)).toEqual([['x', 'y'], []]);
  });

  test('a receipt stands for itself, whatever was sent', () => {
    expect(acme.parse(say({ code: 0, bad: ['x'] }), { api: 'receipt', targets: ['y'] })).toMatchObject([
      { status: 'accepted', receipt: 'arrived', targets: ['x'] },
    ]);
  });
});

describe('a receipt', () => {
  test('that names nobody is about those who were sent and whom no other names', () => {
    const entry = z.object({ code: z.string(), names: z.array(z.string()).nullish() });
    const read = (entries: z.infer<typeof entry>[]) => entries.map(({ code, names }) => ({ code, targets: names ?? undefined }));
    const receipt = api({ schema: z.array(entry), codes: { 0: 'accepted', gone: 'token_unregistered' }, read });
    const told = defineVendor({ id: 'told', name: 'Told', apis: { receipt } });
    const entries = [{ code: 'gone', names: ['x', 'b'] }, { code: '0' }];
    expect(told.parse(say(entries), { api: 'receipt', kind: 'token', targets: ['a', 'b'] })).toMatchObject([
      { token: 'dead', targets: ['x', 'b'] },
      { status: 'accepted', targets: ['a'] },
    ]);
  });
});

describe('dead', () => {
  test('needs a token: an alias is kept, and where the kind is not known it is suspect at most', () => {
    expect(only(say({ code: 'gone' }), tokens('a'))).toMatchObject({ token: 'dead' });
    expect(only(say({ code: 'gone' }), { kind: 'alias', targets: ['a'] })).toMatchObject({ token: 'keep' });
    expect(only(say({ code: 'gone' }), { targets: ['a'] })).toMatchObject({ token: 'suspect' });
  });

  test('is not even suspected of a topic or of everybody', () => {
    expect(only(say({ code: 'stray' }), tokens('a'))).toMatchObject({ token: 'suspect' });
    for (const kind of ['topic', 'broadcast'] as const)
      expect(only(say({ code: 'stray' }), { kind, targets: ['a'] })).toMatchObject({ token: 'keep' });
  });

  test('needs a name: a refusal of the whole request condemns one target, never several', () => {
    expect(only(say({ code: 'gone' }), tokens('a', 'b'))).toMatchObject({ token: 'suspect' });
    expect(only(say({ code: 'gone' }), tokens('a', 'a'))).toMatchObject({ token: 'dead' });
  });

  test('is not said of the one target that a reply leaves unnamed: a nameless refusal of a batch condemns nobody', () => {
    const [, rest] = acme.parse(say({ code: 'gone', bad: ['a'] }), tokens('a', 'b'));
    expect(rest).toMatchObject({ targets: ['b'], token: 'suspect' });
  });

  test('of a malformed token asks for a second sighting, and deadTargets waits for it', () => {
    const outcomes = acme.parse(say({ code: 'broken' }), tokens('a'));
    expect(outcomes[0]).toMatchObject({ token: 'dead', confirm: true });
    expect(deadTargets(outcomes)).toEqual([]);
    expect(deadTargets(outcomes, { unconfirmed: true })).toEqual(['a']);
  });

  test('is suspect at most when an operation borrows the row from the send table', () => {
    expect(acme.parse(say({ code: 'gone' }), { ...tokens('a'), api: 'operation' })).toMatchObject([{ token: 'suspect' }]);
  });

  test('cannot be said by a row of any other cause', () => {
    const apis = { send: api({ schema, codes: { x: { cause: 'rate_limited', token: 'dead' } }, read: () => [] }) };
    expect(() => defineVendor({ id: 'wrong', name: 'Wrong', apis })).toThrow(/wrong send x says dead for rate_limited/);
  });
});

describe('status and code', () => {
  test('a success code counts only under a 2xx', () => {
    expect(only(say({ code: 0 }), tokens('a'))).toMatchObject({ status: 'accepted' });
    for (const status of [500, 502, 503, 599]) expect(only(say({ code: 0 }, { status }), tokens('a')).status).toBe('uncertain');
    expect(only(say({ code: 0 }, { status: 429 }), tokens('a'))).toMatchObject({ status: 'refused', cause: 'rate_limited' });
    expect(only(say({ code: 0 }, { status: 302 }), tokens('a'))).toMatchObject({ status: 'refused', cause: 'request_invalid' });
    expect(only(say({ code: 0 }, { status: 429 }), tokens('a'))).toMatchObject({ status: 'refused', cause: 'rate_limited' });
  });

  test('a success code under any 5xx is uncertain, under 503 too, for it may have been taken', () => {
    for (const status of [500, 502, 503, 504, 599])
      expect(only(say({ code: 0 }, { status }), tokens('a'))).toMatchObject({ status: 'uncertain', token: 'keep' });
  });

  test('an unknown code takes the row of its status under 429 and 5xx, and is unrecognized under anything else', () => {
    expect(only(say({ code: 'new' }, { status: 429 }))).toMatchObject({ cause: 'rate_limited', evidence: { code: 'new' } });
    expect(only(say({ code: 'new' }, { status: 503 }))).toMatchObject({ status: 'refused', evidence: { code: 'new' } });
    expect(only(say({ code: 'new' }, { status: 500 }))).toMatchObject({ status: 'uncertain', evidence: { code: 'new' } });
    for (const status of [200, 400, 404])
      expect(only(say({ code: 'new' }, { status }))).toMatchObject({ status: 'refused', cause: 'unrecognized', token: 'keep' });
  });

  test.each([
    [200, 'uncertain', 'malformed_reply'],
    [204, 'uncertain', 'malformed_reply'],
    [299, 'uncertain', 'malformed_reply'],
    [300, 'refused', 'request_invalid'],
    [302, 'refused', 'request_invalid'],
    [400, 'refused', 'request_invalid'],
    [401, 'refused', 'credential_invalid'],
    [403, 'refused', 'permission_denied'],
    [405, 'refused', 'request_invalid'],
    [408, 'uncertain', 'timeout'],
    [410, 'refused', 'request_invalid'],
    [413, 'refused', 'message_too_large'],
    [418, 'refused', 'request_invalid'],
    [429, 'refused', 'rate_limited'],
    [500, 'uncertain', 'vendor_internal'],
    [502, 'uncertain', 'vendor_unavailable'],
    [503, 'refused', 'vendor_unavailable'],
    [504, 'uncertain', 'vendor_unavailable'],
    [499, 'refused', 'request_invalid'],
    [519, 'uncertain', 'vendor_internal'],
    [520, 'uncertain', 'vendor_unavailable'],
    [527, 'uncertain', 'vendor_unavailable'],
    [528, 'uncertain', 'vendor_internal'],
    [599, 'uncertain', 'vendor_internal'],
    [0, 'uncertain', 'malformed_reply'],
    [103, 'uncertain', 'malformed_reply'],
  ])('where no code can be read, status %d is %s, %s', (status, what, cause) => {
    const bare = defineVendor({ id: 'bare', name: 'Bare', apis: { send: api({ schema, codes: {}, read: () => undefined }) } });
    const outcome = bare.parse({ status, body: '<html>' }, tokens('a'))[0];
    expect(outcome).toMatchObject({ status: what, cause, token: 'keep', evidence: { code: `http-${status}`, httpStatus: status } });
  });

  test.each([
    [401, { when: 'after_refresh' }],
    [403, { when: 'never' }],
    [413, { when: 'never' }],
    [429, { when: 'backoff' }],
    [503, { when: 'backoff' }],
  ])('where no code can be read, status %d is sent again: %j', (status, retry) => {
    const bare = defineVendor({ id: 'bare', name: 'Bare', apis: { send: api({ schema, codes: {}, read: () => undefined }) } });
    expect(bare.parse({ status, body: '<html>' }, tokens('a'))).toMatchObject([{ status: 'refused', retry }]);
  });

  test('a bare status of an operation is looked up among the sends, as a code is, but never condemns a token', () => {
    const statuses = { 404: 'gone', '5xx': 'own' };
    const codes = { gone: 'token_unregistered' } as const;
    const send = api({ schema, codes, read: () => undefined });
    const operation = api({ schema, codes: { own: 'operation_rejected' }, statuses, read: () => undefined });
    const bare = defineVendor({ id: 'bare', name: 'Bare', apis: { send, operation } });
    const told = (status: number) => bare.parse({ status, body: '' }, { ...tokens('a'), api: 'operation' })[0];
    expect(told(404)).toMatchObject({ cause: 'token_unregistered', token: 'suspect', evidence: { code: 'gone' } });
    expect(told(500)).toMatchObject({ status: 'uncertain', cause: 'operation_rejected', evidence: { code: 'own' } });
  });

  test("a vendor's folder may say otherwise for a status, and for a class of them", () => {
    expect(only({ status: 404, body: '' })).toMatchObject({ evidence: { code: 'wrong-path' } });
    expect(only({ status: 500, body: '' })).toMatchObject({ status: 'uncertain', cause: 'rate_limited', evidence: { code: 'long' } });
  });
});

describe('waits', () => {
  const asking = (seconds: string) => ({ headers: { 'Retry-After': seconds } });

  test('Retry-After replaces the number of a row, shorter or longer', () => {
    expect(only(say({ code: 'minute' }))).toMatchObject({ retry: { when: 'after', waitMs: 60_000 } });
    expect(only(say({ code: 'minute' }, asking('7')))).toMatchObject({ retry: { when: 'after', waitMs: 7000 } });
    expect(only(say({ code: 'slow' }, asking('7')))).toMatchObject({ retry: { when: 'backoff', atLeastMs: 7000 } });
  });

  test('save where the row is a minimum: then the longer one counts', () => {
    expect(only(say({ code: 'long' }, asking('2')))).toMatchObject({ retry: { atLeastMs: 10_000 } });
    expect(only(say({ code: 'long' }, asking('60')))).toMatchObject({ retry: { atLeastMs: 60_000 } });
  });

  test("a quota waits for the vendor's midnight, in milliseconds only if somebody knows the time", () => {
    const until = 'vendor_midnight';
    expect(only(say({ code: 'quota' }))).toMatchObject({ retry: { when: 'after', until } });
    expect(only(say({ code: 'quota' }))).not.toHaveProperty('retry.waitMs');
    expect(only(say({ code: 'quota' }, { receivedAtMs: now }))).toMatchObject({ retry: { waitMs: 8 * 3_600_000, until } });
    expect(only(say({ code: 'quota' }, { headers: { date: 'Tue, 24 Nov 2026 08:00:00 GMT' } }))).toMatchObject({
      retry: { waitMs: 8 * 3_600_000 },
    });
  });

  test("a date is held against the vendor's own clock first, so that a skew of ours cannot cut the wait", () => {
    const headers = { date: 'Tue, 24 Nov 2026 08:00:00 GMT', 'retry-after': 'Tue, 24 Nov 2026 08:01:00 GMT' };
    expect(only(say({ code: 'slow' }, { headers, receivedAtMs: now + 3_600_000 }))).toMatchObject({ retry: { atLeastMs: 60_000 } });
  });
});

describe('outcome', () => {
  test('split with fewer than two targets is a request that nobody can split', () => {
    expect(only(say({ code: 'many' }), tokens('a'))).toMatchObject({ cause: 'request_invalid', retry: { when: 'never' } });
    expect(only(say({ code: 'many' }), tokens('a', 'b'))).toMatchObject({ cause: 'batch_too_large', retry: { when: 'split' } });
  });

  test('an id keeps its digits above 2^53', () => {
    expect(only({ status: 200, body: '{"code":0,"id":9223372036854775807}' })).toMatchObject({ messageId: '9223372036854775807' });
  });

  test('carries what was said of the request, and invents nothing', () => {
    const sent: Sent = { kind: 'multicast', targets: ['a'], app: 'shop', channel: 'news', sentAtMs: 5 };
    expect(only(say({ code: 0 }, { receivedAtMs: 6 }), sent)).toEqual({
      vendor: 'acme',
      api: 'send',
      kind: 'token',
      app: 'shop',
      channel: 'news',
      sentAtMs: 5,
      receivedAtMs: 6,
      targets: ['a'],
      evidence: { httpStatus: 200, code: '0' },
      status: 'accepted',
    });
  });

  test("keeps the vendor's sentence without the target in it", () => {
    expect(only(say({ code: 'slow', text: 'too fast for device-0001-abcdef' }), tokens('device-0001-abcdef'))).toMatchObject({
      evidence: { message: 'too fast for [target]' },
    });
  });

  test('a reader that throws has read nothing', () => {
    const throwing = api({
      schema,
      codes: {},
      read: () => {
        throw new Error('a bug');
      },
    });
    expect(defineVendor({ id: 'bug', name: 'Bug', apis: { send: throwing } }).parse(say({ code: 0 }))).toMatchObject([
      { cause: 'malformed_reply' },
    ]);
  });

  test.each([undefined, null, 7, 'text', [], { status: 'x' }, { status: Number.NaN, headers: 7, receivedAtMs: 'now' }])(
    '%j as a reply gets an answer',
    (reply) => {
      expect(acme.parse(reply as never, tokens('a'))).toMatchObject([{ status: 'uncertain', cause: 'malformed_reply', targets: ['a'] }]);
    },
  );
});

describe('what the caller gets wrong is a TypeError that says what, which, and what is allowed', () => {
  test.each([
    [{ api: 'sned' }, 'sent.api is "sned"; it must be one of send, auth, operation, receipt'],
    [{ api: 'client' }, 'sent.api is "client"'],
    [{ targets: 'a,b' }, 'sent.targets is "a,b"; it must be an array of strings'],
    [{ targets: ['a', 7] }, 'sent.targets[1] is of type number; it must be a string'],
  ])('%j', (sent, message) => {
    expect(() => acme.parse(say({ code: 0 }), sent as never)).toThrow(TypeError);
    expect(() => acme.parse(say({ code: 0 }), sent as never)).toThrow(message);
  });

  test('and it does not repeat what may be a token', () => {
    expect(() => acme.parse(say({ code: 0 }), { targets: 'x'.repeat(40) } as never)).toThrow(/a string of 40 characters/);
  });
});

describe('withRows', () => {
  test("a user's own word stands on a row, and the vendor itself is untouched", () => {
    const mine = withRows(acme, { send: { slow: 'app_blocked', fresh: 'quiet_hours' } });
    expect(mine.parse(say({ code: 'slow' }))).toMatchObject([{ cause: 'app_blocked' }]);
    expect(mine.parse(say({ code: 'fresh' }))).toMatchObject([{ cause: 'quiet_hours', retry: { until: 'vendor_midnight' } }]);
    expect(only(say({ code: 'slow' }))).toMatchObject({ cause: 'rate_limited' });
  });

  test('a table that the vendor does not have is an error', () => {
    expect(() => withRows(acme, { auth: {} })).toThrow(/overrides is "auth"; it must be tables of acme: send, operation, receipt/);
  });

  test('cannot make a death without a voucher', () => {
    expect(() => withRows(acme, { send: { slow: { cause: 'rate_limited', token: 'dead' } } })).toThrow(/says dead/);
  });
});

describe('selection', () => {
  const outcomes = [...acme.parse(say({ code: 'slow', bad: ['b'] }), tokens('a', 'b')), ...acme.parse(say({ code: 'maybe' }), tokens('c'))];

  test('outcomeOf finds the outcome that holds a target', () => {
    expect(outcomeOf(outcomes, 'b')).toMatchObject({ cause: 'token_unregistered' });
    expect(outcomeOf(outcomes, 'z')).toBeUndefined();
  });

  test('retryableTargets leaves out what may have been taken, unless a repeat does no harm', () => {
    expect(deadTargets(outcomes)).toEqual(['b']);
    expect(retryableTargets(outcomes)).toEqual(['a']);
    expect(retryableTargets(outcomes, { repeatable: true })).toEqual(['a', 'c']);
  });
});
