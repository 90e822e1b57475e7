import { describe, expect, test } from 'vitest';
import { api, defineVendor } from '../../src/index.ts';

const read: unknown[] = [];
/** A schema that lets everything through. */
const schema = { safeParse: (data: unknown) => ({ success: true as const, data }) };
const acme = defineVendor({
  id: 'acme',
  name: 'Acme',
  apis: {
    send: api({
      schema,
      codes: { ok: 'accepted' },
      read: (data) => {
        read.push(data);
        return [{ code: 'ok' }];
      },
    }),
  },
});
const shown = (body: string) => acme.parse({ status: 502, body })[0].evidence.message;

test('a body that cannot be read is handed to no reader, however much its schema lets through', () => {
  read.length = 0;
  expect(acme.parse({ status: 200, body: 'ok' })).toMatchObject([{ status: 'uncertain', cause: 'malformed_reply' }]);
  expect(read).toEqual([]);
  expect(acme.parse({ status: 200, body: '{}' })).toMatchObject([{ status: 'accepted' }]);
  expect(read).toEqual([{}]);
});

describe('of a body without a code', () => {
  test.each(['Bad gateway', 'quota [daily] of <app> used up', 'a {b}', 'said "no"'])('the sentence %j is shown', (body) => {
    expect(shown(body)).toBe(body);
  });

  test.each(['', '<html>Bad gateway', '\r\n <html>Bad gateway', '{"cut": ', ' ["cut', '"cut'])('what begins like %j is not', (body) => {
    expect(acme.parse({ status: 502, body })[0].evidence).toStrictEqual({ httpStatus: 502, code: 'http-502' });
  });

  test('a sentence is cut to 256 characters, and a text of more than 2048 is none', () => {
    expect(shown('x '.repeat(1024))).toBe(`${'x '.repeat(1024).slice(0, 255)}…`);
    expect(shown(`${'x '.repeat(1024)}.`)).toBeUndefined();
  });
});
