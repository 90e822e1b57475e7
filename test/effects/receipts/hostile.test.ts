import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Gauge } from '../../../src/effects/receipts/gauge.ts';
import {
  type ReceiptEvent,
  type ReceiptOptions,
  type ReceiptVendor,
  receiptHandler,
  receiptVendors,
} from '../../../src/effects/receipts/index.ts';
import { Room } from '../../../src/effects/receipts/room.ts';
import { listener, post, postedBody, postedCodes, secret } from './receipts.ts';
import { type Mounted, servers } from './servers.ts';

const events: ReceiptEvent[] = [];
const make = (vendor: ReceiptVendor, options: Partial<ReceiptOptions> = {}) =>
  receiptHandler({ vendor, kind: 'token', secret, onEvent: (event) => events.push(event), ...options });

const mounted: Mounted[] = [];
const mount = async (name: keyof typeof servers, ...args: Parameters<typeof make>) => {
  const server = await servers[name](make(...args));
  mounted.push(server);
  return `${server.url}/receipts/${secret}`;
};
afterEach(async () => {
  await Promise.all(mounted.splice(0).map((server) => server.close()));
  events.length = 0;
});

const form = (field: string, json: string) => `${field}=${encodeURIComponent(json)}`;
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const million = 1_000_000;
/** Inside what each vendor posts. */
const wrapped = (vendor: ReceiptVendor, inner: string): string => {
  if (vendor === 'oppo') return `[{"messageId":"m","eventType":"regid_invalid","registrationIds":"token-x","more":${inner}}]`;
  if (vendor === 'vivo') return `{"m":{"targets":"token-x","ackType":"0","more":${inner}}}`;
  if (vendor === 'xiaomi') return form('data', `{"m":{"type":16,"targets":"token-x","more":${inner}}}`);
  if (vendor === 'meizu') return form('cb', `{"m-1":{"type":1,"targets":["token-x"],"more":${inner}}}`);
  if (vendor === 'tencent-im') return `{"Events":[{"To_Account":"token-x","ErrCode":0}],"more":${inner}}`;
  return `{"statuses":[{"token":"token-x","status":2}],"more":${inner}}`;
};

const ids = receiptVendors as readonly ReceiptVendor[];
const names = Object.keys(servers) as (keyof typeof servers)[];

type Hostile = readonly [body: string | Uint8Array<ArrayBuffer>, status: number, reason: RegExp];

/** Made once a vendor: the million takes longer to write than to refuse. */
const hostile = new Map<ReceiptVendor, readonly Hostile[]>();

function hostileTo(vendor: ReceiptVendor): readonly Hostile[] {
  const known = hostile.get(vendor);
  if (known) return known;
  const bodies: readonly Hostile[] = [
    [wrapped(vendor, `[${'0,'.repeat(million)}0]`), 413, /more than \d+ entries|larger than 4000000 bytes/],
    [wrapped(vendor, `"${'t,'.repeat(million)}"`), 413, /more than \d+ entries|larger than 4000000 bytes/],
    [wrapped(vendor, nested(200)), 413, /nested more than 16 levels deep/],
    [wrapped(vendor, '['.repeat(200_000)), 413, /nested more than 16 levels deep/],
    [new Uint8Array(5_000_000).fill(0x20), 413, /larger than 4000000 bytes/],
    [wrapped(vendor, '"'), 400, /no receipt of this vendor/],
    ['{"a":1}', 400, /no receipt of this vendor/],
    ['', 400, /empty/],
    ['   ', 400, /empty/],
    ['<html>token-x</html>', 400, /not JSON|no receipt/],
    [Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d]), 400, /not UTF-8/],
    [new Uint8Array(Buffer.from('{"a":1}', 'utf16le')), 400, /no receipt|not JSON/],
  ];
  hostile.set(vendor, bodies);
  return bodies;
}

