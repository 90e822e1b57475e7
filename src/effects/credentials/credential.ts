const inspect = Symbol.for('nodejs.util.inspect.custom');

/** A token that shows itself to nobody but who asks for its `value`: not to inspect(), JSON or a template. */
export class Credential {
  /** The id that `createCredentials` was given. */
  readonly vendor: string;
  /** As `createCredentials` was given it; `''` where it was left out. */
  readonly app: string;
  /** Milliseconds since 1970. */
  readonly madeAtMs: number;
  /** When it lapses, by our clock; it is renewed before. Milliseconds since 1970. */
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

  /** Vendor and app, so that a template shows no token. */
  toString(): string {
    return `[credential of ${this.vendor} ${this.app}]`;
  }

  /** Vendor, app and times, without the token: what is read back from it is no credential. */
  toJSON(): object {
    const { vendor, app, madeAtMs, expiresAtMs } = this;
    return { vendor, app, madeAtMs, expiresAtMs };
  }

  /** What `console.log` and `util.inspect` show: no token. */
  [inspect](): string {
    return `Credential { vendor: '${this.vendor}', app: '${this.app}', expiresAtMs: ${this.expiresAtMs} }`;
  }
}
