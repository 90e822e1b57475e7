import * as z from 'zod';
import type { Because } from '../../core/decide/because.ts';
import type { Packed } from './pack.ts';
import { type Payload, PayloadError } from './payload.ts';
import { fromRanges, toRanges } from './ranges.ts';

/** Targets of a job that go together, and what they have behind them. Targets are places in the payload's list. */
export interface Part {
  readonly t: string;
  /** Attempts so far; a split is not counted. */
  readonly n?: number;
  /** Calls of `send` so far. */
  readonly sends?: number;
  /** Not before, in milliseconds since 1970. */
  readonly dueAtMs?: number;
  /** Needs a newer credential than that of the last send. */
  readonly refresh?: true;
  readonly refreshed?: true;
  readonly reconnect?: true;
  readonly wasUncertain?: true;
  readonly underKey?: true;
  readonly bound?: true;
  /** The last outcomes. */
  readonly last?: readonly { readonly t: string; readonly outcome: Packed }[];
}

/** Targets that have ended. */
export interface End {
  readonly t: string;
  readonly status: 'accepted' | 'refused' | 'uncertain' | 'unsent';
  readonly because: Because;
  readonly attempts: number;
  readonly outcome?: Packed;
}

/** How far a job has come. Every target stands in exactly one part or one end. */
export interface State {
  readonly parts: readonly Part[];
  readonly ends: readonly End[];
  /** The marker: what of the first parts may have gone out since this was written. */
  readonly sending?: { readonly parts: number; readonly atMs: number };
  /** How many of the ends the caller was told. */
  readonly told?: number;
}

/** As the engine holds it: one string, for the same reasons as the payload. */
export interface Progress {
  readonly v: 1;
  readonly s: string;
}

const places = z.string();
const packed = z.record(z.string(), z.unknown());
const flag = z.literal(true).optional();
const count = z.number().int().min(0).optional();
const schema = z.object({
  parts: z.array(
    z.object({
      t: places,
      n: count,
      sends: count,
      dueAtMs: z.number().optional(),
      refresh: flag,
      refreshed: flag,
      reconnect: flag,
      wasUncertain: flag,
      underKey: flag,
      bound: flag,
      last: z.array(z.object({ t: places, outcome: packed })).optional(),
    }),
  ),
  ends: z.array(
    z.object({
      t: places,
      status: z.enum(['accepted', 'refused', 'uncertain', 'unsent']),
      because: z.string(),
      attempts: z.number(),
      outcome: packed.optional(),
    }),
  ),
  sending: z.object({ parts: z.number().int().min(1), atMs: z.number() }).optional(),
  told: count,
});

export const writeState = (state: State): Progress => ({ v: 1, s: JSON.stringify(state) });

/** The state of a job that has one, else that of a new one. Throws a `PayloadError` for what cannot be read. */
export function readState(progress: unknown, payload: Payload): State {
  const { v, s } = typeof progress === 'object' && progress !== null ? (progress as Partial<Progress>) : {};
  if (v === undefined) return newState(payload);
  if (v !== 1) throw new PayloadError(`push-outcome: this job's state has version ${Number(v)}, and this worker reads 1; it is kept`);
  try {
    const state = schema.parse(JSON.parse(String(s))) as unknown as State;
    checkPartition(state, payload.targets.length);
    return state;
  } catch {
    throw new PayloadError("push-outcome: this job's state cannot be read; it is kept");
  }
}

/** A target that stood nowhere would be lost, one that stood twice sent twice. */
function checkPartition({ parts, ends }: State, size: number): void {
  const seen = new Set<number>();
  for (const { t } of [...parts, ...ends])
    for (const place of fromRanges(t, size)) {
      if (seen.has(place)) throw new Error('twice');
      seen.add(place);
    }
  if (seen.size !== size) throw new Error('lost');
}

function newState({ targets, batchSize }: Payload): State {
  const parts: Part[] = [];
  for (let at = 0; at < targets.length; at += batchSize) {
    const last = Math.min(at + batchSize, targets.length) - 1;
    parts.push({ t: at === last ? String(at) : `${at}-${last}` });
  }
  return { parts, ends: [] };
}

export const targetsOf = (t: string, { targets }: Payload): readonly string[] =>
  isAll(t, targets) ? targets : fromRanges(t, targets.length).map((place) => targets[place] as string);

/** Most parts of most jobs are all of it. */
const isAll = (t: string, { length }: readonly string[]): boolean => length > 1 && t === `0-${length - 1}`;

/** The places of some of a part's targets. */
export function placesOf(part: Part, some: readonly string[], { targets }: Payload): string {
  if (some.length === targets.length) return part.t;
  const places = fromRanges(part.t, targets.length);
  if (some.length === places.length) return part.t;
  const wanted = new Set(some);
  return toRanges(places.filter((place) => wanted.has(targets[place] as string)));
}
