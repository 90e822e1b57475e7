import type { Outcomes } from '../../../core/outcome.ts';

/** What goes to the vendor, for the user's own client. */
export interface PullRequest {
  /** Absolute. No credential stands in it. */
  readonly url: string;
  /** `GET` for a list, `POST` where the vendor is asked about ids. */
  readonly method: 'GET' | 'POST';
  /** The credential stands among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; absent with `GET`. */
  readonly body?: string;
  /** Aborts after `requestWithinMs`. */
  readonly signal: AbortSignal;
}

/** A fetch `Response`, an axios response (with `responseType: 'text'`, or long ids lose digits), or a raw reply. */
export type PullReply =
  | {
      /** The HTTP status. */
      readonly status: number;
      /** The whole body, of a fetch `Response`. */
      text(): Promise<string>;
    }
  | {
      /** The HTTP status. */
      readonly status: number;
      /** The body as axios gives it: text, bytes, or what it has parsed. */
      readonly data: unknown;
    }
  | {
      /** The HTTP status. */
      readonly status: number;
      /** Text or bytes; a parsed body is written as JSON again, without the digits it has lost. */
      readonly body: unknown;
    };

/** One reply, to be stored before anything else happens: the vendor has forgotten what stands in it. */
export interface PulledBatch {
  /** As in the options. */
  readonly vendor: PullVendor;
  /** As in the options; absent where none was given. */
  readonly app?: string;
  /** What the targets are: as in the options, default `token`. */
  readonly kind: 'token' | 'alias';
  /** 1 for the first reply. */
  readonly page: number;
  /** When the reply, or the fault in its place, was there. Milliseconds since 1970. */
  readonly receivedAtMs: number;
  /** The reply as it came, as text. */
  readonly body: string;
  /** What was read from it; `api` is `receipt`. */
  readonly outcomes: Outcomes;
}

/** What the iterable yields, after it was stored. */
export interface Pulled extends PulledBatch {
  /** When this pull began: the guard of the next one (`previousPullAtMs` of `pruner.add`), if it was complete. */
  readonly startedAtMs: number;
  /** The vendor has nothing left. Never set where a reply failed or a bound was met. */
  readonly complete: boolean;
}

/** Xiaomi and OPPO have a list of what is dead; vivo answers about the ids it is asked about. */
export type PullVendor = 'xiaomi' | 'oppo' | 'vivo';

/** Whose list is pulled, and where each reply is kept. `pullInvalid` throws an `ArgumentError` for what is none. */
export interface PullOptions {
  /** Who is asked. */
  readonly vendor: PullVendor;
  /** Copied into every batch and outcome: a pruner goes by it. Left out: they name none. */
  readonly app?: string | undefined;
  /** `alias` for Xiaomi and vivo. Default `token`. */
  readonly kind?: 'token' | 'alias' | undefined;
  /** Xiaomi's AppSecret, OPPO's auth_token, vivo's authToken; a function is asked before each call. */
  readonly credential: string | (() => string | Promise<string>);
  /** Keeps a reply. The pull goes on only when its promise has resolved; it is tried three times. */
  readonly store: (batch: PulledBatch) => unknown;
  /** vivo has no list: it is asked about these. */
  readonly ids?: Iterable<string> | AsyncIterable<string> | undefined;
  /** vivo: ids a call. Default 500. */
  readonly batchSize?: number | undefined;
  /** Default: `fetch`, without following redirects. */
  readonly request?: ((request: PullRequest) => Promise<PullReply>) | undefined;
  /** Another region or a simulator: scheme and host. Default the vendor's host in China. */
  readonly baseUrl?: string | undefined;
  /** At most so many replies. Default 1,000. */
  readonly maxPages?: number | undefined;
  /** Between two calls. Default 200 ms. */
  readonly pauseMs?: number | undefined;
  /** Default 30 s. */
  readonly requestWithinMs?: number | undefined;
  /** Ends the pull after the call that is under way: a call that is cut off loses what the vendor deletes. */
  readonly signal?: AbortSignal | undefined;
  /** Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}
