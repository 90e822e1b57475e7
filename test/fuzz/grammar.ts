import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Sent } from '../../src/core/reply.ts';
import { vendorIds } from '../../src/vendors/index.ts';

/** A recorded reply, as mutations begin with it. */
export interface Recorded {
  /** Folder and file: a case that is kept stays the same when replies are added. */
  readonly name: string;
  readonly vendor: string;
  readonly sent: Sent;
  readonly reply: {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly body: string;
    readonly receivedAtMs?: number;
  };
}

const fixtures = join(process.cwd(), 'fixtures');

/** Every recorded reply of every vendor. */
export const recorded: readonly Recorded[] = vendorIds.flatMap((vendor) =>
  readdirSync(join(fixtures, vendor)).map((file) => ({
    ...JSON.parse(readFileSync(join(fixtures, vendor, file), 'utf8')),
    vendor,
    name: `${vendor}/${file}`,
  })),
);
const byName = new Map(recorded.map((one) => [one.name, one]));

/** Throws where the reply of a kept case is not recorded any more. */
export function recordedAs(name: string): Recorded {
  const found = byName.get(name);
  if (!found) throw new Error(`no recorded reply ${name}`);
  return found;
}

/** Words that vendors use somewhere: keys and values swap places between vendors. */
const vocabulary = [
  ...new Set(
    recorded.flatMap(({ reply }) =>
      [...reply.body.matchAll(/"((?:[^"\\]|\\.){1,40})"|(-?\d{1,12})/g)].map(([, text, number]) => text ?? number ?? ''),
    ),
  ),
].slice(0, 3000);

const word = fc.constantFrom(...vocabulary);
const code = fc.oneof(word, fc.integer({ min: -10, max: 999_999 }).map(String), fc.string({ maxLength: 8 }));
const odd = fc.constantFrom(
  ...[
    'null',
    'true',
    '0',
    '-1',
    '1e309',
    '9223372036854775807',
    '""',
    '[]',
    '{}',
    '[[]]',
    '"__proto__"',
    '{"__proto__":{"code":0}}',
    '"\\u0000"',
    '"\\ud800"',
  ],
);

/** One step: where in the list of tokens of the JSON, and what happens there. */
export type Step =
  | readonly ['replace', number, string]
  | readonly ['value', number, string]
  | readonly ['drop', number, number]
  | readonly ['double', number, number]
  | readonly ['swap', number, number]
  | readonly ['cut', number]
  | readonly ['insert', number, string]
  | readonly ['nest', number, number];

const place = fc.nat({ max: 4000 });
const value = fc.oneof(
  code.map((text) => JSON.stringify(text)),
  word.map((text) => (/^-?\d+$/.test(text) ? text : JSON.stringify(text))),
  odd,
  fc.json({ maxDepth: 2 }),
);
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant('value' as const), place, value) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('replace' as const), place, fc.oneof(odd, code, value)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('drop' as const), place, fc.nat({ max: 8 })) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('double' as const), place, fc.nat({ max: 8 })) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('swap' as const), place, place) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('cut' as const), place) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('insert' as const), place, fc.oneof(odd, code)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('nest' as const), place, fc.nat({ max: 40 })) },
);

const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}[\],:]|[^\s"{}[\],:]+|\s+/g;

/** The body after all steps. A token is what JSON's grammar calls so: a string, a number, a bracket. */
export function mutate(body: string, steps: readonly Step[]): string {
  let parts: string[] = body.match(tokens) ?? [];
  for (const [how, at, with_] of steps) {
    const index = parts.length === 0 ? 0 : at % parts.length;
    if (how === 'value') parts[valueAt(parts, at)] = with_;
    else if (how === 'replace') parts[index] = with_;
    else if (how === 'insert') parts.splice(index, 0, with_);
    else if (how === 'drop') parts.splice(index, 1 + with_);
    else if (how === 'double') parts.splice(index, 0, ...parts.slice(index, index + 1 + with_));
    else if (how === 'cut') parts = parts.slice(0, index);
    else if (how === 'swap') swap(parts, index, with_ % Math.max(1, parts.length));
    else parts[index] = '['.repeat(with_) + (parts[index] ?? '') + ']'.repeat(with_);
  }
  return parts.join('');
}

/** A place that holds a string or a number; keys are such places too. */
function valueAt(parts: readonly string[], at: number): number {
  const places = parts.flatMap((part, index) => (/^["\d-]/.test(part) ? [index] : []));
  return places[at % places.length] ?? 0;
}

function swap(parts: string[], one: number, other: number): void {
  [parts[one], parts[other]] = [parts[other] ?? '', parts[one] ?? ''];
}

export const statuses = fc.oneof(
  fc.constantFrom(0, 200, 201, 204, 302, 400, 401, 403, 404, 408, 410, 413, 429, 500, 502, 503, 504),
  fc.integer({ min: 100, max: 599 }),
);
export const kinds = fc.constantFrom<Sent['kind']>('token', 'alias', 'account', 'topic', 'broadcast', 'unicast', 'multicast', undefined);
export const apis = fc.constantFrom<Sent['api']>('send', 'auth', 'operation', 'receipt', undefined);
export const someTargets = fc.array(fc.oneof(word, fc.constantFrom('__proto__', 'constructor', 'a-token-of-some-length')), {
  maxLength: 6,
});
