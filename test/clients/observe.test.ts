import { getEventListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import axios from 'axios';
import { describe, expect, test } from 'vitest';
import { outcomesOf, wrapAxios } from '../../src/clients/axios/index.ts';
import { wrapFetch } from '../../src/clients/fetch/index.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { type Client, clients, type Seen, type Wrap } from './clients.ts';
import { type FaultBehaviour, faults, jsonReply, startFaultServer } from './fault-server.ts';

const wrap: Wrap = { vendor: 'vivo', sent: { kind: 'token', targets: ['one-token'] }, maxBodyBytes: 1000 };
const replies: Record<string, FaultBehaviour> = {
  'a big integer': { onRequest: (socket) => socket.end(jsonReply('{"result":0,"taskId":9223372036854775807}')) },
  '204': { onRequest: (socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n') },
  '304': { onRequest: (socket) => socket.end('HTTP/1.1 304 Not Modified\r\n\r\n') },
  '500 with JSON': { onRequest: (socket) => socket.end(jsonReply('{"result":10000}').replace('200 OK', '500 Internal Server Error')) },
  'a mark of the byte order': { onRequest: (socket) => socket.end(jsonReply('\ufeff{"result":0}')) },
};

/** Sockets have other ports each time; what else the user can see of an error or a response is compared. */
const errorView = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const { code, message, name, cause, config } = error as Error & { code?: unknown; config?: Record<string, unknown> };
  return {
    code,
    message: bare(message),
    name,
    keys: Object.keys(error),
    class: error.constructor.name,
    cause: errorView(cause),
    config: configView(config),
  };
};
const bare = (text: string) => text.replace(/\d{4,5}|-?0x[0-9a-f]+|[0-9A-F]{12,}/g, '#').split('\n')[0];
const configView = (config: Record<string, unknown> | undefined) =>
  config &&
  Object.fromEntries(Object.entries(config).filter(([key]) => !['url', 'httpAgent', 'httpsAgent', 'headers', 'signal'].includes(key)));
const responseView = (response: unknown) => {
  const { status, statusText, redirected, type, config } = response as Record<string, unknown>;
  const keys = Object.keys(response as object);
  return {
    status,
    statusText,
    redirected,
    type,
    keys,
    config: configView(config as Record<string, unknown>),
    class: (response as object).constructor.name,
  };
};
const view = ({ response, data, error, status }: Seen) => ({
  status,
  data,
  error: errorView(error),
  response: response ? responseView(response) : undefined,
});

const timeoutFor = (name: string) => (/hang|drip|never answered|plain text behind/.test(name) ? 200 : 5000);

async function viewOnce(name: string, behaviour: FaultBehaviour, client: Client): Promise<unknown> {
  const server = await startFaultServer(behaviour);
  if (name.startsWith('keep-alive')) await client.post(server.url, '{}').then(() => wait(60));
  const seen = view(await client.post(server.url, '{}'));
  await client.close();
  await server.close();
  return seen;
}

describe.each(Object.entries(clients))('%s, observed, is to its user as if left alone', (_, makeClient) => {
  test.concurrent.each(Object.entries({ ...faults, ...replies }) as [string, FaultBehaviour][])('under %s', async (name, behaviour) => {
    // Whether a reset is seen as a reset or as an end is chance, wrapped or not.
    let views: unknown[] = [];
    for (let attempt = 0; attempt < 5 && (attempt === 0 || !isDeepStrictEqual(views[0], views[1])); attempt += 1)
      views = await Promise.all([undefined, wrap].map((how) => viewOnce(name, behaviour, makeClient(how, timeoutFor(name)))));
    expect(views[1]).toEqual(views[0]);
  });
});

describe('axios, observed', () => {
  const served = async <Result>(behaviour: FaultBehaviour, use: (url: string) => Promise<Result>): Promise<Result> => {
    const server = await startFaultServer(behaviour);
    return use(server.url).finally(() => server.close());
  };
  const wrapped = (config?: Parameters<typeof axios.create>[0]) => {
    const instance = axios.create({ proxy: false, ...config });
    const seen: unknown[] = [];
    const unwrap = wrapAxios(instance, {
      ...(wrap as object),
      vendor: 'vivo',
      onOutcomes: (outcomes, about) => seen.push([outcomes, about]),
    });
    return { instance, seen, unwrap };
  };

  test('keeps the digits of an id that the user sees bent', async () => {
    const { instance } = wrapped();
    const response = await served(replies['a big integer'] as FaultBehaviour, (url) => instance.post(url, {}));
    expect(response.data.taskId).toBe(9223372036854776000);
    expect(outcomesOf(response)?.[0]).toMatchObject({ status: 'accepted', messageId: '9223372036854775807' });
  });

  test.each([
    ['json', 'accepted'],
    ['text', 'accepted'],
    ['arraybuffer', 'accepted'],
    ['stream', undefined],
  ] as const)('reads a body asked for as %s: %s', async (responseType, status) => {
    const { instance } = wrapped();
    const response = await served(faults.accepted, (url) => instance.post(url, {}, { responseType }));
    if (responseType === 'stream') response.data.resume();
    expect(outcomesOf(response)?.[0].status).toBe(status);
  });

  test("runs the user's transformations and interceptors as they are, and hands over what they return", async () => {
    const { instance, seen } = wrapped({ transformResponse: [(data) => `${data}!`], transformRequest: (data) => JSON.stringify(data) });
    instance.interceptors.request.use(async (config) => config);
    instance.interceptors.response.use((response) => response.data);
    expect(await served(faults.accepted, (url) => instance.post(url, { a: 1 }))).toMatch(/\}!$/);
    expect(seen).toMatchObject([[[{ status: 'accepted' }], { request: { vendor: 'vivo', api: 'send' }, response: { status: 200 } }]]);
  });

  test('marks the error of a transformation that throws, and that of a status the user does not like', async () => {
    const failing = wrapped({
      transformResponse: () => {
        throw new Error('the user did');
      },
    });
    const thrown = await served(faults.accepted, (url) => failing.instance.post(url, {}).catch((error) => error));
    expect(thrown.message).toBe('the user did');
    expect(outcomesOf(thrown)?.[0].status).toBe('accepted');
    const picky = await served(faults['429'], (url) =>
      wrapped()
        .instance.post(url, {})
        .catch((error) => error),
    );
    expect(outcomesOf(picky)).toEqual(outcomesOf(picky.response));
    expect(outcomesOf(picky)?.[0]).toMatchObject({ cause: 'rate_limited', retry: { atLeastMs: 7000 } });
  });

  test('an abort before anything was sent is refused, one after it uncertain', async () => {
    const { instance } = wrapped();
    const early = await instance.post('http://127.0.0.1:1/', {}, { signal: AbortSignal.abort() }).catch((error) => error);
    expect(outcomesOf(early)?.[0]).toMatchObject({ status: 'refused', cause: 'connection_failed', evidence: { code: 'ABORT_ERR' } });
    const later = await served(faults['hang before the headers'], async (url) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 50);
      return instance.post(url, {}, { signal: controller.signal }).catch((error) => error);
    });
    expect(outcomesOf(later)?.[0]).toMatchObject({ status: 'uncertain', evidence: { code: 'ABORT_ERR' } });
  });

  test('unwrap leaves nothing behind, and may be called twice', async () => {
    const { instance, unwrap, seen } = wrapped();
    expect(() => wrapAxios(instance, { vendor: 'vivo' })).toThrow(/not wrapped already/);
    unwrap();
    unwrap();
    const response = await served(faults.accepted, (url) => instance.post(url, {}));
    expect([outcomesOf(response), seen, Object.keys(instance.interceptors.request)]).toEqual([undefined, [], ['handlers']]);
    wrapAxios(instance, { vendor: 'vivo' })();
  });

  test('a function of the user that throws harms nobody', async () => {
    const fail = () => {
      throw new Error('the user did');
    };
    for (const broken of [{ vendor: fail }, { vendor: 'vivo', sent: fail }, { vendor: 'vivo', onOutcomes: fail }] as const) {
      const instance = axios.create({ proxy: false });
      wrapAxios(instance, broken as never);
      expect((await served(faults.accepted, (url) => instance.post(url, {}))).data.result).toBe(0);
    }
  });

  test('asks the functions of the user with the request as it leaves', async () => {
    const instance = axios.create({ proxy: false });
    const asked: unknown[] = [];
    wrapAxios(instance, {
      vendor: ({ method, path, body, header }) => {
        asked.push([method, path, body, header('x-key')]);
        return undefined;
      },
    });
    const response = await served(faults.accepted, (url) =>
      instance.post('send', { a: 1 }, { baseURL: url, params: { b: 2 }, headers: { 'X-Key': 'k' } }),
    );
    expect(asked).toEqual([['POST', '/message/send/send?b=2', '{"a":1}', 'k']]);
    expect(outcomesOf(response)).toBeUndefined();
  });
});

