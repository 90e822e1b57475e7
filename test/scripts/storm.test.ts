import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Figures {
  readonly strategy: string;
  readonly pushes: number;
  readonly requests: number;
  readonly sentPerNeeded: number;
  readonly acceptedShare: number;
  readonly throughput: number;
  readonly mostHeld: number;
  readonly copies: number;
  readonly sentAgainUnsure: number;
  readonly unsureAtEnd: number;
  readonly statuses: Readonly<Record<'accepted' | 'refused' | 'uncertain' | 'unsent', number>>;
  readonly disagreements: number;
  readonly closings: number;
  readonly closingsOfOthers: number;
}

interface Storm {
  readonly seed: number;
  readonly pushes: number;
  readonly scenarios: readonly {
    readonly id: string;
    readonly bars: readonly { readonly isMet: boolean }[];
    readonly figures: readonly Figures[];
  }[];
}

const script = fileURLToPath(new URL('../../scripts/storm.mjs', import.meta.url));
const run = promisify(execFile);

async function storm(...options: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [script, '--no-build', ...options], { maxBuffer: 1e8 });
  return stdout;
}

let folder: string;
let played: Storm;

const scenarios = [
  ...['outage', 'outage-20', 'slow-recovery-429', 'slow-recovery-503', 'partial-0.1', 'partial-0.3', 'partial-0.5'],
  ...['sporadic-0.001', 'sporadic-0.01', 'poison', 'no-network', 'hangs'],
];
const busy = ['sporadic-0.001', 'sporadic-0.01', 'poison'];
const of6000 = async (names: readonly string[], ...options: string[]): Promise<Storm> =>
  JSON.parse(await storm('--pushes', '6000', '--seed', '7', '--json', ...names.flatMap((name) => ['--scenario', name]), ...options));
const only = (...names: string[]) => names.flatMap((name) => ['--strategy', name]);

