import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { CodeTable } from '../../src/core/code-table.ts';
import { api, defineVendor, type Sent } from '../../src/index.ts';

const schema = z.object({ code: z.string() });
const read = ({ code }: { code: string }) => [{ code }];
const sendCodes: CodeTable = { ok: 'accepted', gone: 'token_unregistered', slow: 'rate_limited', path: 'request_invalid' };
/** Anew each time: a vendor remembers what it said of a status. */
const make = () =>
  defineVendor({
    id: 'acme',
    name: 'Acme',
    apis: {
      send: api({ schema, read, codes: sendCodes, statuses: { 404: 'path', 405: 'no-such-row', 410: 'gone' } }),
      operation: api({ schema, read, codes: { own: 'operation_rejected' } }),
      auth: api({ schema, read, codes: { ok: 'accepted' }, statusNeverSpeaksForCodes: true }),
      receipt: api({ schema, read, codes: {}, orElse: 'operation' }),
    },
  });
const tokens = (over: Sent = {}): Sent => ({ kind: 'token', targets: ['a'], ...over });
const told = (code: string, status = 200, sent = tokens()) => make().parse({ status, body: { code } }, sent)[0];

describe('the verdict of a code', () => {
  test('is that of its own API alone, with everything its cause says', () => {
    expect(make().verdict('gone', 'send')).toMatchObject({ cause: 'token_unregistered', token: 'dead', retry: { when: 'never' } });
    expect(make().verdict('gone', 'operation')).toBeUndefined();
    expect(make().verdict('new', 'send')).toBeUndefined();
    expect(make().verdict('ok', 'client')).toBeUndefined();
  });

  test('of an operation is borrowed from the sends, and of another API only where the vendor says so', () => {
    expect(told('slow', 200, tokens({ api: 'operation' }))).toMatchObject({ cause: 'rate_limited' });
    expect(told('own', 200, tokens({ api: 'receipt' }))).toMatchObject({ cause: 'operation_rejected' });
    expect(told('slow', 200, tokens({ api: 'receipt' }))).toMatchObject({ cause: 'unrecognized' });
    expect(told('slow', 200, tokens({ api: 'auth' }))).toMatchObject({ cause: 'unrecognized' });
  });

  test('that nobody knows is unrecognized where there are no sends to borrow from', () => {
    const lone = defineVendor({ id: 'lone', name: 'Lone', apis: { operation: api({ schema, read, codes: {} }) } });
    expect(lone.parse({ status: 200, body: { code: 'new' } }, { api: 'operation' })).toMatchObject([{ cause: 'unrecognized' }]);
  });

  test('is not to be had for an API that the vendor does not have: its status speaks', () => {
    const lone = defineVendor({ id: 'lone', name: 'Lone', apis: { operation: api({ schema, read, codes: {} }) } });
    expect(lone.parse({ status: 429, body: { code: 'new' } })).toMatchObject([{ cause: 'rate_limited', evidence: { code: 'http-429' } }]);
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s is no code', (code) => {
    expect(told(code)).toMatchObject({ status: 'refused', cause: 'unrecognized' });
  });
});

describe('a success code', () => {
  test('that a table gives to a status which is none is not believed', () => {
    const odd = defineVendor({
      id: 'odd',
      name: 'Odd',
      apis: { send: api({ schema, read, codes: sendCodes, statuses: { 202: 'ok', 404: 'ok' } }) },
    });
    expect(odd.parse({ status: 404, body: '' }, tokens())).toMatchObject([
      { status: 'refused', cause: 'request_invalid', evidence: { code: 'http-404' } },
    ]);
    expect(odd.parse({ status: 202, body: '' }, tokens())).toMatchObject([{ status: 'accepted' }]);
  });

  test.each([
    [199, 'uncertain', 'malformed_reply'],
    [300, 'refused', 'request_invalid'],
    [404, 'refused', 'request_invalid'],
    [429, 'refused', 'rate_limited'],
    [499, 'refused', 'request_invalid'],
    [500, 'uncertain', 'vendor_internal'],
    [503, 'uncertain', 'vendor_unavailable'],
  ])('under %d is %s, %s', (status, what, cause) => expect(told('ok', status)).toMatchObject({ status: what, cause, token: 'keep' }));

  test.each([200, 201, 299])('under %d is taken', (status) => expect(told('ok', status).status).toBe('accepted'));
});

describe('an unknown code', () => {
  test('speaks for itself under 429 and 5xx too where the vendor says that statuses never speak for codes', () => {
    for (const status of [429, 500, 503])
      expect(told('new', status, tokens({ api: 'auth' }))).toMatchObject({ status: 'refused', cause: 'unrecognized' });
    expect(told('new', 499)).toMatchObject({ cause: 'unrecognized' });
    expect(told('new', 500)).toMatchObject({ cause: 'vendor_internal' });
  });

  test.each([200, 400, 503])('under %d is shown short, on one line and without a target in it', (status) => {
    const sent = tokens({ targets: ['device-0001-abcdef'] });
    expect(told('no device-0001-abcdef\nhere', status, sent).evidence.code).toBe('no [target] here');
    expect(told('x'.repeat(100), status, sent).evidence.code).toBe(`${'x'.repeat(63)}…`);
  });
});

describe('a bare status', () => {
  const bare = (status: number) => make().parse({ status, body: '' }, tokens())[0];

  test('has the row that the vendor gives it, token and all, save a death', () => {
    expect(bare(404)).toMatchObject({ cause: 'request_invalid', token: 'keep', evidence: { code: 'path' } });
    expect(bare(410)).toMatchObject({ cause: 'token_unregistered', token: 'suspect', evidence: { code: 'gone' } });
  });

  test('whose row stands in no table is as bare as any other', () => {
    expect(bare(405)).toMatchObject({ status: 'refused', cause: 'request_invalid', evidence: { code: 'http-405' } });
  });
});

test('a row that kills without a voucher is turned away, with the causes that may', () => {
  const apis = { send: api({ schema, read, codes: { x: { cause: 'rate_limited', token: 'dead' } } }) };
  expect(() => defineVendor({ id: 'wrong', name: 'Wrong', apis })).toThrow(
    new TypeError('push-outcome: wrong send x says dead for rate_limited; only token_unregistered, token_expired, token_malformed may'),
  );
});
