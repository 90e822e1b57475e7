import type { Receipt } from './outcome.ts';

/** What a vendor's `read` found in a reply: this code, about these targets. */
export interface Finding {
  /** The key of a row; one that no table knows is `unrecognized`. */
  readonly code: string;
  /** The targets the reply names. Left out: all that no other finding speaks of. Names that were not sent are dropped. */
  readonly targets?: readonly string[] | undefined;
  /** Places in `sent.targets`, for replies that answer by position. */
  readonly positions?: readonly number[] | undefined;
  /** The vendor's sentence; it is cleaned and cut before anyone sees it. */
  readonly message?: unknown;
  readonly messageId?: string | undefined;
  readonly diedAtMs?: number | undefined;
  /** A wait that stands in the body; the longer of it and `Retry-After` counts. */
  readonly waitMs?: number | undefined;
  readonly replacements?: Readonly<Record<string, string>> | undefined;
  readonly channel?: string | undefined;
  readonly receipt?: Receipt | undefined;
  /** The circumstances weaken what the row says of the token. */
  readonly tokenAtMost?: 'suspect' | 'keep' | undefined;
  /** The reply can only be about tokens, whatever was said of the kind. */
  readonly onlyTokens?: true | undefined;
  /** The code is another vendor's: its table decides, by the first of these codes that it knows, but never kills. */
  readonly delegate?: Delegate | undefined;
}

export interface Delegate {
  readonly vendor: string;
  readonly codes: readonly string[];
  /** The own row that stands in where the other vendor is not loaded or does not know the codes; default `unrecognized`. */
  readonly orElse?: string | undefined;
}
