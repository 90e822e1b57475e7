import { bodyText, isBytes, parseJson, quoteBigIntegers } from './body.ts';
import { findHeader } from './headers.ts';
import type { RawReply } from './reply.ts';
import { httpDateMs, retryAfterMs } from './retry-after.ts';

/** A raw reply as `read` sees it: nothing is decoded before it is asked for, and nothing throws. */
export class Reply {
  /** 0 where no status can be read. */
  readonly status: number;
  /** A 2xx: only then does a success code count. */
  readonly ok: boolean;
  readonly receivedAtMs: number | undefined;
  /** Set when an id was met that had lost digits; the body is then read again with its digits in quotes. */
  lostDigits = false;
  private readonly raw: Partial<RawReply>;
  private decoded: string | undefined = undefined;

  constructor(raw: unknown) {
    this.raw = typeof raw === 'object' && raw !== null ? raw : {};
    // A status may be text in a log; anything else is none, and an object may not even become a number.
    const given: unknown = this.raw.status;
    const status = typeof given === 'string' ? Number(given) : typeof given === 'number' ? given : 0;
    this.status = Number.isInteger(status) && status > 0 && status < 1000 ? status : 0;
    this.ok = this.status >= 200 && this.status < 300;
    const { receivedAtMs } = this.raw;
    this.receivedAtMs = typeof receivedAtMs === 'number' && Number.isFinite(receivedAtMs) ? receivedAtMs : undefined;
  }

  /** The body as text, without a byte order mark; empty where there is none, or where it was parsed before it came here. */
  get text(): string {
    const { body } = this.raw;
    this.decoded ??= bodyText(body, isBytes(body) ? this.header('content-type') : undefined) ?? '';
    return this.decoded;
  }

  /** The body as a value: JSON, or what a client had parsed already. Undefined where it is neither. */
  get value(): unknown {
    const { body } = this.raw;
    const parsed = typeof body === 'object' && body !== null && !isBytes(body);
    return parsed ? body : parseJson(this.lostDigits ? quoteBigIntegers(this.text) : this.text);
  }

  /** A header by its lower-case name. */
  header(name: string): string | undefined {
    return findHeader(this.raw.headers, name);
  }

  /** An id as text: a string as it is, a number with all its digits. */
  id(value: unknown): string | undefined {
    if (typeof value === 'string') return value === '' ? undefined : value;
    if (typeof value !== 'number') return undefined;
    if (!Number.isSafeInteger(value)) this.lostDigits = true;
    return String(value);
  }

  /** Now: when the reply was received, else what its `Date` header says, else nobody knows. */
  get nowMs(): number | undefined {
    return this.receivedAtMs ?? httpDateMs(this.header('date'));
  }

  /** What `Retry-After` asks for. A date in it is held against the vendor's own `Date`, which no skew of our clock can bend. */
  get retryAfterMs(): number | undefined {
    const value = this.header('retry-after');
    return value === undefined ? undefined : retryAfterMs(value, httpDateMs(this.header('date')) ?? this.receivedAtMs);
  }
}
