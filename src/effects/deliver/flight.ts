import { deliverDefaults } from './defaults.ts';
import { markedOutcomes } from './marked.ts';
import type { Settings } from './options.ts';
import { type Answer, unpack } from './raw.ts';
import { warnIfRetried } from './retries-itself.ts';
import type { Send, SendContext } from './types.ts';

/** How a call of `send` ended. A marked error is an answer like any other. `cut`: it did not end in the time it had. */
export type Landing = { readonly answer: Answer } | { readonly error: unknown } | { readonly cut: true };

/** One call of `send`. What it is told is worked out when it asks. */
export class Flight<Credential> implements SendContext<Credential> {
  readonly attempt: number;
  readonly remainingMs: number;
  readonly credential: Credential | undefined;
  readonly reconnect: boolean;
  /** Why it was told to stop. */
  cutBy: 'aborted' | 'deadline' | undefined = undefined;
  /** Its place among those under way. */
  place = -1;
  readonly #keyOf: () => string;
  readonly #setTimer: Settings['setTimer'];
  #controller: AbortController | undefined;
  #cancel: (() => void) | undefined;
  #land: (landing: Landing) => void = () => undefined;

  constructor(
    told: Pick<SendContext<Credential>, 'attempt' | 'remainingMs' | 'credential' | 'reconnect'>,
    keyOf: () => string,
    setTimer: Settings['setTimer'],
  ) {
    this.attempt = told.attempt;
    this.remainingMs = told.remainingMs;
    this.credential = told.credential;
    this.reconnect = told.reconnect;
    this.#keyOf = keyOf;
    this.#setTimer = setTimer;
  }

  get dedupeKey(): string {
    return this.#keyOf();
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.cutBy) this.#controller.abort(reasonOf(this.cutBy));
    return this.#controller.signal;
  }

  /** Never rejects. */
  run(send: Send<Credential>, batch: readonly string[]): Promise<Landing> {
    return new Promise((resolve) => {
      this.#land = (landing) => {
        this.#cancel?.();
        this.#cancel = undefined;
        resolve(landing);
      };
      if (this.remainingMs < Infinity) this.#cancel = this.#setTimer(() => this.cut('deadline'), this.remainingMs);
      void this.#call(send, batch);
    });
  }

  /** Tells it to stop, and does without its answer a second later. */
  cut(because: 'aborted' | 'deadline'): void {
    if (this.cutBy) return;
    this.cutBy = because;
    this.#cancel?.();
    this.#cancel = this.#setTimer(() => this.#land({ cut: true }), deliverDefaults.graceMs);
    this.#controller?.abort(reasonOf(because));
  }

  async #call(send: Send<Credential>, batch: readonly string[]): Promise<void> {
    try {
      this.#land({ answer: await unpack(await send(batch, this)) });
    } catch (error) {
      warnIfRetried(error);
      this.#land(markedOutcomes(error) ? { answer: { reply: error, usedDedupeKey: false } } : { error });
    }
  }
}

const reasonOf = (because: 'aborted' | 'deadline'): DOMException =>
  because === 'aborted'
    ? new DOMException('The delivery was aborted', 'AbortError')
    : new DOMException('The deadline of the delivery has passed', 'TimeoutError');
