import { readdirSync, readFileSync } from 'node:fs';
import axios from 'axios';
import nock from 'nock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomesOf, wrapAxios } from '../../src/clients/axios/index.ts';
import { wrapFetch } from '../../src/clients/fetch/index.ts';
import type { Outcomes } from '../../src/core/outcome.ts';
import type { Sent } from '../../src/core/reply.ts';
import { vendors } from '../../src/vendors/index.ts';

interface Fixture {
  readonly sent?: Sent;
  readonly reply: {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly body: string;
    readonly receivedAtMs?: number;
  };
  readonly outcomes: unknown;
  readonly resolved?: unknown;
}

const root = new URL('../../fixtures/', import.meta.url);
const fixtures = Object.keys(vendors).flatMap((id) =>
  readdirSync(new URL(`${id}/`, root))
    .filter((file) => file.endsWith('.json'))
    .map((file) => [id, file, JSON.parse(readFileSync(new URL(`${id}/${file}`, root), 'utf8')) as Fixture] as const),
);

beforeAll(() => nock.disableNetConnect());
afterAll(() => {
  nock.cleanAll();
  nock.enableNetConnect();
  nock.restore();
});

/** The moment of a test is not that of the recording, and so are the waits that were counted from it. */
const timeless = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, part) => (['receivedAtMs', 'sentAtMs', 'waitMs'].includes(key) ? undefined : part));

function answer({ reply: { status, headers, body } }: Fixture): void {
  nock('http://vendor.test').post('/send').reply(status, Buffer.from(body), headers);
}

/** A status that nock cannot give, and a body where the recording had one that was parsed. */
const sendable = ({ reply }: Fixture) =>
  reply.status >= 200 && typeof reply.body === 'string' && !(reply.status === 204 && reply.body !== '');

const ways: Record<string, (id: string, fixture: Fixture) => Promise<Outcomes | undefined>> = {};
for (const mode of ['observe', 'strict'] as const) {
  for (const adapter of ['http', 'fetch'])
    ways[`axios over ${adapter}, ${mode}`] = async (id, fixture) => {
      const instance = axios.create({ adapter, proxy: false });
      wrapAxios(instance, { vendor: id as 'vivo', sent: fixture.sent ?? {}, mode });
      return outcomesOf(await instance.post('http://vendor.test/send', {}).catch((error) => error));
    };
  ways[`fetch, ${mode}`] = async (id, fixture) => {
    const fetch = wrapFetch(globalThis.fetch, { vendor: id as 'vivo', sent: fixture.sent ?? {}, mode });
    return outcomesOf(await fetch('http://vendor.test/send', { method: 'POST', body: '{}' }));
  };
}

describe.each(Object.entries(ways))('%s', (_, post) => {
  test.each(fixtures.filter(([, , fixture]) => sendable(fixture)))('%s %s', async (id, _file, fixture) => {
    answer(fixture);
    const outcomes = await post(id, fixture);
    expect(timeless(outcomes)).toEqual(timeless(fixture.resolved ?? fixture.outcomes));
    for (const outcome of outcomes ?? []) expect([typeof outcome.receivedAtMs, typeof outcome.sentAtMs]).toEqual(['number', 'number']);
  });
});

test('all nine vendors have sends among them, and no recording is left out', () => {
  expect(readdirSync(root).sort()).toEqual(Object.keys(vendors).sort());
  expect(fixtures.filter(([, , fixture]) => !sendable(fixture))).toEqual([]);
  for (const id of Object.keys(vendors)) {
    const sends = fixtures.filter(([vendor, , { sent }]) => vendor === id && (sent?.api ?? 'send') === 'send');
    expect(sends.length, id).toBeGreaterThanOrEqual(10);
  }
});

test('an error that nock makes up is tied to no request, and so uncertain', async () => {
  const instance = axios.create({ proxy: false });
  wrapAxios(instance, { vendor: 'xiaomi' });
  nock('http://vendor.test')
    .post('/send')
    .replyWithError(Object.assign(new Error('made up'), { code: 'ECONNRESET' }));
  const error = await instance.post('http://vendor.test/send', {}).catch((thrown) => thrown);
  expect(outcomesOf(error)?.[0]).toMatchObject({ status: 'uncertain', cause: 'connection_failed', evidence: { code: 'ECONNRESET' } });
});
