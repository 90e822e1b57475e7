import type { Held } from './held.ts';
import type { Scope } from './store.ts';
import { Window } from './window.ts';

interface Acceptance {
  readonly token: string;
  readonly atMs: number;
}

/** A blown fuse. `written`: the side memory has it, so that other processes stop too. */
export interface Blown {
  readonly words: string;
  readonly atMs: number;
  written: boolean;
}

/** One app as this process sees it: how its sends fare, what waits, whether its fuse is blown. */
export class App {
  readonly scope: Scope;
  readonly window: Window;
  /** In the order in which they were held. */
  readonly held = new Map<string, Held>();
  /** Deaths of `held` that a send raised. */
  heldBySends = 0;
  /** Those of `held` that came by a receipt or a feed. */
  heldByFeeds = 0;
  /** The words of the fuse; undefined while it is whole. */
  blown: Blown | undefined = undefined;
  /** The newest word of a person that this process has obeyed. */
  obeyedMs = Number.NEGATIVE_INFINITY;
  /** What was held until then may go, for a person said so. */
  releasedMs = Number.NEGATIVE_INFINITY;
  /** Perhaps there are sightings, so that an acceptance has something to take back. */
  sighted = false;
  /** The store threw the last time that something of it was due. */
  hasFailed = false;
  tokens: { readonly count: number; readonly atMs: number } | undefined = undefined;
  /** The last two acceptances of different tokens: one of them is of another token than any given one. */
  #accepted: readonly Acceptance[] = [];

  constructor(scope: Scope, windowMs: number) {
    this.scope = scope;
    this.window = new Window(windowMs);
  }

  accept(token: string, atMs: number): void {
    const other = this.#accepted.find((one) => one.token !== token);
    this.#accepted = other ? [{ token, atMs }, other] : [{ token, atMs }];
  }

  /** When another target was accepted last; -Infinity where none was. */
  otherAcceptedMs(token: string): number {
    return Math.max(Number.NEGATIVE_INFINITY, ...this.#accepted.filter((one) => one.token !== token).map(({ atMs }) => atMs));
  }

  /** A second death of a waiting token waits behind the first, if its guard lets more pass. Gives what falls away for it. */
  hold(entry: Held): Held | undefined {
    const first = this.held.get(entry.token);
    if (!first) {
      this.held.set(entry.token, entry);
      this.#count(entry, 1);
      return undefined;
    }
    const waits = first.next ?? first;
    if (entry.registeredBeforeMs <= waits.registeredBeforeMs) return entry;
    const former = first.next;
    first.next = entry;
    return former;
  }

  /** Takes a token out of what waits. Gives all that waited for it. */
  drop(token: string): readonly Held[] {
    const first = this.held.get(token);
    if (!first) return [];
    this.held.delete(token);
    this.#count(first, -1);
    const { next } = first;
    first.next = undefined;
    return next ? [first, next] : [first];
  }

  /** Those that may go of what was held until then, at most so many. */
  due(heldUntilMs: number, isDue: (entry: Held) => boolean, most: number): Held[] {
    const due: Held[] = [];
    for (const entry of this.held.values()) {
      if (due.length >= most || entry.heldAtMs > heldUntilMs) break;
      if (isDue(entry) && this.#isProven(entry)) due.push(entry);
    }
    return due;
  }

  #count({ rule, reply }: Held, by: number): void {
    if (reply.api !== 'send') this.heldByFeeds += by;
    else if (rule !== 'replaced') this.heldBySends += by;
  }

  #isProven({ token, provenAfterMs, heldAtMs }: Held): boolean {
    return provenAfterMs === undefined || heldAtMs <= this.releasedMs || this.otherAcceptedMs(token) > provenAfterMs;
  }

  get isIdle(): boolean {
    return this.held.size === 0 && !this.blown && Number.isFinite(this.releasedMs) === false;
  }
}
