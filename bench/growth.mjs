// Law 2: time grows no faster than the body. The same hostile shape at one size and at ten times that, the best of nine, and how
// much longer that takes; beside it how much longer JSON.parse takes, which grows faster than its body where memory is fetched anew.
// A quadratic reader shows a hundred times, and ten times its rival.
import { parse, vendorIds } from '../dist/index.js';

const targets = ['a-token-of-some-length', 'another-token-of-that'];
/** Each grows with `size`, in bytes or nearly so. */
const shapes = {
  'nested brackets': (size) => '['.repeat(size),
  'nested objects': (size) => '{"data":'.repeat(size / 8),
  'many keys': (size) => `{${Array.from({ length: size / 12 }, (_, index) => `"k${index}":${index}`).join(',')}}`,
  'a list of failures': (size) =>
    JSON.stringify({
      code: 0,
      result: 0,
      data: Array.from({ length: size / 48 }, (_, index) => ({ registrationId: `r${index}`, errorCode: 10000 })),
    }),
  'long digits': (size) => `{"code":${'9'.repeat(size)}}`,
  'a long sentence': (size) =>
    JSON.stringify({
      code: '80000001',
      result: 1,
      msg: 'a-token-of '.repeat(size / 11),
      error: { status: 'X', message: 'token '.repeat(size / 6) },
    }),
  'JSON in a string': (size) =>
    JSON.stringify({
      code: '80100000',
      msg: JSON.stringify({ illegal_tokens: Array.from({ length: size / 12 }, (_, index) => `t${index}`) }),
    }),
  'blanks and escapes': (size) => `${' '.repeat(size / 2)}{"reason":"${'\\u0041'.repeat(size / 12)}"}`,
};
const small = 100_000;

function best(run) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 9; round += 1) {
    const started = performance.now();
    run();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

function readJson(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const times = (value) => ({ value, text: `${value.toFixed(1)} times as long` });

export default async function () {
  const rows = [];
  for (const [shape, make] of Object.entries(shapes)) {
    const [one, ten] = [make(small), make(small * 10)];
    const growthOf = (run) => best(() => run(ten)) / best(() => run(one));
    const rival = growthOf(readJson);
    const grown = vendorIds.map((vendor) => ({
      vendor,
      growth: growthOf((body) => parse(vendor, { status: 200, body }, { kind: 'token', targets })),
    }));
    const worst = grown.reduce((found, next) => (next.growth > found.growth ? next : found));
    const what = `ten times the body, 1 MB: ${shape} (the worst, ${worst.vendor}), against JSON.parse`;
    rows.push({ what, ours: times(worst.growth), rival: times(rival), atMost: 3, aim: 1.5 });
  }
  return rows;
}
