import type { ClientHttp2Session } from 'node:http2';

/** Asks the peer for a sign of life: now and then, and when there is doubt. */
export class Heartbeat {
  readonly #session: ClientHttp2Session;
  readonly #timeoutMs: number;
  readonly #verdict: { alive(): void; dead(): void };
  #beat: NodeJS.Timeout | undefined;
  #patience: NodeJS.Timeout | undefined;

  constructor(session: ClientHttp2Session, timeoutMs: number, verdict: { alive(): void; dead(): void }) {
    this.#session = session;
    this.#timeoutMs = timeoutMs;
    this.#verdict = verdict;
  }

  start(intervalMs: number): void {
    if (intervalMs > 0) this.#beat = setInterval(() => this.ask(), intervalMs).unref();
  }

  /** One PING at a time. A session that is closing sends none: its requests have their own time-outs. */
  ask(): void {
    if (this.#patience !== undefined || this.#session.closed || this.#session.destroyed) return;
    this.#patience = setTimeout(() => this.#verdict.dead(), this.#timeoutMs).unref();
    this.#session.ping((error) => {
      clearTimeout(this.#patience);
      this.#patience = undefined;
      if (error === null) this.#verdict.alive();
    });
  }

  stop(): void {
    clearInterval(this.#beat);
    clearTimeout(this.#patience);
  }
}
