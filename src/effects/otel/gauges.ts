import type { Attributes, Meter, ObservableGauge, ObservableResult } from '@opentelemetry/api';
import { allAlive } from '../events/alive.ts';
import type { Labels } from './labels.ts';

interface Gauge {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly values: (labels: Labels) => readonly (readonly [number, Attributes])[];
  /** How two gates or pruners of one app are put together. */
  readonly join: (a: number, b: number) => number;
}

const sum = (a: number, b: number): number => a + b;
const keys = () => allAlive('gate').flatMap((gate) => gate.look().keys);
const apps = () => allAlive('pruner').flatMap((pruner) => pruner.gauges());

const gauges: readonly Gauge[] = [
  {
    name: 'push.gate.keys',
    unit: '{key}',
    description: 'Keys of the gate that are not open, by how they stand and why',
    values: (labels) =>
      keys().flatMap(({ state, scope, why, ...of }) =>
        state === 'open' ? [] : [[1, { ...labels.of(of), 'push.scope': scope, 'push.state': state, ...(why && { 'push.cause': why }) }]],
      ),
    join: sum,
  },
  {
    name: 'push.gate.held',
    unit: '{target}',
    description: 'Targets that wait for a key of the gate',
    values: (labels) => keys().map(({ held, ...of }) => [held, labels.of(of)]),
    join: sum,
  },
  {
    name: 'push.gate.targets',
    unit: '{target}',
    description: 'Targets that have a wait of their own',
    values: () => [[allAlive('gate').reduce((all, gate) => all + gate.look().closedTargets, 0), {}]],
    join: sum,
  },
  {
    name: 'push.prune.held',
    unit: '{token}',
    description: 'Dead tokens that wait behind the fuse',
    values: (labels) => apps().map(({ held, ...of }) => [held, labels.of(of)]),
    join: sum,
  },
  {
    name: 'push.prune.suspects',
    unit: '{token}',
    description: 'Tokens that sends called suspect within the window of the fuse',
    values: (labels) => apps().map(({ suspects, ...of }) => [suspects, labels.of(of)]),
    join: sum,
  },
  {
    name: 'push.fuse.blown',
    unit: '{fuse}',
    description: '1 where the fuse of an app is blown and nothing is deleted, else 0',
    values: (labels) => apps().map(({ isBlown, ...of }) => [Number(isBlown), labels.of(of)]),
    join: Math.max,
  },
];

/** What stands, asked when it is collected. */
export class Gauges {
  readonly #labels: Labels;
  #stops: (() => void)[] = [];

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  start(meter: Meter): void {
    this.stop();
    this.#stops = gauges.map(({ name, unit, description, values, join }) => {
      const gauge: ObservableGauge = meter.createObservableGauge(name, { unit, description });
      const observe = (result: ObservableResult) => {
        for (const [value, attributes] of joined(values(this.#labels), join)) result.observe(value, attributes);
      };
      gauge.addCallback(observe);
      return () => gauge.removeCallback(observe);
    });
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }
}

/** The same attributes twice would let the last one win. */
function joined(values: ReturnType<Gauge['values']>, join: Gauge['join']): Iterable<readonly [number, Attributes]> {
  const all = new Map<string, readonly [number, Attributes]>();
  for (const [value, attributes] of values) {
    const key = JSON.stringify(attributes);
    const known = all.get(key);
    all.set(key, [known ? join(known[0], value) : value, attributes]);
  }
  return all.values();
}