describe('fetch, observed', () => {
  test('one reason that ends several requests speaks for none of them', async () => {
    const server = await startFaultServer(faults['hang before the headers']);
    const fetch = wrapFetch(globalThis.fetch, { vendor: 'vivo' });
    const controller = new AbortController();
    const pending = [1, 2].map(() => fetch(server.url, { method: 'POST', body: '{}', signal: controller.signal }).catch((error) => error));
    setTimeout(() => controller.abort(), 50);
    const [first, second] = await Promise.all(pending);
    expect([first === second, outcomesOf(first)]).toEqual([true, undefined]);
    await server.close();
  });

  test('takes a Request, and shows its body to the functions of the user', async () => {
    const server = await startFaultServer(faults.accepted);
    const asked: unknown[] = [];
    const fetch = wrapFetch(globalThis.fetch, {
      vendor: 'vivo',
      sent: ({ body, path }) => {
        asked.push([body, path]);
        return { kind: 'token', targets: ['one-token'] };
      },
    });
    const response = await fetch(new Request(`${server.url}?a=1`, { method: 'POST', body: '{"b":2}' }));
    expect([asked, outcomesOf(response)?.[0].targets]).toEqual([[['{"b":2}', '/message/send?a=1']], ['one-token']]);
    expect(await response.json()).toMatchObject({ result: 0 });
    expect(() => wrapFetch(fetch, { vendor: 'vivo' })).toThrow(/not wrapped already/);
    await server.close();
  });

  test('hands the response out when its body takes too long', async () => {
    const server = await startFaultServer(faults['hang in mid-body']);
    const controller = new AbortController();
    const fetch = wrapFetch(globalThis.fetch, { vendor: 'vivo', maxBodyWaitMs: 60 });
    const response = await fetch(server.url, { method: 'POST', body: '{}', signal: controller.signal });
    expect(outcomesOf(response)?.[0]).toMatchObject({ status: 'uncertain', cause: 'timeout', evidence: { httpStatus: 200 } });
    controller.abort();
    await response.text().catch(() => undefined);
    await server.close();
  });
});

