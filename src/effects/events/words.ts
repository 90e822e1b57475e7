import { causes } from '../../core/cause.ts';
import type { Level } from './logger.ts';
import type { OutcomeSummary, PushEvent } from './push-event.ts';

type Name = PushEvent['event'];
type Of<Event extends Name> = Named<PushEvent, Event>;
type Named<One, Event> = One extends { readonly event: infer Names } ? (Event extends Names ? One : never) : never;

/** How loud each event is, and what it says. */
const lines: { readonly [Event in Name]: readonly [level: Level, words: (event: Of<Event>) => string] } = {
  delivery_started: ['debug', ({ targets }) => `delivery to ${targets ?? 'an unknown number of'} targets begins`],
  delivery_ended: [
    'info',
    (e) => `delivery ended: ${e.accepted} accepted, ${e.refused} refused, ${e.uncertain} uncertain, ${e.unsent} unsent`,
  ],
  attempt_started: ['debug', ({ attempt, targets }) => `attempt ${attempt} to ${counted(targets)} begins`],
  attempt_ended: ['debug', ({ attempt, outcomes, failed }) => `attempt ${attempt}: ${failed ?? listed(outcomes)}`],
  retry_scheduled: ['debug', ({ waitMs, targets }) => `${counted(targets)} again in ${inTime(waitMs)}`],
  targets_ended: ['debug', ({ targets, status, because }) => `${counted(targets)} ended ${status} (${because})`],
  outcomes_read: ['debug', ({ outcomes }) => listed(outcomes)],
  receipts_read: ['debug', ({ outcomes, trusted }) => `${trusted ? 'receipts' : 'receipts that nobody vouches for'}: ${listed(outcomes)}`],
  receipt_refused: ['warn', ({ status, reason }) => `a post of receipts was refused with ${status}: ${reason}`],
  receipt_not_delivered: ['error', ({ by }) => `receipts were not taken (${by}); the vendor is asked to repeat them`],
  receipt_seen_failed: ['warn', () => 'receipts cannot be told from repeats: some may count twice'],
  first_sighting: ['warn', ({ api, code, httpStatus }) => `a code that no table knows: ${code} (${api}, HTTP ${httpStatus})`],
  gate_closed: ['warn', (e) => `the gate closed its ${e.scope}: ${e.why ?? 'no cause'}${until(e.untilMs)}, ${counted(e.held)} wait`],
  gate_probe: ['info', ({ scope }) => `the gate sends one probe for its ${scope}`],
  gate_ramp: ['info', ({ scope, perSecond }) => `the gate opens its ${scope} step by step${rate(perSecond)}`],
  gate_slowed: ['warn', ({ scope, perSecond }) => `the gate slows its ${scope} down${rate(perSecond)}`],
  gate_opened: ['info', ({ scope }) => `the gate opened its ${scope}`],
  gate_shut: ['error', ({ scope, why }) => `the gate shut its ${scope} until somebody acts: ${why ?? 'no cause'}`],
  gate_long_wait: ['warn', (e) => `the vendor asks for a long wait${until(e.askedUntilMs)}; the gate tries once before`],
  credential_renewed: ['info', ({ from }) => `a new credential (${from})`],
  credential_refused: ['error', ({ words }) => `the credential was refused: ${words}`],
  credential_not_renewed: ['error', () => 'the credential was refused, and `refresh` gave no new one'],
  credential_failed: ['warn', ({ cause, code, failures }) => `no new credential: ${cause} (${code}), ${failures} in a row`],
  credential_clock_skew: ['error', ({ words }) => words],
  credential_clock_right: ['info', () => 'the clock is right again'],
  credential_store_failed: ['warn', () => 'the store of credentials failed; said once, until it works again'],
  tokens_invalidated: ['info', ({ tokens, dryRun }) => `${tokens} tokens ${dryRun ? 'would be ' : ''}invalidated`],
  tokens_moved: ['info', ({ tokens, dryRun }) => `${tokens} tokens ${dryRun ? 'would be ' : ''}replaced`],
  tokens_left_alone: ['debug', ({ tokens, because }) => `${tokens} tokens left alone (${because})`],
  fuse_blown: ['error', ({ words }) => `the fuse has blown, nothing is deleted: ${words}`],
  fuse_released: ['warn', ({ tokens, by }) => `the fuse was released by ${by}: ${tokens} tokens go on`],
  fuse_discarded: ['warn', ({ tokens, by }) => `${tokens} tokens behind the fuse were discarded by ${by}`],
  prune_store_failed: ['error', ({ code, failures }) => `the token store failed (${code}), ${failures} in a row; it is tried again`],
  worker_problem: ['error', ({ problem, code }) => `a worker has trouble: ${problem} (${code})`],
};

/** A gate that closes for a credential or an app wants a person, whatever it says. */
export function levelOf(event: PushEvent): Level {
  if (event.event === 'gate_closed' && event.why && event.why !== 'by_hand' && causes[event.why].owner === 'app') return 'error';
  return lines[event.event][0];
}

/** One sentence for people. */
export function wordsOf(event: PushEvent): string {
  const where = 'vendor' in event ? [event.vendor, event.app].filter(Boolean).join(' ') : 'all';
  return `push ${where}: ${(lines[event.event][1] as (event: PushEvent) => string)(event)}`;
}

const counted = (targets: number): string => `${targets} ${targets === 1 ? 'target' : 'targets'}`;
const inTime = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`);
const rate = (perSecond: number | undefined): string => (perSecond === undefined ? '' : `, ${Math.round(perSecond * 10) / 10} a second`);
const until = (ms: number | undefined): string =>
  ms !== undefined && Math.abs(ms) < 8.64e15 ? ` until ${new Date(ms).toISOString().slice(0, 19)}Z` : '';

function listed(outcomes: readonly OutcomeSummary[]): string {
  const most = 5;
  const words = outcomes
    .slice(0, most)
    .map(({ targets, status, cause, code }) => `${targets} ${status}${cause ? ` ${cause} (${code})` : ''}`);
  return outcomes.length > most ? `${words.join(', ')} and ${outcomes.length - most} kinds more` : words.join(', ');
}
