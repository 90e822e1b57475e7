import type { Deadlines, Mortal } from './deadlines.ts';
import type { Exchange } from './exchange.ts';
import type { WireFault } from './fault-codes.ts';
import type { Link } from './link.ts';
import type { Message } from './message.ts';
import { type ApnsResponse, brokenResponse, wholeResponse } from './response.ts';

/** How sends ended, counted. */
export interface Tally {
  replied: number;
  broken: number;
}

/** Where a sending waits before it begins. */
export interface WaitingPlace {
  leave(sending: Sending): void;
}

/** One send, from the call to its only answer. */
export class Sending implements Mortal {
  /** It has its answer; what the wire still says of it is of no account. */
  done = false;
  waitsAt: WaitingPlace | undefined = undefined;
  endsAtMs = 0;
  earlier: Mortal | undefined = undefined;
  later: Mortal | undefined = undefined;
  readonly message: Message;
  private readonly resolve: (response: ApnsResponse) => void;
  private readonly reject: (error: Error) => void;
  private readonly tally: Tally;
  private timer: NodeJS.Timeout | Deadlines | undefined = undefined;
  private signal: AbortSignal | undefined = undefined;
  private link: Link | undefined = undefined;
  private exchange: Exchange | undefined = undefined;

  constructor(message: Message, resolve: (response: ApnsResponse) => void, reject: (error: Error) => void, tally: Tally) {
    this.message = message;
    this.resolve = resolve;
    this.reject = reject;
    this.tally = tally;
  }

  /** Ends with the others of the usual time, or after a time of its own. */
  endAfter(timeoutMs: number, usual: Deadlines): void {
    if (timeoutMs !== usual.timeMs) {
      this.timer = setTimeout(() => this.expire(), timeoutMs);
      return;
    }
    this.timer = usual;
    this.endsAtMs = performance.now() + timeoutMs;
    usual.add(this);
  }

  endWith(signal: AbortSignal): void {
    this.signal = signal;
    signal.addEventListener('abort', this);
    if (signal.aborted) this.handleEvent();
  }

  /** From here on nobody can say that it was not written. */
  begin(link: Link, exchange: Exchange): void {
    if (this.waitsAt !== undefined) this.leave();
    this.link = link;
    this.exchange = exchange;
  }

  reply(exchange: Exchange): ApnsResponse {
    const response = wholeResponse(exchange, this.message.sent);
    this.tally.replied += 1;
    this.end();
    this.resolve(response);
    return response;
  }

  fail(fault: WireFault): void {
    if (this.done) return;
    this.tally.broken += 1;
    this.end();
    this.resolve(brokenResponse(this.exchange, fault, this.message.sent));
  }

  /** The caller's own mistake, noticed late. */
  refuse(error: Error): void {
    if (this.done) return;
    this.end();
    this.reject(error);
  }

  expire(): void {
    this.giveUp('TIMEOUT', true);
  }

  /** The signal was aborted. */
  handleEvent(): void {
    this.giveUp('ABORTED', false);
  }

  /** Stops waiting for an answer; `doubts` where the silence may be the connection's. */
  private giveUp(code: string, doubts: boolean): void {
    if (this.done) return;
    const { exchange } = this;
    this.fail(exchange ? { cause: 'timeout', written: 'perhaps', code } : { cause: 'connection_failed', written: 'never', code });
    if (exchange) this.link?.abandon(exchange, doubts);
  }

  private end(): void {
    this.done = true;
    if (this.timer !== undefined) this.stopTimer(this.timer);
    if (this.signal !== undefined) this.signal.removeEventListener('abort', this);
    if (this.waitsAt !== undefined) this.leave();
  }

  private stopTimer(timer: NodeJS.Timeout | Deadlines): void {
    if ('delete' in timer) timer.delete(this);
    else clearTimeout(timer);
  }

  private leave(): void {
    const place = this.waitsAt;
    this.waitsAt = undefined;
    place?.leave(this);
  }
}
