import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { masked } from '../../src/core/mask.ts';
import { catalogue } from '../../src/explain/index.ts';
import { parse } from '../../src/index.ts';
import { addressOf, hashOf } from '../../src/playground/address.ts';
import { redactedJson } from '../../src/playground/copy.ts';
import { curlReply } from '../../src/playground/curl.ts';
import { fieldsOf } from '../../src/playground/paste.ts';
import { planOf } from '../../src/playground/plan.ts';
import { pruneInWords } from '../../src/playground/prune-words.ts';
import { indexOf, search } from '../../src/playground/search.ts';

const nowMs = Date.UTC(2026, 0, 1);
const because = (outcome: Parameters<typeof planOf>[0], repeatable = false) =>
  planOf(outcome, { repeatable, nowMs }).map(({ decision }) => decision.because);

describe('a paste', () => {
  test('of curl -i is taken apart, interim answers and redirects left out', () => {
    expect(
      curlReply('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Service Unavailable\r\nRetry-After: 30\r\n\r\nbusy: yes\r\n\r\nmore\r\n'),
    ).toEqual({
      status: 503,
      headers: [['Retry-After', '30']],
      body: 'busy: yes\n\nmore',
    });
  });

  test('of curl -v keeps what came and drops what was sent, credentials first of all', () => {
    const pasted =
      '* Connected\n> POST /send HTTP/1.1\n> Authorization: Bearer secret\n>\n< HTTP/1.1 401 Unauthorized\n< Date: Thu, 01 Jan 2026 00:00:00 GMT\n< \n{"code":1}';
    expect(curlReply(pasted)).toEqual({ status: 401, headers: [['Date', 'Thu, 01 Jan 2026 00:00:00 GMT']], body: '{"code":1}' });
  });

  test('without a body is an empty one, and a bare body is no reply', () => {
    expect(curlReply('HTTP/2 410')).toEqual({ status: 410, headers: [], body: '' });
    expect(fieldsOf('{"reason":"Unregistered"}')).toBeUndefined();
    expect(fieldsOf('')).toBeUndefined();
  });

  test('of one case fills in the whole form', () => {
    const line = {
      vendor: 'vivo',
      sent: { api: 'send', kind: 'multicast', targets: ['a', 'b'], channel: 'system' },
      reply: { status: 200, headers: { x: '1' }, body: '{}' },
    };
    expect(fieldsOf(JSON.stringify(line))).toEqual({
      vendor: 'vivo',
      api: 'send',
      kind: 'unicast',
      targets: 'a\nb',
      channel: 'system',
      status: '200',
      headers: 'x: 1',
      body: '{}',
    });
  });

  test('of anything at all throws nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `HTTP/1.1 200\n${text}`),
        ),
        (text) => void fieldsOf(text),
      ),
    );
  });
});

describe('the plan', () => {
  test('counts the attempts of deliver, with waits that grow and never fall below what the vendor asks', () => {
    const [outcome] = parse('fcm', { status: 503, headers: { 'retry-after': '30' }, body: '' }, { targets: ['t'] });
    const steps = planOf(outcome, { repeatable: false, nowMs });
    expect(steps.map(({ leastMs }) => leastMs)).toEqual([30_000, 30_000, 30_000, 30_000, 0]);
    expect(steps.map(({ mostMs }) => mostMs)).toEqual([31_000, 32_000, 34_000, 38_000, 0]);
    expect(because(outcome)).toEqual(['retryable', 'retryable', 'retryable', 'retryable', 'attempts_spent']);
  });

  test('stops where the wait goes past the deadline, and tells the wait', () => {
    const [outcome] = parse('vivo', { status: 200, body: '{"result":10070}', receivedAtMs: nowMs }, { targets: ['t'] });
    const [step] = planOf(outcome, { repeatable: false, nowMs });
    expect(step).toMatchObject({ decision: { because: 'deadline' }, leastMs: 16 * 3_600_000 });
  });

  test('repeats what may have been taken only where a repeat does no harm', () => {
    const [outcome] = parse('fcm', { status: 504, body: '' }, { targets: ['t'] });
    expect(because(outcome)).toEqual(['uncertain_not_repeatable']);
    expect(because(outcome, true).at(-1)).toBe('attempts_spent');
  });

  test('refreshes a credential once', () => {
    const [outcome] = parse('apns', { status: 403, body: '{"reason":"ExpiredProviderToken"}' }, { targets: ['t'] });
    expect(because(outcome)).toEqual(['retryable', 'refresh_did_not_help']);
  });

  test('splits at once', () => {
    const [outcome] = parse('vivo', { status: 200, body: '{"result":10153}' }, { targets: ['a', 'b'] });
    expect(because(outcome)).toEqual(['split']);
  });
});

describe('the pruner in words', () => {
  const words = (sent: object, body = '{"reason":"Unregistered"}') =>
    pruneInWords(parse('apns', { status: 410, body }, { targets: ['t'], kind: 'token', ...sent })[0], nowMs, 'en').join(' ');

  test('changes nothing without a time', () => expect(words({})).toContain('Nothing changes without a time'));
  test('names the time before which the device must have reported', () =>
    expect(words({ sentAtMs: nowMs - 600_000 })).toContain('2025-12-31 23:45:00 UTC'));
  test('says nothing of what is no token', () =>
    expect(pruneInWords(parse('fcm', { status: 503, body: '' }, { targets: ['t'], kind: 'topic' })[0], nowMs, 'en')[0]).toContain(
      'Does nothing',
    ));
});

describe('nothing that could be a token', () => {
  test('stands in what is copied, whatever the targets are', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_:-]{24,64}$/).filter((text) => /\d/.test(text));
    fc.assert(
      fc.property(token, fc.constantFrom('fcm', 'apns', 'xiaomi', 'vivo'), (target, vendor) => {
        const body = JSON.stringify({ reason: 'Unregistered', result: 10302, desc: `${target} is bad`, error: { message: target } });
        expect(redactedJson(parse(vendor, { status: 410, body }, { targets: [target] }))).not.toContain(target);
        expect(redactedJson(parse(vendor, { status: 410, body }))).not.toContain(target);
      }),
    );
  });

  test('is mistaken for one among our own codes', () => {
    for (const { code, cause } of catalogue()) expect([masked(code), masked(cause)]).toEqual([code, cause]);
  });
});

test('the search ranks the very code above a word that holds it', () => {
  const found = search(indexOf(catalogue()), { text: '404', vendor: '', cause: '' });
  expect(found[0]?.code).toBe('404');
});

test('the address keeps a view and nothing that was pasted', () => {
  const address = addressOf('#view=reply&q=vivo+10070&lang=zh&cause=quiet_hours', ['en']);
  expect(address).toEqual({ view: 'reply', text: 'vivo 10070', vendor: '', cause: 'quiet_hours', language: 'zh' });
  expect(addressOf(hashOf(address), [])).toEqual(address);
});

describe('the files', () => {
  const folder = new URL('../../dist/playground/', import.meta.url);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const zipped = (names: readonly string[]) => names.reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, folder))).length, 0);
  const isText = (name: string) => name.startsWith('texts-');

  test('hold at most 120 kB of scripts, zipped, texts apart', () => {
    expect(scripts.filter(isText).length).toBeGreaterThanOrEqual(9);
    expect(zipped(scripts.filter((name) => !isText(name)))).toBeLessThanOrEqual(120_000);
  });

  test('speak to nobody', () => {
    const page = readFileSync(new URL('index.html', folder), 'utf8');
    expect(page).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    for (const name of scripts)
      expect(readFileSync(new URL(name, folder), 'utf8')).not.toMatch(/\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource/);
  });
});
