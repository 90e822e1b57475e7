// Plays outages against the usual ways of retrying and against `deliver`, on virtual time, and holds it to its promises.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { judged } from './storm/bars.mjs';
import { chart } from './storm/chart.mjs';
import { strategies } from './storm/play.mjs';
import { inThreads } from './storm/pool.mjs';
import { scenarios } from './storm/scenarios.mjs';
import { legend, table } from './storm/table.mjs';

const usual = { pushes: 60_000, seed: 1 };
const help = `npm run simulate:storm -- [--pushes N] [--seed N] [--scenario ID]... [--strategy NAME]... [--svg FILE] [--json]

  --pushes  pushes a scenario, spread over a minute; 1,000 or more (promises are made for 6,000 or more), default ${usual.pushes}
  --seed    the same seed gives the same figures; default ${usual.seed}
  --svg     where the curves of the full outage go; default docs/storm.svg where all others are left out, else nowhere
  --scenario  only this one; may be given several times: ${scenarios.map(({ id }) => id).join(', ')}
  --strategy  only this one: ${strategies.join(', ')}. Promises are judged where push-outcome is among them
  --json    figures as JSON, instead of tables
  --no-build  takes dist/ as it is`;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(root, 'dist', 'index.js');

function optionsOf() {
  const flag = { type: 'boolean', default: false };
  const text = { type: 'string' };
  const some = { type: 'string', multiple: true };
  const options = { pushes: text, seed: text, scenario: some, strategy: some, svg: text, json: flag, 'no-build': flag, help: flag };
  const { values } = parseArgs({ options });
  const pushes = numberOf('pushes', values.pushes ?? usual.pushes, 1000);
  const seed = numberOf('seed', values.seed ?? usual.seed, 0);
  const isUsual = pushes === usual.pushes && seed === usual.seed && !values.scenario && !values.strategy;
  return {
    ...values,
    ...{ pushes, seed, svg: values.svg ?? (isUsual ? join(root, 'docs', 'storm.svg') : undefined) },
    scenarios: chosen('scenario', values.scenario, scenarios, ({ id }) => id),
    strategies: chosen('strategy', values.strategy, strategies, (name) => name),
  };
}

function chosen(option, names, all, nameOf) {
  for (const name of names ?? [])
    if (!all.some((one) => nameOf(one) === name)) throw new Error(`--${option} has to be one of ${all.map(nameOf).join(', ')}`);
  return names ? all.filter((one) => names.includes(nameOf(one))) : all;
}

function numberOf(name, text, least) {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least) throw new Error(`--${name} has to be a whole number, ${least} or more`);
  return number;
}

function build() {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const newestMs = Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
  if (existsSync(built) && statSync(built).mtimeMs >= newestMs) return;
  console.error('building dist/ ...');
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', 'tsdown', 'dist', 'run.mjs'), '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}

async function play({ pushes, seed, scenarios, strategies }) {
  const jobs = scenarios.flatMap(({ id }) => strategies.map((strategy) => ({ scenario: id, strategy })));
  const answers = await inThreads(jobs, { library: pathToFileURL(built).href, pushes, seed });
  return scenarios.map((scenario, at) => {
    const figures = answers.slice(at * strategies.length, (at + 1) * strategies.length);
    return { scenario, figures, bars: judged(scenario, figures) };
  });
}

function asJson(results, { pushes, seed }) {
  const plain = ({ scenario: { id, title }, figures, bars }) => ({
    ...{ id, title, bars },
    figures: figures.map(({ requestsBySecond, acceptedBySecond, ...rest }) => rest),
  });
  return JSON.stringify({ seed, pushes, scenarios: results.map(plain) });
}

function print(results, { pushes, seed }) {
  console.log(`${pushes.toLocaleString('en-US')} pushes in each scenario, seed ${seed}, virtual time\n${legend}`);
  for (const { scenario, figures, bars } of results) console.log(`\n${table(scenario.title, figures, bars)}`);
  const all = results.flatMap(({ bars }) => bars);
  console.log(`\n${all.filter(({ isMet }) => isMet).length} of ${all.length} promises met`);
}

async function main() {
  const options = optionsOf();
  if (options.help) return console.log(help);
  if (!options['no-build']) build();
  const results = await play(options);
  if (options.json) console.log(asJson(results, options));
  else print(results, options);
  const outage = results.find(({ scenario }) => scenario.id === 'outage');
  if (options.svg && outage) writeFileSync(options.svg, chart(outage.figures, options));
  if (results.some(({ bars }) => bars.some(({ isMet }) => !isMet))) process.exitCode = 1;
}

main().catch((error) => {
  console.error(`simulate:storm: ${error.message}`);
  process.exitCode = 2;
});
