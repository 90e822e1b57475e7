import { Bench } from 'tinybench';

/** The median time of each task, in nanoseconds, all in one run and in turn. */
export async function nanoseconds(tasks, { time = 400, rounds = 5 } = {}) {
  const found = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const bench = new Bench({ time: time / rounds, warmupTime: round === 0 ? 200 : 20 });
    for (const [name, task] of Object.entries(tasks)) bench.add(name, task);
    await bench.run();
    for (const { name, result } of bench.tasks) found[name].push(result.latency.p50 * 1e6);
  }
  return Object.fromEntries(Object.entries(found).map(([name, times]) => [name, median(times)]));
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

export const time = (ns) => ({
  value: ns,
  text:
    ns < 10_000
      ? `${Math.round(ns)} ns`
      : ns < 1e7
        ? `${(ns / 1000).toFixed(1)} us`
        : ns < 1e10
          ? `${(ns / 1e6).toFixed(1)} ms`
          : `${(ns / 1e9).toFixed(2)} s`,
});
