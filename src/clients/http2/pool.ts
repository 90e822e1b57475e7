import type { ApnsEvent } from './events.ts';
import type { WireFault } from './fault-codes.ts';
import { Link, type LinkOwner } from './link.ts';
import type { Sending, WaitingPlace } from './sending.ts';
import type { Settings } from './settings.ts';

const closedFault: WireFault = { cause: 'connection_failed', written: 'never', code: 'CLIENT_CLOSED' };

const queueFull: WireFault = { cause: 'connection_failed', written: 'never', code: 'QUEUE_FULL' };

/** The connection that takes new requests, those that are still ending, and the sends that wait. */
export class Pool implements LinkOwner, WaitingPlace {
  readonly links = new Set<Link>();
  readonly waiting = new Set<Sending>();
  /** Those whose credential is still being made. */
  readonly signing = new Set<Sending>();
  opened = 0;
  started = 0;
  readonly #settings: Settings;
  #current: Link | undefined;
  #closing: (() => void)[] | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  get closed(): boolean {
    return this.#closing !== undefined;
  }

  get inFlight(): number {
    let sum = 0;
    for (const { inFlight } of this.links) sum += inFlight;
    return sum;
  }

  /** Onto the wire at once where there is a free stream and nobody waits for it; else to the end of the line. */
  place(sending: Sending): void {
    if (sending.done) return;
    this.signing.delete(sending);
    if (this.waiting.size === 0 && this.#current?.free) this.#start(this.#current, sending);
    else if (this.waiting.size >= this.#settings.maxWaiting) sending.fail(queueFull);
    else this.#wait(sending);
  }

  #wait(sending: Sending): void {
    this.waiting.add(sending);
    sending.waitsAt = this;
    this.changed();
  }

  /** It will be placed when its credential is there. */
  hold(sending: Sending): void {
    this.signing.add(sending);
    sending.waitsAt = this;
  }

  leave(sending: Sending): void {
    this.waiting.delete(sending);
    this.signing.delete(sending);
    this.#closeIfIdle();
  }

  changed(): void {
    if (this.waiting.size > 0) this.#serve();
    if (this.#closing !== undefined) this.#closeIfIdle();
  }

  #serve(): void {
    this.#current ??= this.#open();
    for (const sending of this.waiting) {
      if (!this.#current?.free) break;
      this.#start(this.#current, sending);
    }
  }

  left(link: Link, fault: WireFault, proven: boolean): void {
    if (this.#current !== link) return;
    this.#current = undefined;
    // Connecting again for them without a word of success would be a loop, and to Apple an attack: the pace is the caller's.
    if (!proven) for (const sending of this.waiting) sending.fail(fault);
    this.changed();
  }

  gone(link: Link): void {
    this.links.delete(link);
    this.#closeIfIdle();
  }

  tell(event: ApnsEvent): void {
    try {
      this.#settings.onEvent?.(event);
    } catch {
      // A listener's mistake must not cost a push.
    }
  }

  /** Resolves when nothing waits, nothing is under way and every socket is closed. */
  close(): Promise<void> {
    this.#closing ??= [];
    return new Promise((resolve) => {
      this.#closing?.push(resolve);
      this.#closeIfIdle();
    });
  }

  destroy(): void {
    this.#closing ??= [];
    for (const sending of [...this.waiting, ...this.signing]) sending.fail(closedFault);
    for (const link of this.links) link.cut('CLIENT_DESTROYED');
  }

  refuse(sending: Sending): void {
    sending.fail(closedFault);
  }

  #open(): Link {
    this.opened += 1;
    const link = new Link(this.opened, this.#settings, this);
    this.links.add(link);
    return link;
  }

  #start(link: Link, sending: Sending): void {
    this.started += 1;
    link.start(sending);
  }

  #closeIfIdle(): void {
    if (this.#closing === undefined || this.waiting.size > 0 || this.signing.size > 0) return;
    this.#current?.retire('closed', 'CLIENT_CLOSED');
    if (this.links.size > 0) return;
    for (const resolve of this.#closing.splice(0)) resolve();
  }
}
