import type { ArgumentError } from '../../core/argument-error.ts';
import type { ApnsClient } from './client.ts';
import { Deadlines } from './deadlines.ts';
import type { ApnsStats } from './events.ts';
import { messageOf } from './message.ts';
import type { ApnsNotification } from './notification.ts';
import { Pool } from './pool.ts';
import type { ApnsResponse } from './response.ts';
import { Sending, type Tally } from './sending.ts';
import { bearerOf, longestTimerMs, type Settings, signalOf, whole } from './settings.ts';

const unsigned = Symbol('unsigned');

/** Turns notifications into sendings, with the credential in them, and hands them to the pool. */
export class Courier implements ApnsClient {
  readonly #settings: Settings;
  readonly #pool: Pool;
  readonly #tally: Tally = { replied: 0, broken: 0 };
  readonly #deadlines: Deadlines;
  #signedWith: unknown = unsigned;
  #authorization = '';

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#pool = new Pool(settings);
    this.#deadlines = new Deadlines(settings.timeoutMs);
  }

  send(notification: ApnsNotification): Promise<ApnsResponse> {
    return new Promise((resolve, reject) => this.#take(notification, resolve, reject));
  }

  close(): Promise<void> {
    return this.#pool.close().then(() => this.#deadlines.stop());
  }

  destroy(): void {
    this.#pool.destroy();
    void this.close();
  }

  get stats(): ApnsStats {
    const { opened, links, waiting, signing, inFlight, started } = this.#pool;
    const connections = { connectionsOpened: opened, connectionsOpen: links.size };
    return { ...connections, waiting: waiting.size + signing.size, inFlight, started, ...this.#tally };
  }

  /** What it throws, the promise rejects with. */
  #take(notification: ApnsNotification, resolve: (response: ApnsResponse) => void, reject: (error: Error) => void): void {
    const message = messageOf(notification, this.#settings, Date.now());
    const timeoutMs = whole('timeoutMs', notification.timeoutMs, this.#settings.timeoutMs, 1, longestTimerMs);
    const signal = signalOf(notification.signal);
    const sending = new Sending(message, resolve, reject, this.#tally);
    if (this.#pool.closed) this.#pool.refuse(sending);
    else this.#begin(sending, timeoutMs, signal);
  }

  #begin(sending: Sending, timeoutMs: number, signal: AbortSignal | undefined): void {
    sending.endAfter(timeoutMs, this.#deadlines);
    if (signal !== undefined) sending.endWith(signal);
    if (!sending.done) this.#sign(sending);
  }

  #sign(sending: Sending): void {
    const { credential } = this.#settings;
    const given = typeof credential === 'function' ? this.#ask(credential) : credential;
    if (given === unsigned) this.#unsigned(sending);
    else if (given === undefined || typeof given === 'string') this.#post(sending, given);
    else this.#postLater(sending, given);
  }

  #ask(credential: () => string | Promise<string>): string | Promise<string> | typeof unsigned {
    try {
      return credential();
    } catch {
      return unsigned;
    }
  }

  #postLater(sending: Sending, promise: Promise<string>): void {
    this.#pool.hold(sending);
    Promise.resolve(promise).then(
      (credential) => this.#post(sending, credential),
      () => this.#unsigned(sending),
    );
  }

  #post(sending: Sending, credential: string | undefined): void {
    try {
      // A function that gives nothing is a mistake; no credential at all is a certificate.
      if (this.#settings.credential !== undefined) sending.message.headers.authorization = this.#bearer(credential);
    } catch (error) {
      sending.refuse(error as ArgumentError);
    }
    this.#pool.place(sending);
  }

  /** The same token serves for the better part of an hour. */
  #bearer(credential: unknown): string {
    if (credential === this.#signedWith) return this.#authorization;
    this.#authorization = `bearer ${bearerOf(credential)}`;
    this.#signedWith = credential;
    return this.#authorization;
  }

  #unsigned(sending: Sending): void {
    this.#pool.tell({ type: 'credential_failed' });
    sending.fail({ cause: 'connection_failed', written: 'never', code: 'CREDENTIAL_FAILED' });
  }
}
