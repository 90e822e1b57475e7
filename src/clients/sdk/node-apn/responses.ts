import type { Outcome, Outcomes } from '../../../core/outcome.ts';
import { requestOf } from '../../../core/request.ts';
import { isRecord } from '../../../core/values.ts';
import { parse } from '../../../parse.ts';
import { replyOf, sentOf } from '../options.ts';
import { together } from '../together.ts';
import { readFailure } from './failure.ts';
import { idHeaders } from './ids.ts';
import type { FailedLike, NodeApnOptions, ResponsesLike, SentLike } from './types.ts';

type Entry = (targets: readonly string[], options: NodeApnOptions) => Outcomes;

/**
 * What `provider.send` resolved with. With `targets`, every one of them stands in exactly one outcome: one that the answer
 * does not name is uncertain. Throws an `ArgumentError` for `targets` that are none.
 */
export function outcomesOfResponses(responses: ResponsesLike, options: NodeApnOptions = {}): Outcomes {
  const timed = { ...options, receivedAtMs: options.receivedAtMs ?? Date.now() };
  requestOf({ targets: options.targets }, 'token');
  const entries = entriesOf(responses);
  const targets = options.targets ?? [...entries].flatMap(([device, { length }]) => Array<string>(length).fill(device));
  const outcomes = targets.flatMap((target): readonly Outcome[] => (entries.get(target)?.shift() ?? unanswered)([target], timed));
  return together(outcomes.length > 0 ? outcomes : unanswered([], timed));
}

/** The answers about each device, in the order they came: one that was sent to twice has two. */
function entriesOf(responses: unknown): Map<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  const note = (entry: unknown, read: Entry): void => {
    if (!isRecord(entry) || typeof entry.device !== 'string') return;
    const known = entries.get(entry.device);
    if (known) known.push(read);
    else entries.set(entry.device, [read]);
  };
  const { sent, failed } = isRecord(responses) ? responses : {};
  for (const entry of listOf(sent)) note(entry, readAccepted(entry as SentLike));
  for (const entry of listOf(failed)) note(entry, readFailed(entry as FailedLike));
  return entries;
}

const readAccepted =
  (entry: SentLike): Entry =>
  (targets, options) =>
    parse('apns', replyOf(200, '', options, idHeaders(entry)), sentOf(options, targets, 'token'));

const readFailed =
  (entry: FailedLike): Entry =>
  (targets, options) =>
    readFailure(entry, sentOf(options, targets, 'token'), options);

/** Like a 2xx that cannot be read. */
const unanswered: Entry = (targets, options) => parse('apns', replyOf(200, 'nothing', options), sentOf(options, targets, 'token'));

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
