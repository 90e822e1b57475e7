import type { Outcome } from '../../core/outcome.ts';
import type { App } from './app.ts';
import { type Context, dropHeld, settle } from './context.ts';
import type { Held, ReplyNote, Rule } from './held.ts';
import { guardOf, isToken, noteOf, type Saying, saidAtMs, sayingOf, seenAtMs } from './rules.ts';

/** What one outcome says, of all its tokens. */
interface Said {
  readonly outcome: Outcome;
  readonly saying: Saying;
  readonly tokens: readonly string[];
  readonly nowMs: number;
  readonly registeredBeforeMs: number | undefined;
  readonly saidAtMs: number;
  readonly reply: ReplyNote;
}

/** Counts an outcome and puts its tokens where they have to wait. Touches no store. */
export function take(context: Context, outcome: Outcome, previousPullAtMs: number | undefined): void {
  const scope = { vendor: String(outcome.vendor), app: outcome.app ?? context.settings.defaultApp };
  const saying = sayingOf(outcome);
  if (!Array.isArray(outcome.targets)) return;
  if (saying === 'nothing') {
    if (outcome.status === 'refused' && outcome.token !== 'keep') context.tally.leave(scope, 'not_a_token', outcome.targets.length);
    return;
  }
  const tokens = outcome.targets.filter(isToken);
  if (tokens.length === 0) return;
  const app = context.apps.of(scope);
  const nowMs = context.nowMs();
  count(context, app, outcome, saying, tokens, nowMs);
  if (saying === 'accepted') {
    takeBack(context, app, outcome, tokens, nowMs);
    if (outcome.replacements === undefined) return;
  }
  const { skewMarginMs } = context.settings;
  const registeredBeforeMs = guardOf(outcome, { nowMs, skewMarginMs, previousPullAtMs });
  const said = { outcome, saying, tokens, nowMs, registeredBeforeMs, saidAtMs: saidAtMs(outcome, nowMs), reply: noteOf(outcome) };
  for (const token of tokens) follow(context, app, said, token);
}

/** The window sees sends only: a receipt speaks of another time. */
function count(context: Context, app: App, outcome: Outcome, saying: Saying, tokens: readonly string[], nowMs: number): void {
  if (saying === 'accepted') {
    for (const token of [tokens[0], tokens.at(-1)]) if (token !== undefined && outcome.api === 'send') app.accept(token, nowMs);
    if (outcome.api === 'send') app.window.accept(nowMs, tokens.length);
  } else if (outcome.api === 'send' && outcome.status === 'refused') {
    app.window.refuse(nowMs, tokens.length, String(outcome.evidence?.code).slice(0, 128), outcome.cause, saying === 'suspect');
    context.apps.refused.add(app);
  }
}

/**
 * A later send that was accepted takes back what an earlier send raised; a device that got something takes back all.
 * Vendors that accept blindly say nothing of tokens when asked to send, so what their receipts raise stays.
 */
function takeBack(context: Context, app: App, outcome: Outcome, tokens: readonly string[], nowMs: number): void {
  const arrived = outcome.status === 'accepted' && outcome.receipt !== undefined;
  if (outcome.api !== 'send' && !arrived) return;
  const saidMs = saidAtMs(outcome, nowMs);
  const api = arrived ? undefined : outcome.api;
  if (app.held.size > 0) for (const token of tokens) takeBackHeld(context, app, token, saidMs, arrived);
  if (app.sighted) context.pending.cleared.push({ app, tokens, api, seenUntilMs: seenAtMs(outcome, nowMs) });
}

function takeBackHeld(context: Context, app: App, token: string, saidMs: number, arrived: boolean): void {
  const isTakenBack = (entry: Held) => entry.rule !== 'replaced' && (arrived || entry.reply.api === 'send') && saidMs > entry.saidAtMs;
  context.tally.leave(app.scope, 'taken_back', dropHeld(context, app, token, isTakenBack));
}

/** What becomes of one token. */
function follow(context: Context, app: App, said: Said, token: string): void {
  const { saying, outcome, registeredBeforeMs } = said;
  const replacement = replacementOf(outcome, token);
  if (saying === 'accepted' && replacement === undefined) return;
  context.shadow?.considered(app.scope, token, saying);
  if (registeredBeforeMs === undefined) context.tally.leave(app.scope, 'no_time');
  else if (replacement !== undefined) hold(context, app, entryOf(said, 'replaced', token, registeredBeforeMs, replacement));
  else if (saying === 'dead') hold(context, app, entryOf(said, 'dead', token, registeredBeforeMs));
  // While a fuse is blown nothing of that app is learnt: it may all be our own fault.
  else if (app.blown) context.tally.leave(app.scope, 'fuse_blown');
  else if (saying === 'confirm') see(context, app, said, 'confirm', entryOf(said, 'confirmed', token, registeredBeforeMs));
  else suspect(context, app, said, token, registeredBeforeMs);
}

/** A suspicion counts only where another target of the app was accepted before it, and goes only after one is accepted. */
function suspect(context: Context, app: App, said: Said, token: string, registeredBeforeMs: number): void {
  const { suspects, fuse } = context.settings;
  context.tally.leave(app.scope, 'suspect');
  if (!suspects || app.otherAcceptedMs(token) < said.nowMs - fuse.windowMs) return;
  see(context, app, said, 'suspect', { ...entryOf(said, 'suspect', token, registeredBeforeMs), provenAfterMs: said.nowMs });
}

function see(context: Context, app: App, { outcome, nowMs }: Said, rule: 'confirm' | 'suspect', entry: Held): void {
  app.sighted = true;
  if (context.pending.seen.length >= context.settings.maxHeld) context.tally.leave(app.scope, 'held_full');
  else context.pending.seen.push({ app, rule, entry, token: entry.token, api: outcome.api, atMs: seenAtMs(outcome, nowMs) });
}

/** Puts an entry where it waits, if there is room; it is written down with the next write. */
export function hold(context: Context, app: App, entry: Held): void {
  const { apps, pending, tally, settings } = context;
  // A blown app must not fill the place of all others.
  const isFull = apps.held >= settings.maxHeld || (app.blown !== undefined && app.held.size >= settings.maxHeld / 2);
  if (isFull && !app.held.has(entry.token)) {
    tally.leave(app.scope, 'held_full');
    return;
  }
  const fallen = apps.hold(app, entry);
  if (fallen === entry) return;
  if (fallen) settle(context, [fallen]);
  pending.held.set(entry, app);
}

function entryOf(said: Said, rule: Rule, token: string, registeredBeforeMs: number, replacement?: string): Held {
  return {
    token,
    rule,
    registeredBeforeMs,
    heldAtMs: said.nowMs,
    saidAtMs: said.saidAtMs,
    reply: said.reply,
    ...(replacement !== undefined && { replacement }),
  };
}

function replacementOf({ replacements }: Outcome, token: string): string | undefined {
  const found = replacements && Object.hasOwn(replacements, token) ? replacements[token] : undefined;
  return isToken(found) && found !== token ? found : undefined;
}

/** Drops of all that waits in an app those that are meant. Gives how many. */
export function dropAll(context: Context, app: App, isMeant: (entry: Held) => boolean): number {
  return [...app.held.keys()].reduce((dropped, token) => dropped + dropHeld(context, app, token, isMeant), 0);
}