describe('fetch with a time of its own', () => {
  const hanging = ['hang before the headers', 'hang in mid-body'] as const;
  const reasonOf = ({ evidence }: Outcome) => evidence.code;

  test.each(hanging)('%s: ends beside the signal of the caller, though the garbage is collected meanwhile', async (fault) => {
    setFlagsFromString('--expose-gc');
    const collect = setInterval(runInNewContext('gc') as () => void, 60);
    const server = await startFaultServer(faults[fault]);
    const fetch = wrapFetch(globalThis.fetch, { vendor: 'vivo', mode: 'strict', timeoutMs: 800 });
    const controller = new AbortController();
    const seen = await fetch(server.url, { method: 'POST', body: '{}', signal: controller.signal }).catch((error) => error);
    clearInterval(collect);
    expect(outcomesOf(seen)).toMatchObject([{ status: 'uncertain', cause: 'timeout', evidence: { code: 'ETIMEDOUT' } }]);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    await server.close();
  });

  test('the signal of the caller still ends it, with its own reason, be it in a Request or beside it', async () => {
    const server = await startFaultServer(faults['hang before the headers']);
    const fetch = wrapFetch(globalThis.fetch, { vendor: 'vivo', timeoutMs: 5_000 });
    const init = () => ({ method: 'POST', body: '{}', signal: AbortSignal.timeout(40) });
    const ways = [() => fetch(server.url, init()), () => fetch(new Request(server.url, init()))];
    for (const post of ways) {
      const error = await post().catch((thrown) => thrown);
      expect([error.name, outcomesOf(error)?.map(reasonOf)]).toEqual(['TimeoutError', ['ETIMEDOUT']]);
    }
    const aborted = await fetch(server.url, { method: 'POST', signal: AbortSignal.abort() }).catch((thrown) => thrown);
    expect([aborted.name, outcomesOf(aborted)?.map(reasonOf)]).toEqual(['AbortError', ['ABORT_ERR']]);
    await server.close();
  });

  test('what ends in time is as it ever was, and leaves no listener', async () => {
    const server = await startFaultServer(faults.accepted);
    const { signal } = new AbortController();
    const response = await wrapFetch(globalThis.fetch, { vendor: 'vivo', timeoutMs: 5_000 })(server.url, { method: 'POST', signal });
    expect([await response.json(), outcomesOf(response)?.[0].status]).toMatchObject([{ result: 0 }, 'accepted']);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    await server.close();
  });

  test.each([0, -1, 2 ** 31, Number.NaN])('%d ms is refused', (timeoutMs) => {
    expect(() => wrapFetch(globalThis.fetch, { vendor: 'vivo', timeoutMs })).toThrow(/options.timeoutMs/);
  });
});

test.each([
  [{ vendor: 'nobody' }, /options.vendor/],
  [{}, /options.vendor/],
  [{ vendor: 'vivo', mode: 'loud' }, /options.mode/],
  [{ vendor: 'vivo', maxBodyBytes: 0 }, /options.maxBodyBytes/],
  [{ vendor: 'vivo', sent: { api: 'client' } }, /sent.api/],
  [undefined, /options/],
])('%j is refused when it is given', (options, message) => {
  expect(() => wrapAxios(axios.create(), options as never)).toThrow(message);
  expect(() => wrapFetch(globalThis.fetch, options as never)).toThrow(message);
});
