import { expect, test } from 'vitest';
import { bodyText, parseJson, quoteBigIntegers } from '../../src/core/body.ts';

test('text, bytes, a view of bytes and nothing at all are text; a byte order mark is not', () => {
  const bytes = new TextEncoder().encode('\ufeff{"a":1}');
  expect(bodyText('\ufeff{"a":1}')).toBe('{"a":1}');
  expect(bodyText(bytes)).toBe('{"a":1}');
  expect(bodyText(bytes.buffer)).toBe('{"a":1}');
  expect(bodyText(Buffer.from('x'))).toBe('x');
  expect(bodyText(null)).toBe('');
  expect(bodyText(undefined)).toBe('');
  expect(bodyText({ a: 1 })).toBeUndefined();
});

test.each(['', '  ', '<html>', 'Internet server error!', '{"a":', '{"a":1}}', 'NaN', '\u0000'])(
  '%j is no JSON and throws nothing',
  (text) => {
    expect(parseJson(text)).toBeUndefined();
  },
);

test.each([
  ['{"a":1}', { a: 1 }],
  ['[1]', [1]],
  ['"ok"', 'ok'],
  ['0', 0],
  ['9', 9],
  ['-1', -1],
  [' {}', {}],
  ['\n{}', {}],
  ['\r\n{}', {}],
  ['\t []', []],
  ['\r 7', 7],
])('%j is JSON', (text, value) => expect(parseJson(text)).toEqual(value));

test.each(['true', 'false', 'null', ' null'])('%j holds nothing to read', (text) => expect(parseJson(text)).toBeUndefined());

test('JSON keeps __proto__ as a member like any other', () => {
  const value = parseJson('{"__proto__":{"code":0}}') as object;
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test.each([
  ['{"id":9223372036854775807}', '{"id":"9223372036854775807"}'],
  ['{"id":-9223372036854775807}', '{"id":"-9223372036854775807"}'],
  ['[1234567890123456,12]', '["1234567890123456",12]'],
  ['{"a":"9223372036854775807","b":"x\\"9223372036854775807"}', '{"a":"9223372036854775807","b":"x\\"9223372036854775807"}'],
  ['{"f":1.2345678901234567890,"e":12345678901234567890e3}', '{"f":1.2345678901234567890,"e":12345678901234567890e3}'],
  ['{"cut":"9223372036854775807', '{"cut":"9223372036854775807'],
])('the digits of %s survive as %s', (text, quoted) => expect(quoteBigIntegers(text)).toBe(quoted));

test('bytes are GBK only where the content type says so', () => {
  // Two characters whose second byte is a backslash: read as UTF-8 it would swallow the quote that follows.
  const bytes = Uint8Array.of(0x22, 0xd5, 0x5c, 0x22);
  for (const type of ['application/json;charset=GBK', 'text/plain; charset="gb2312"', 'application/json; Charset = gb18030'])
    expect(bodyText(bytes, type)).toBe('"\u8aa0"');
  expect(bodyText(new TextEncoder().encode('"\u8aa0"'), 'application/json;charset=utf-8')).toBe('"\u8aa0"');
  expect(bodyText(bytes, 'application/json')).toBe('"\ufffd\\"');
});