/** Each scenario by those alone that something is said of; continuous integration plays all of them by all. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storm-'));
  const parts = [
    await of6000(['outage'], '--svg', join(folder, 'storm.svg')),
    await of6000(busy, ...only('deliver, no gate', 'push-outcome')),
    await of6000(['hangs'], ...only('p-retry', 'push-outcome')),
    await of6000(
      scenarios.filter((name) => !['outage', 'hangs', ...busy].includes(name)),
      ...only('push-outcome'),
    ),
  ];
  played = { ...(parts[0] as Storm), scenarios: parts.flatMap((part) => part.scenarios) };
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

function of(id: string, strategy = 'push-outcome'): Figures {
  const found = played.scenarios.find((each) => each.id === id)?.figures.find((each) => each.strategy === strategy);
  if (!found) throw new Error(`nothing of ${strategy} in ${id}`);
  return found;
}

describe('6,000 pushes on virtual time', () => {
  test('a full outage answered by 503: 99.9 % accepted at 1.1x requests', () => {
    expect(of('outage').acceptedShare).toBeGreaterThanOrEqual(0.999);
    expect(of('outage').requests).toBeLessThanOrEqual(6600);
  });

  test('from 20 processes that share nothing: 99.9 % accepted at 1.3x requests', () => {
    expect(of('outage-20').acceptedShare).toBeGreaterThanOrEqual(0.999);
    expect(of('outage-20').requests).toBeLessThanOrEqual(7800);
  });

  test.each(['429', '503'])(
    'a vendor that comes back slowly, with %s above what it can take: 99.9 % accepted at 1.1x requests',
    (status) => {
      expect(of(`slow-recovery-${status}`).acceptedShare).toBeGreaterThanOrEqual(0.999);
      expect(of(`slow-recovery-${status}`).requests).toBeLessThanOrEqual(6600);
    },
  );

  test.each([0.1, 0.3, 0.5])('a share of %s fails: at most 1.1 / (1 - p) requests', (share) => {
    const { requests, acceptedShare } = of(`partial-${share}`);
    expect(requests).toBeLessThanOrEqual((1.1 * 6000) / (1 - share));
    // Five attempts: no more are lost than that costs.
    expect(acceptedShare).toBeGreaterThanOrEqual(1 - share ** 5 - 0.01);
  });

  test.each(['sporadic-0.001', 'sporadic-0.01', 'poison'])('%s: a healthy vendor keeps 99 % of its throughput', (id) => {
    const [gated, free] = [of(id), of(id, 'deliver, no gate')];
    expect(free.throughput).toBeGreaterThan(95);
    expect(gated.throughput).toBeGreaterThanOrEqual(0.99 * free.throughput);
    expect(gated.closings).toBe(0);
  });

  test('one process without network closes its own gate, and nobody else’s', () => {
    const { closings, closingsOfOthers, acceptedShare } = of('no-network');
    expect(closings).toBeGreaterThan(0);
    expect(closingsOfOthers).toBe(0);
    expect(acceptedShare).toBe(1);
  });

  test('silence: what may have been taken is sent once, delivered once, and listed apart', () => {
    const { requests, copies, sentAgainUnsure, unsureAtEnd, statuses } = of('hangs');
    expect([requests, copies, sentAgainUnsure]).toEqual([6000, 0, 0]);
    expect(statuses.uncertain).toBe(unsureAtEnd);
    expect(statuses.uncertain).toBeGreaterThan(0);
    expect(statuses).toEqual({ accepted: 6000 - unsureAtEnd, refused: 0, uncertain: unsureAtEnd, unsent: 0 });
  });

  test('every target has one end, the one that the vendor saw', () => {
    const own = scenarios.map((id) => of(id));
    expect(own.map(({ disagreements }) => disagreements)).toEqual(own.map(() => 0));
    for (const { statuses } of own) expect(Object.values(statuses).reduce((sum, count) => sum + count)).toBe(6000);
  });

  test('the storm is real: without a gate three times the requests lose a third, and p-retry delivers twice through silence', () => {
    expect(of('outage', 'deliver, no gate').requests).toBeGreaterThan(15_000);
    expect(of('outage', 'deliver, no gate').acceptedShare).toBeLessThan(0.7);
    expect(of('outage', 'p-retry').requests).toBeGreaterThan(18_000);
    expect(of('outage', 'retry budget').acceptedShare).toBeLessThan(0.6);
    expect(of('hangs', 'p-retry').copies).toBeGreaterThan(1000);
  });

  test('the command says the same: every promise is judged and met', () => {
    expect(played.scenarios.map(({ bars }) => bars.length > 2)).toEqual(played.scenarios.map(() => true));
    expect(played.scenarios.filter(({ bars }) => bars.some(({ isMet }) => !isMet)).map(({ id }) => id)).toEqual([]);
  });

  test('the curves are an image that follows the reader’s light or dark', async () => {
    const svg = await readFile(join(folder, 'storm.svg'), 'utf8');
    expect(svg).toMatch(/^<svg xmlns/);
    expect(svg).toContain('prefers-color-scheme: dark');
    expect(svg.match(/<path class="[a-e]" d="M[\d. L]+"/g)).toHaveLength(10);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});

/** So few pushes keep no promise, for twenty replies are most of what a process gets: the command ends with 1. */
const small = (seed: string) =>
  storm('--pushes', '1000', '--json', '--seed', seed, '--scenario', 'outage-20', '--scenario', 'hangs').catch(({ code, stdout }) =>
    code === 1 ? stdout : '',
  );

test('the same seed gives the same figures, another seed others', async () => {
  const [first, again, other] = [await small('3'), await small('3'), await small('4')];
  expect(JSON.parse(first).pushes).toBe(1000);
  expect(again).toBe(first);
  expect(JSON.parse(other).scenarios).not.toEqual(JSON.parse(first).scenarios);
}, 300_000);

test('the curves in docs/ are those of the figures that the README names: 60,000 pushes, seed 1', () => {
  expect(readFileSync(new URL('../../docs/storm.svg', import.meta.url), 'utf8')).toContain(
    '60,000 pushes a minute, 503 from 10 s to 40 s, seed 1',
  );
});

test.each([
  ['--pushes', '10'],
  ['--seed', 'x'],
  ['--colour', 'red'],
  ['--scenario', 'earthquake'],
  ['--strategy', 'hope'],
])('says what it cannot do: %s %s', async (...options) => {
  await expect(storm(...options)).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/^simulate:storm: /) });
});
