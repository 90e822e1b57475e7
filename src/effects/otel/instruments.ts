import { type Meter, ValueType } from '@opentelemetry/api';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const waits = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 1800, 3600, 21_600, 86_400];
const attempts = [1, 2, 3, 4, 5, 10];

/** Every instrument that is written to. The gauges are in `gauges.ts`. */
export type Instruments = ReturnType<typeof instrumentsOf>;

export function instrumentsOf(meter: Meter) {
  const counter = (name: string, unit: string, description: string) =>
    meter.createCounter(name, { unit, description, valueType: ValueType.INT });
  const histogram = (name: string, unit: string, description: string, explicitBucketBoundaries: number[]) =>
    meter.createHistogram(name, { unit, description, advice: { explicitBucketBoundaries } });
  return {
    outcomes: counter('push.outcomes', '{target}', 'Targets by what the vendor said of them, each time it said so'),
    targets: counter('push.targets', '{target}', 'Targets that have ended, by how and why'),
    attempts: histogram('push.target.attempts', '{attempt}', 'Sends that a target took until its end', attempts),
    duration: histogram('push.send.duration', 's', 'How long one send took', seconds),
    queued: histogram('push.send.wait', 's', 'How long a send waited for its turn: place, credential, gate', waits),
    retryWait: histogram('push.retry.wait', 's', 'How long targets wait until they are sent again', waits),
    active: meter.createUpDownCounter('push.send.active', { unit: '{send}', description: 'Sends under way', valueType: ValueType.INT }),
    sightings: counter('push.first_sightings', '{code}', 'Codes that no table knows, each once'),
    gate: counter('push.gate.changes', '{change}', 'Changes of the keys of the gate'),
    tokens: counter('push.tokens', '{token}', 'Tokens that were invalidated, moved or left alone'),
    fuse: counter('push.fuse.changes', '{change}', 'Fuses blown, released, discarded'),
    credentials: counter('push.credential.changes', '{change}', 'Credentials renewed, refused, failed; clocks that are wrong'),
    receipts: counter('push.receipts', '{target}', 'Targets in receipts, by whether anybody vouches for them'),
    problems: counter('push.problems', '{problem}', 'What went wrong in the machinery: stores, listeners, queues'),
  };
}
