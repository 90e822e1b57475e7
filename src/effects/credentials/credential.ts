const inspect = Symbol.for('nodejs.util.inspect.custom');

/** A token that shows itself to nobody but who asks for its `value`: not to inspect(), JSON or a template. */
export class Credential {
  readonly vendor: string;
  readonly app: string;
  /** Milliseconds since 1970. */
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
  readonly #value: string;

  constructor(of: { vendor: string; app: string }, value: string, madeAtMs: number, expiresAtMs: number) {
    this.vendor = of.vendor;
    this.app = of.app;
    this.madeAtMs = madeAtMs;
    this.expiresAtMs = expiresAtMs;
    this.#value = value;
  }

  /** The token, as it goes into the request. */
  get value(): string {
    return this.#value;
  }

  toString(): string {
    return `[credential of ${this.vendor} ${this.app}]`;
  }

  toJSON(): object {
    const { vendor, app, madeAtMs, expiresAtMs } = this;
    return { vendor, app, madeAtMs, expiresAtMs };
  }

  [inspect](): string {
    return `Credential { vendor: '${this.vendor}', app: '${this.app}', expiresAtMs: ${this.expiresAtMs} }`;
  }
}
