import { deadly, verdictOf } from '../../core/code-table.ts';
import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { isRecord } from '../../core/values.ts';
import { send } from './codes.ts';
import { type Entry, entryOf } from './entry.ts';

/** Who was refused, and whether every name could be read. */
export interface Failures {
  readonly findings: readonly Finding[];
  readonly legible: boolean;
}

const none: Failures = { findings: [], legible: true };
const unreadable: Failures = { findings: [], legible: false };

/** `value` of a push that was taken: code to the ids that have it. An empty one means that nobody was refused. */
export function readFailures(value: unknown, messageId: string | undefined, reply: Reply, request: Request): Failures {
  if (Array.isArray(value)) return value.length === 0 ? none : unreadable;
  if (!isRecord(value)) return none;
  const entries: Entry[] = [];
  let legible = true;
  for (const key of Object.keys(value)) {
    const entry = entryOf(key, value[key], reply, request);
    if (entry === undefined) continue;
    if (!entry.legible) legible = false;
    if (entry.names.length > 0) entries.push(entry);
  }
  if (entries.length === 0) return legible ? none : unreadable;
  const told = entries.length === 1 ? entries : mildFirst(joined(entries));
  return { findings: isOne(request) ? [aboutTheOnly(told, messageId, request)] : findingsOf(told, messageId), legible };
}

const findingsOf = (entries: readonly Entry[], messageId: string | undefined): readonly Finding[] =>
  entries.map(({ code, names }) => ({ code, targets: names, messageId }));

const isOne = ({ index }: Request): boolean => index.size === 1;

/** Where one target was sent, whoever is listed is that target, however it is spelled. */
function aboutTheOnly(entries: readonly Entry[], messageId: string | undefined, { targets }: Request): Finding {
  const { code } = entries.find(({ names }) => names.includes(targets[0] as string)) ?? (entries[0] as Entry);
  return { code, targets, messageId };
}

/** An id under two codes was not understood by somebody: the milder word counts, so those that kill come last. */
function mildFirst(entries: readonly Entry[]): readonly Entry[] {
  const mild: Entry[] = [];
  const fatal: Entry[] = [];
  for (const entry of entries) (kills.has(entry.code) ? fatal : mild).push(entry);
  return mild.concat(fatal);
}

const kills: ReadonlySet<string> = new Set(
  Object.entries(send)
    .filter(([, row]) => deadly.has(verdictOf(row).cause))
    .map(([code]) => code),
);

/** One entry a code. A list is the reply's own until a second one joins it. */
function joined(entries: readonly Entry[]): readonly Entry[] {
  const all = new Map<string, Entry>();
  const copied = new Set<string>();
  for (const entry of entries) {
    const known = all.get(entry.code);
    if (known === undefined) all.set(entry.code, entry);
    else if (copied.has(entry.code)) for (const name of entry.names) known.names.push(name);
    else all.set(entry.code, { ...known, names: known.names.concat(entry.names) });
    if (known !== undefined) copied.add(entry.code);
  }
  return all.size === entries.length ? entries : [...all.values()];
}
