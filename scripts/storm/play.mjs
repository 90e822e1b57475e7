import { playOurs } from './ours.mjs';
import { playRival, rivals } from './rivals.mjs';
import { World } from './world.mjs';

/** The names of all that is compared, ours last. */
export const ungated = 'deliver, no gate';
export const ours = 'push-outcome';
export const strategies = [...rivals.map(({ id }) => id), ungated, ours];

/** One scenario by one strategy, on virtual time. */
export async function play(library, scenario, strategy, { pushes, seed }) {
  const world = new World(scenario, pushes, seed);
  const rival = rivals.find(({ id }) => id === strategy);
  const told = rival ? await playRival(rival, world) : await playOurs(library, world, { withoutGate: strategy === ungated });
  return figures(world, strategy, told);
}

function figures(world, strategy, told) {
  const { requests, scenario, pushes, acceptedAtMs } = world;
  const delaysMs = world.delaysMs.sort((a, b) => a - b);
  const most = Math.ceil(acceptedAtMs.length * 0.99);
  return {
    pushes,
    strategy,
    requests,
    sentPerNeeded: requests / (pushes * (scenario.needed ?? 1)),
    sentPerPush: requests / pushes,
    acceptedShare: acceptedAtMs.length / pushes,
    /** A second, until all but the last hundredth: a last retry says nothing of the throughput. */
    throughput: most === 0 ? 0 : (most * 1000) / (acceptedAtMs[most - 1] || 1),
    p50Ms: quantile(delaysMs, 0.5),
    p99Ms: quantile(delaysMs, 0.99),
    mostHeld: world.mostHeld,
    mostBefore: world.mostBefore,
    mostPerSecond: Math.max(...filled(world.requestsBySecond)),
    copies: world.taken.reduce((sum, times) => sum + Math.max(0, times - 1), 0),
    sentAgainUnsure: world.sentAgainUnsure,
    unsureAtEnd: world.isUnsure.reduce((sum, unsure) => sum + unsure, 0),
    requestsBySecond: filled(world.requestsBySecond),
    acceptedBySecond: filled(world.acceptedBySecond),
    ...(told && toldOf(told, scenario)),
  };
}

function toldOf({ events, statuses, becauses, disagreements }, { lonely }) {
  const closings = events.filter(({ type }) => type === 'closed');
  return {
    statuses,
    becauses,
    disagreements,
    closings: closings.length,
    closingsOfOthers: closings.filter(({ process }) => process !== lonely).length,
  };
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const filled = (counts) => Array.from(counts, (count) => count ?? 0);
