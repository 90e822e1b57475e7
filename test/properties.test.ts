import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadly } from '../src/core/code-table.ts';
import type { Outcomes } from '../src/core/outcome.ts';
import type { RawReply, Sent } from '../src/core/reply.ts';
import { parse } from '../src/parse.ts';
import { type VendorId, vendorIds } from '../src/vendors/index.ts';

// 20,000 cases, or as many as PROPERTY_CASES says; a failure prints its seed, and PROPERTY_SEED repeats it.
const cases = Number(process.env.PROPERTY_CASES ?? 20_000);
const seed = process.env.PROPERTY_SEED === undefined ? {} : { seed: Number(process.env.PROPERTY_SEED) };
const numRuns = Math.ceil(cases / vendorIds.length / 2);

interface Recorded {
  readonly sent: Sent;
  readonly reply: RawReply & { readonly body: string };
}

const recordedOf = (id: string): Recorded[] => {
  const folder = new URL(`../fixtures/${id}/`, import.meta.url);
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
};

const status = fc.oneof(
  fc.constantFrom(0, 200, 201, 204, 302, 400, 401, 403, 404, 408, 410, 413, 429, 500, 502, 503, 504),
  fc.integer({ min: 100, max: 599 }),
);
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.uint8Array({ maxLength: 400 }),
  fc.json({ maxDepth: 6 }),
  fc.anything({ maxDepth: 4, withNullPrototype: true, withBigInt: true, withSparseArray: true }),
  fc.constantFrom(
    ...['__proto__', 'constructor'].map((name) => `{"${name}":{"code":0},"code":"${name}"}`),
    `${'['.repeat(20_000)}`,
    `${'{"a":'.repeat(5000)}1`,
  ),
);
const api = fc.constantFrom('send' as const, 'auth' as const, 'operation' as const, 'receipt' as const, undefined);
const kind = fc.constantFrom(
  'token' as const,
  'alias' as const,
  'account' as const,
  'topic' as const,
  'broadcast' as const,
  'unicast' as const,
  undefined,
);
const headers = fc.option(
  fc.dictionary(
    fc.constantFrom('retry-after', 'Retry-After', 'date', 'apns-id', 'NSP_STATUS', 'x'),
    fc.oneof(fc.string(), fc.constantFrom('7', '-1', '1e9', 'Tue, 24 Nov 2026 08:00:00 GMT')),
  ),
  { nil: undefined },
);

const targetsFrom = (names: readonly string[]) =>
  fc.option(
    fc.array(fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor', 'a-token-of-some-length'), fc.string({ maxLength: 12 })), {
      maxLength: 6,
    }),
    { nil: undefined },
  );

/** A recorded body, and then something goes wrong with it. */
const mutated = (body: string) =>
  fc
    .tuple(
      fc.nat(),
      fc.nat({ max: 12 }),
      fc.constantFrom('', '0', '"', '{', '}', '[', ']', 'null', '9223372036854775807', ',', '\\', '-1', 'x', '\u0000', 'true', '" "'),
      fc.boolean(),
    )
    .map(([at, length, text, cut]) => {
      const place = body.length === 0 ? 0 : at % body.length;
      return cut ? body.slice(0, place) : body.slice(0, place) + text + body.slice(place + length);
    });

const sorted = (texts: readonly string[]) => [...texts].sort();

function checkLaws(id: VendorId, reply: RawReply, sent: Sent, outcomes: Outcomes): void {
  const { targets = [] } = sent;
  const named = outcomes.flatMap((outcome) => outcome.targets);
  expect(outcomes.length).toBeGreaterThan(0);
  // 1. Partition, ordered by first target.
  if (targets.length > 0 && sent.api !== 'receipt') {
    expect(sorted(named)).toEqual(sorted(targets));
    const firsts = outcomes.map((outcome) => targets.indexOf(outcome.targets[0] as string));
    if (new Set(targets).size === targets.length) expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
  }
  for (const outcome of outcomes) {
    expect(outcome.vendor).toBe(id);
    const { code, message } = outcome.evidence;
    // 3. Dead needs a voucher.
    if (outcome.status === 'refused' && outcome.token === 'dead') {
      expect(deadly.has(outcome.cause)).toBe(true);
      expect(code).not.toMatch(/^http-/);
      expect(outcome.kind ?? 'token').toBe('token');
      expect(outcome.evidence.vendor).toBeUndefined();
    }
    if (outcome.status !== 'accepted' && outcome.cause === 'unrecognized') expect(outcome.token).not.toBe('dead');
    // 4. A success counts only under a 2xx.
    if (outcome.status === 'accepted') expect(reply.status >= 200 && reply.status < 300).toBe(true);
    // 5. The vendor's words are prose, short, and without the targets.
    expect(code.length).toBeLessThanOrEqual(64);
    for (const words of [code, message ?? '']) {
      expect(words).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
      for (const target of targets) if (target.length >= 12) expect(words).not.toContain(target);
    }
    if (message !== undefined) {
      expect(message.length).toBeLessThanOrEqual(256);
    }
    if (outcome.replacements) for (const old of Object.keys(outcome.replacements)) expect(outcome.targets).toContain(old);
  }
}

describe.each([...vendorIds])('%s', (id) => {
  const recorded = recordedOf(id);
  const names = [...new Set(recorded.flatMap(({ sent }) => sent.targets ?? []))].slice(0, 30);

  test('keeps laws 1 to 5 on any bytes whatever', () => {
    fc.assert(
      fc.property(
        anything,
        status,
        headers,
        api,
        kind,
        targetsFrom(names),
        fc.option(fc.double(), { nil: undefined }),
        (body, code, head, name, what, targets, receivedAtMs) => {
          const sent: Sent = { api: name, kind: what, targets };
          const reply = { status: code, headers: head, body, receivedAtMs };
          checkLaws(id, reply, sent, parse(id, reply, sent));
        },
      ),
      { numRuns, ...seed },
    );
  });

  test('keeps laws 1 to 5 on real replies that something went wrong with', () => {
    const broken = fc
      .constantFrom(...recorded)
      .chain(({ reply, sent }) =>
        fc.tuple(mutated(reply.body), fc.oneof(fc.constant(reply.status), status), fc.constant(reply), fc.constant(sent)),
      );
    fc.assert(
      fc.property(broken, kind, targetsFrom(names), ([body, code, original, originalSent], what, targets) => {
        const reply = { ...original, status: code, body };
        for (const sent of [originalSent, { ...originalSent, kind: what, targets: targets ?? originalSent.targets }])
          checkLaws(id, reply, sent, parse(id, reply, sent));
      }),
      { numRuns, ...seed },
    );
  });
});
