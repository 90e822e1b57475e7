import type { Sent } from '../../core/reply.ts';
import type { Pass } from '../gate/index.ts';
import { cover, type Times } from './cover.ts';
import { Flight, type Landing } from './flight.ts';
import { goOn } from './go-on.ts';
import type { Journey } from './journey.ts';
import { outcomesOfAnswer } from './outcomes-of.ts';
import type { Run } from './run.ts';
import { endJourney } from './travel.ts';
import { warnOnce } from './warn.ts';
import { type Watched, watchedSend } from './watch.ts';

/** Sends once. Whether the journey goes on, after `journey.next`. */
export async function attempt<Credential>(run: Run<Credential>, journey: Journey, number: number): Promise<boolean> {
  const askedAtMs = run.settings.now();
  const entered = run.credentials.inFlight ? enterRenewed(run, journey, number) : enter(run, journey, number);
  let pass = entered instanceof Promise ? await entered : entered;
  // While it waited, the credential may have died.
  while (pass && run.credentials.inFlight) {
    pass.release();
    run.slots.give();
    pass = await enterRenewed(run, journey, number);
  }
  if (!pass) return false;
  try {
    if (run.settings.ledger && !(await mark(run, journey, pass))) return false;
    return await sendOnce(run, journey, number, pass, askedAtMs);
  } finally {
    run.slots.give();
    run.nudge();
  }
}

type Entered = Pass | undefined;

/** What is sent while a credential is renewed is sent in vain. */
async function enterRenewed<Credential>(run: Run<Credential>, journey: Journey, number: number): Promise<Entered> {
  await run.credentials.inFlight;
  return enter(run, journey, number);
}

/** A place among the sends under way, and leave of the gate. What waits for the gate holds no place. */
function enter<Credential>(run: Run<Credential>, journey: Journey, number: number): Entered | Promise<Entered> {
  const slot = run.slots.take(false);
  if (slot instanceof Promise) return slot.then((isGranted) => (isGranted ? passGate(run, journey, number) : undefined));
  return slot ? passGate(run, journey, number) : undefined;
}

function passGate<Credential>(run: Run<Credential>, journey: Journey, number: number): Entered | Promise<Entered> {
  const { gate, priority, now } = run.settings;
  const entry = {
    vendor: run.gateKey.vendor,
    host: run.gateKey.host,
    app: run.gateKey.app,
    channel: run.gateKey.channel,
    targets: journey.targets,
    priority,
    deadlineAtMs: journey.endAtMs,
    isRetry: number > 1,
    pulled: true,
    signal: run.controller.signal,
  };
  const answer = journey.endAtMs <= now() ? ({ granted: false, because: 'deadline' } as const) : gate.tryEnter(entry);
  if (answer?.granted) return answer;
  run.slots.give();
  if (!answer) return wait(run, journey, gate.enter(entry));
  endJourney(run, journey, answer.because);
  return undefined;
}

async function wait<Credential>(
  run: Run<Credential>,
  journey: Journey,
  entering: ReturnType<Run<Credential>['settings']['gate']['enter']>,
): Promise<Entered> {
  run.nudge();
  const answer = await entering;
  if (!answer.granted) {
    endJourney(run, journey, answer.because);
    return undefined;
  }
  const hasSlot = await run.slots.take(true);
  if (hasSlot && run.settings.now() < journey.endAtMs) return answer;
  answer.release();
  if (!hasSlot) return undefined;
  run.slots.give();
  endJourney(run, journey, 'deadline');
  return undefined;
}

/** The ledger knows of a send before it happens, or it does not happen. */
async function mark<Credential>(run: Run<Credential>, journey: Journey, pass: Pass): Promise<boolean> {
  const { ledger, messageKey = '', now } = run.settings;
  try {
    await ledger?.note(messageKey, journey.targets, 'uncertain');
    if (!run.isAborted && now() < journey.endAtMs) return true;
    if (!journey.wasUncertain) await ledger?.note(messageKey, journey.targets, 'refused');
    endJourney(run, journey, run.isAborted ? 'aborted' : 'deadline');
  } catch {
    endJourney(run, journey, 'ledger');
  }
  pass.release();
  return false;
}

async function sendOnce<Credential>(
  run: Run<Credential>,
  journey: Journey,
  number: number,
  pass: Pass,
  askedAtMs: number,
): Promise<boolean> {
  const { vendor, app, kind, channel, now, send } = run.settings;
  const { targets } = journey;
  const sentAtMs = now();
  const flight = take(run, journey, number, sentAtMs);
  const watched = run.watch.sends(number, targets.length, sentAtMs - askedAtMs);
  const landing = await flight.run(watchedSend(send, watched), targets);
  run.flights.delete(flight);
  const times: Times = { sentAtMs, receivedAtMs: now() };
  const sent = { api: 'send', kind, app, channel, sentAtMs, targets } as const satisfies Sent;
  if (!('answer' in landing)) return lost(run, journey, number, pass, times, flight, landing, watched);
  const { answer } = landing;
  const outcomes = cover(outcomesOfAnswer(answer.reply, vendor, sent, times.receivedAtMs), vendor, sent, times);
  pass.done(outcomes, { refreshed: journey.refreshed && run.credentials.neverWorked(journey.version) });
  run.watch.sent(watched, times.receivedAtMs - sentAtMs, outcomes);
  tell(run, { targets, attempt: number, ...times, outcomes });
  return goOn(run, journey, number, { outcomes, usedDedupeKey: answer.usedDedupeKey });
}

function take<Credential>(run: Run<Credential>, journey: Journey, number: number, nowMs: number): Flight<Credential> {
  const { credentials, settings } = run;
  const told = { attempt: number, remainingMs: journey.endAtMs - nowMs, credential: credentials.value, reconnect: journey.reconnect };
  const flight = new Flight<Credential>(told, () => run.keys.of(journey), settings.setTimer);
  journey.sends += 1;
  journey.outcomes = [];
  journey.version = credentials.version;
  run.tally.sends += 1;
  run.flights.add(flight);
  return flight;
}

/** Nothing is known: it may have been taken, and is not sent again. */
function lost<Credential>(
  run: Run<Credential>,
  journey: Journey,
  number: number,
  pass: Pass,
  times: Times,
  { cutBy }: Flight<Credential>,
  landing: Landing,
  watched: Watched | undefined,
): false {
  const error = 'error' in landing ? { error: landing.error } : {};
  pass.done([]);
  run.watch.sent(watched, times.receivedAtMs - times.sentAtMs, [], cutBy ?? 'send_threw');
  tell(run, { targets: journey.targets, attempt: number, ...times, outcomes: [], ...error });
  if (!cutBy)
    warnOnce('SEND_THREW', '`send` threw what no wrapped client marked; its targets are uncertain and end so. `onAttempt` gets the error');
  endJourney(run, journey, cutBy ?? 'send_threw');
  return false;
}

function tell<Credential>({ settings: { onAttempt } }: Run<Credential>, report: Parameters<NonNullable<typeof onAttempt>>[0]): void {
  try {
    onAttempt?.(report);
  } catch {
    // A listener's fault is not the sender's.
  }
}