describe.each(names)('in %s', (name) => {
  test.each(ids)(
    'a hostile body posted as %s, by one who knows the secret, is refused with a clear answer, and what is too large is never parsed',
    async (vendor) => {
      const url = await mount(name, vendor, { maxBytes: 4_000_000 });
      const bodies = hostileTo(vendor);
      for (const [index, [body, status, reason]] of bodies.entries()) {
        const parsed = vi.spyOn(JSON, 'parse');
        const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
        const text = await response.text();
        expect([response.status, text], `body ${index}`).toEqual([status, expect.stringMatching(reason)]);
        expect(text).not.toContain('token-x');
        if (status === 413) expect(parsed.mock.calls.filter(([json]) => String(json).length > 100)).toEqual([]);
        parsed.mockRestore();
      }
      expect(events).toHaveLength(bodies.length);
      expect(JSON.stringify(events)).not.toMatch(/token-x|only-we-know/);
    },
  );

  test('a body without end is cut off at the bound, in bounded memory', async () => {
    const url = await mount(name, 'huawei');
    const before = process.memoryUsage().arrayBuffers;
    let sent = 0;
    let most = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        sent += 65_536;
        if (sent > 200_000_000) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const response = await fetch(url, { method: 'POST', body: endless, duplex: 'half' } as RequestInit).catch(() => undefined);
    // The answer may overtake what is still being sent, and the connection is then closed.
    if (response) expect(response.status).toBe(413);
    expect(events).toMatchObject([{ status: 413, reason: 'the body is larger than 1048576 bytes' }]);
    expect(sent).toBeLessThan(200_000_000);
    expect(most).toBeLessThan(96_000_000);
  });

  test('a body that dribbles in is given up in time, and told so', async () => {
    const url = new URL(await mount(name, 'huawei', { bodyWithinMs: 50 }));
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(url.port), '127.0.0.1', () => {
        socket.write(`POST ${url.pathname} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"st`);
      });
      socket.once('data', (data) => {
        socket.destroy();
        resolve(String(data));
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('did not arrive in time');
  });
});

describe('a body', () => {
  test('without the secret may have a quarter of the room, enough for the largest batch that is documented', async () => {
    const targets = Array.from({ length: 1000 }, (_, index) => `${index}`.padStart(130, 'x'));
    for (const [path, count, status] of [
      ['/x', 1000, 200],
      [`/${secret}`, 4000, 200],
      ['/x', 4000, 413],
    ] as const) {
      const body = postedBody(
        'huawei',
        '2',
        Array.from({ length: count }, (_, index) => targets[index % 1000] ?? ''),
      ).body;
      expect((await make('huawei')(post(body, { path }))).status, path).toBe(status);
    }
  });

  test.each(ids)('of %s with __proto__ and constructor as keys is read without touching any prototype', async (vendor) => {
    const keys = '{"__proto__":{"polluted":1,"type":16,"targets":"a"},"constructor":{"prototype":{"polluted":1}}}';
    const handler = make(vendor);
    for (const body of [keys, form('data', keys), form('cb', keys), wrapped(vendor, keys)]) {
      const { status } = await handler(post(body));
      expect([200, 400]).toContain(status);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('in the envelope of a reply names nobody and is refused: a stranger must not speak of the whole app', async () => {
    const got = listener();
    for (const vendor of ids) {
      const handler = make(vendor, { onOutcomes: got.onOutcomes });
      for (const body of [
        '{"result":"error","code":21301}',
        '{"code":14,"message":"x"}',
        '{"ErrorCode":70001}',
        '{"statuses":[]}',
        '{"statuses":[{"status":2}]}',
        '[]',
      ])
        expect((await handler(post(body))).status, `${vendor} ${body}`).toBe(400);
    }
    expect(got.got).toEqual([]);
  });

  test('made to be slow, by a stranger, is answered all the same', async () => {
    const texts = (length: number, index: number) => `${index}`.padStart(length, String.fromCharCode(97 + (index % 26)));
    const odd = Array.from(
      { length: 4000 },
      (_, index) => `"m${index}":{"targets":"${texts(1 + (index % 60), index)}","ackType":"${texts(55, index)}"}`,
    );
    const events = Array.from(
      { length: 250 },
      (_, index) => `{"To_Account":"${texts(1 + index, index)}","ErrCode":${index + 9},"ErrInfo":"${texts(60, index)}"}`,
    );
    for (const [vendor, body] of [
      ['vivo', `{${odd}}`],
      ['tencent-im', `{"Events":[${events}]}`],
    ] as const)
      expect((await make(vendor)(post(body, { path: '/x' }))).status).toBe(200);
  });

  test('hides neither depth nor number behind the texts, forms and fields that are read inside it', async () => {
    const deep = nested(100);
    const many = `[${'0,'.repeat(60_000)}0]`;
    const cases: readonly (readonly [ReceiptVendor, string])[] = [deep, many].flatMap((inner) => [
      ['oppo', JSON.stringify(`[{"messageId":"m","eventType":"x","registrationIds":"a","more":${inner}}]`)],
      ['meizu', JSON.stringify({ cb: `{"m-1":{"type":1,"targets":["a"],"more":${inner}}}` })],
      ['xiaomi', JSON.stringify({ data: `{"m":{"type":1,"targets":"a","more":${inner}}}` })],
      ['xiaomi', `data={"m":{"type":1,"targets":"a","more":${inner}}}`],
      ['xiaomi', `xdata={"a":"&data={"m":{"type":1,"targets":"a","more":${inner}}}`],
      ['meizu', `access_token=%22&cb=${encodeURIComponent(`{"m-1":{"type":1,"targets":["a"],"more":${inner}}}`)}`],
      ['meizu', `${'a&'.repeat(60_000)}cb=1`],
    ]);
    for (const [vendor, body] of cases) expect((await make(vendor)(post(body))).status, body.slice(0, 50)).toBe(413);
  });

  test('that is compressed, in another charset, half a form character, or read before is refused', async () => {
    const handler = make('huawei');
    const good = postedBody('huawei', '2', ['a']).body;
    expect((await handler(post(good, { headers: { 'content-encoding': 'gzip' } }))).status).toBe(415);
    expect((await handler(post(good, { headers: { 'content-type': 'application/json; charset=gbk' } }))).status).toBe(415);
    expect((await handler(post(good, { headers: { 'content-type': 'application/json; charset="UTF-8"' } }))).status).toBe(200);
    expect((await make('xiaomi')(post('data=%7B%22m%22:%7B%22type%22:1,%22targets%22:%22%ff%22%7D%7D'))).status).toBe(400);
    const read = post(good);
    await read.text();
    expect((await handler(read)).status).toBe(500);
  });

  test('in a million chunks of one byte costs the memory of its bytes', async () => {
    const before = process.memoryUsage().heapUsed;
    let left = million;
    let most = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        for (let turn = 0; turn < 1000 && left > 0; turn += 1, left -= 1) controller.enqueue(new Uint8Array([0x20]));
        most = Math.max(most, process.memoryUsage().heapUsed - before);
        if (left === 0) controller.close();
      },
    });
    const request = new Request(`https://h/${secret}`, { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect((await make('xiaomi')(request)).status).toBe(400);
    expect(most).toBeLessThan(100_000_000);
  });

  test('asked for by GET, HEAD, PUT or OPTIONS is none: receipts are posted', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE']) {
      const response = await make('tencent-im')(new Request('https://h/', { method }));
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    }
  });

  test('of any kind gets an answer, never a rejection, and the answer holds nothing of it', async () => {
    const handlers = ids.map((vendor) => ({ vendor, handler: make(vendor, { deliverWithinMs: 1000 }) }));
    const field = fc.constantFrom('data', 'cb', 'x');
    const bodies = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json({ maxDepth: 3 }),
      fc.tuple(field, fc.json({ maxDepth: 3 })).map(([name, json]) => form(name, json)),
      fc
        .constantFrom(...ids)
        .chain((vendor) => fc.constantFrom(...postedCodes(vendor)).map((code) => postedBody(vendor, code, ['token-x']).body)),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...handlers), bodies, async ({ handler }, body) => {
        const response = await handler(post(body));
        expect([200, 400, 413]).toContain(response.status);
        expect(await response.text()).not.toContain('token-x');
      }),
      { numRuns: 500 },
    );
  });
});

