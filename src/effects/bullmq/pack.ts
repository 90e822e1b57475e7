import type { Outcome } from '../../core/outcome.ts';
import type { Payload } from './payload.ts';

const common = ['vendor', 'api', 'kind', 'app', 'channel'] as const;

/** An outcome without its targets, and without what it shares with its job. */
export type Packed = Slim<Outcome>;

type Slim<Of> = Of extends Outcome ? Omit<Of, 'targets' | (typeof common)[number]> & Partial<Pick<Of, (typeof common)[number]>> : never;

const ofJob = ({ vendor, kind, app, channel }: Payload): Record<string, unknown> => ({ vendor, api: 'send', kind, app, channel });

export function pack(outcome: Outcome, payload: Payload): Packed {
  const shared = ofJob(payload);
  const rest: Record<string, unknown> = { ...outcome };
  delete rest.targets;
  for (const name of common) {
    if (rest[name] === shared[name]) delete rest[name];
    else if (rest[name] === undefined) rest[name] = null;
  }
  return rest as unknown as Packed;
}

export function unpackOutcome(packed: Packed, targets: readonly string[], payload: Payload): Outcome {
  const { replacements, ...rest } = packed as Packed & { replacements?: Record<string, string> };
  const all = { ...ofJob(payload), ...rest, targets } as Record<string, unknown>;
  for (const name of common) if (all[name] === null || all[name] === undefined) delete all[name];
  if (replacements) all.replacements = Object.assign(Object.create(null), replacements);
  return all as unknown as Outcome;
}
