// A vendor goes down under eight processes that send from one queue on Redis: with one gate for all of them, with a gate in
// each, and with p-retry and no gate; and once more with the shared gate and without that vendor's jobs. Counts at the simulator
// what arrives. Exit status 1 where a promise was broken. Wants a machine with nothing else to do.
//   node scripts/outage.mjs [--seconds 60]
//   node scripts/outage.mjs --seconds 12 --brief     only the two gates, by a looser bar: few probes go in so short a time
import { parseArgs } from 'node:util';
import { load } from './bundle.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, brief: { type: 'boolean', default: false } } });
const outage = Number(values.seconds);
/** The last wait before the vendor is back may be as long as the outage, a minute at most; then it climbs for four seconds. */
const seconds = values.brief ? [10, outage, 1] : [15, outage, Math.min(60, outage) + 10];
/** From here on only probes go: on a busy machine eight slow processes need a while before each has seen enough to close. */
const settled = values.brief ? 3 : 1;
const runs = [
  { title: 'one gate for all', restraint: 'shared', hasVictim: true },
  { title: 'a gate in each', restraint: 'alone', hasVictim: true },
  ...(values.brief
    ? []
    : [
        { title: 'p-retry, no gate', restraint: 'none', hasVictim: true },
        { title: 'one gate, vendor not sent to', restraint: 'shared', hasVictim: false },
      ]),
];

const { outageOf } = await load('test/effects/bullmq/outage/run.ts');
const { redisServer, startRedis } = await load('test/effects/bullmq/servers.ts');
if (!redisServer) {
  console.warn('SKIPPED: Redis is not installed');
  process.exit(0);
}

const between = (times, from, to) => times.filter((ms) => ms >= from * 1000 && ms < to * 1000).length;

const figures = {};
for (const { title, restraint, hasVictim } of runs) {
  const server = await startRedis();
  const { victim, others } = await outageOf({ url: server.url, name: 'outage', restraint, processes: 8, seconds, hasVictim });
  await server.stop();
  const [before] = seconds;
  const after = Array.from({ length: seconds[2] }, (_, second) => between(victim, outage + second, outage + second + 1));
  figures[title] = {
    former: between(victim, 2 - before, 0) / (before - 2),
    first: between(victim, 0, 1),
    late: between(victim, settled, outage),
    others: between(others, 1, outage) / (outage - 1),
    after,
  };
  const { former, first, late, others: other } = figures[title];
  console.log(
    `${title}: ${former.toFixed(0)} requests/s before; ${first} in the first second of the outage, ${late} from second ${settled} to its end; other vendors ${other.toFixed(0)}/s`,
  );
  console.log(`  each second after the outage: ${after.join(' ')}`);
}

let isBroken = false;
function expect(what, value, bar, isMet) {
  isBroken ||= !isMet;
  console.log(`${isMet ? 'met   ' : 'MISSED'} ${what}: ${value} (${bar})`);
}

const [shared, alone, none, without] = runs.map(({ title }) => figures[title]);
const share = shared.late / alone.late;
const most = values.brief ? 0.5 : 1.5 / 8;
expect('shared against eight gates', `${shared.late} of ${alone.late}, ${share.toFixed(3)}`, `at most ${most}`, share <= most);
if (!values.brief) {
  expect(
    'shared against p-retry',
    `${shared.late} of ${none.late}, ${((100 * shared.late) / none.late).toFixed(2)} %`,
    'at most 2 %',
    shared.late <= 0.02 * none.late,
  );
  const kept = shared.others / without.others;
  expect('other vendors, as if the failing one were not there', `${kept.toFixed(2)}x`, 'at least 0.95x', kept >= 0.95);
  const steepest = Math.max(...shared.after.map((count, at) => count / Math.max(shared.former, ...shared.after.slice(0, at))));
  expect(
    'the ramp: a second against the rate before the outage, or the busiest since',
    `${steepest.toFixed(2)}x`,
    'at most 1.25x',
    steepest <= 1.25,
  );
  const isBack = Math.max(...shared.after) >= 0.5 * shared.former;
  expect('it came back', `${Math.max(...shared.after)} of ${shared.former.toFixed(0)}/s`, 'at least half', isBack);
}
process.exitCode = isBroken ? 1 : 0;