describe('the gauge', () => {
  const limits = { maxDepth: 1e9, maxEntries: 1e9 };
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
  const countOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? Object.values(value).reduce((sum: number, inner) => sum + 1 + countOf(inner), 0) : 0;
  const measure = (bytes: Uint8Array, cut: number, more: Partial<typeof limits>) => {
    const gauge = new Gauge({ ...limits, ...more });
    return gauge.push(bytes.subarray(0, cut)) ?? gauge.push(bytes.subarray(cut));
  };

  test('finds exactly the depth of any JSON, wherever it is cut, and never fewer entries than it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(), (value, at) => {
        const bytes = new TextEncoder().encode(JSON.stringify(value));
        const [cut, depth, count] = [at % (bytes.length + 1), depthOf(value), countOf(value)];
        expect(measure(bytes, cut, { maxDepth: depth })).toBeUndefined();
        if (depth > 0) expect(measure(bytes, cut, { maxDepth: depth - 1 })?.reason).toContain('levels deep');
        // An element that stands alone has no comma: its level counts for it.
        if (count > depth + 1) expect(measure(bytes, cut, { maxEntries: 1 })).toBeDefined();
      }),
    );
  });
});

test('strangers get a quarter of the places, so that they cannot keep the vendor out', () => {
  const room = new Room(8);
  const strangers = Array.from({ length: 9 }, () => room.enter(false)).filter((leave) => leave !== undefined);
  expect(strangers).toHaveLength(2);
  expect(Array.from({ length: 9 }, () => room.enter(true)).filter((leave) => leave !== undefined)).toHaveLength(6);
  strangers[0]?.();
  expect(room.enter(false)).toBeDefined();
  expect(room.enter(true)).toBeUndefined();
});
