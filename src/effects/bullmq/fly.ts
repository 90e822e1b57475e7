import { cover, type Times } from '../deliver/cover.ts';
import { Flight, type Landing } from '../deliver/flight.ts';
import { outcomesOfAnswer } from '../deliver/outcomes-of.ts';
import type { Send, SendContext } from '../deliver/types.ts';
import { warnOnce } from '../deliver/warn.ts';
import { Watch, watchedSend } from '../deliver/watch.ts';
import type { Seat } from './board.ts';
import type { Errand } from './errand.ts';
import { type Folded, fold, foldLost, journeyOf, sentOf, unknownEnd } from './fold.ts';
import { setTimer } from './shop.ts';
import type { Part } from './state.ts';
import type { QueuedSendContext } from './worker-types.ts';

/** Sends once, tells the gate and the pruner, and says what became of the targets. Never rejects. */
export async function fly<Credential>(errand: Errand<Credential>, { part, pass }: Seat): Promise<Folded> {
  const { shop, vendor, credentials } = errand;
  const journey = journeyOf(errand, part);
  journey.version = credentials.version;
  const sentAtMs = Date.now();
  const flight = new Flight<Credential>(
    {
      attempt: (part.n ?? 0) + 1,
      remainingMs: errand.endAtMs - sentAtMs,
      credential: credentials.value,
      reconnect: part.reconnect === true,
    },
    () => errand.keys.of(journey),
    setTimer,
  );
  shop.flights.add(flight);
  const watch = watchOf(errand, sentAtMs);
  const watched = watch.sends(flight.attempt, journey.targets.length, 0);
  const send: Send<Credential> = (batch, context) => shop.options.send(batch, contextOf(errand, context));
  const landing = await flight.run(watchedSend(send, watched), journey.targets);
  shop.flights.delete(flight);
  const times: Times = { sentAtMs, receivedAtMs: Date.now() };
  if (!('answer' in landing)) {
    pass.done([]);
    watch.sent(watched, times.receivedAtMs - sentAtMs, [], flight.cutBy ?? 'send_threw');
    return lost(errand, part, flight, landing, sentAtMs);
  }
  const sent = sentOf(errand, journey.targets, sentAtMs);
  const outcomes = cover(outcomesOfAnswer(landing.answer.reply, vendor, sent, times.receivedAtMs), vendor, sent, times);
  watch.sent(watched, times.receivedAtMs - sentAtMs, outcomes);
  // A credential that works for others is not what this one is refused for.
  pass.done(outcomes, { refreshed: journey.refreshed && credentials.neverWorked(journey.version) });
  await prune(errand, outcomes);
  return fold(errand, part, journey, { outcomes, usedDedupeKey: landing.answer.usedDedupeKey });
}

export const watchOf = <Credential>({ vendor, payload: { app, channel }, job }: Errand<Credential>, nowMs: number): Watch =>
  new Watch({ vendor: vendor.id, app, channel, jobId: String(job.id) }, nowMs);

/** No answer. Where the worker stops it is as if it had crashed; else as in `deliver`. */
function lost<Credential>(
  errand: Errand<Credential>,
  part: Part,
  { cutBy }: Flight<Credential>,
  landing: Landing,
  sentAtMs: number,
): Folded {
  if (cutBy === 'aborted') return foldLost(errand, part, sentAtMs);
  if (!cutBy && 'error' in landing)
    warnOnce('SEND_THREW', '`send` threw what no wrapped client marked; its targets are uncertain and end so');
  return unknownEnd(part, cutBy ?? 'send_threw');
}

async function prune<Credential>({ shop, job }: Errand<Credential>, outcomes: Parameters<typeof cover>[0]): Promise<void> {
  try {
    await shop.options.pruner?.add(outcomes);
  } catch (error) {
    shop.problem('listener', error, job.id);
  }
}

/** `Flight` works out the signal and the key only when they are asked for: so do we. */
function contextOf<Credential>({ payload }: Errand<Credential>, context: SendContext<Credential>): QueuedSendContext<Credential> {
  const { vendor, app, kind, channel, host, message, messageKey } = payload;
  const { attempt, remainingMs, credential, reconnect } = context;
  return {
    ...{ vendor, app, kind, channel, host, message, messageKey, attempt, remainingMs, credential, reconnect },
    get signal() {
      return context.signal;
    },
    get dedupeKey() {
      return context.dedupeKey;
    },
  };
}
