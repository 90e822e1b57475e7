import { expect, test } from 'vitest';
import { pathOf, queryOf } from '../../src/core/http-request.ts';

const request = (path: string) => ({ method: 'GET', path, body: '', header: () => undefined });

test.each([
  [
    '/v3/device?id=a%20b&id=c',
    '/v3/device',
    [
      ['id', 'a b'],
      ['id', 'c'],
    ],
  ],
  ['/v3/device?a=1?b=2', '/v3/device', [['a', '1?b=2']]],
  ['/v3/device?', '/v3/device', []],
  ['/v3/device', '/v3/device', []],
])('%s is %s and the query %j', (whole, path, query) => {
  expect(pathOf(request(whole))).toBe(path);
  expect([...queryOf(request(whole))]).toEqual(query);
});
