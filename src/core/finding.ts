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
  /** The vendor's own id of the message; `reply.id` gives it with all its digits. Left out: the reply has none. */
  readonly messageId?: string | undefined;
  /** When the vendor says the token died. Milliseconds since 1970; only a refused outcome carries it. */
  readonly diedAtMs?: number | undefined;
  /** A wait that stands in the body; the longer of it and `Retry-After` counts. */
  readonly waitMs?: number | undefined;
  /** Old token to new, as the reply has them. What this finding is not about, and a token replaced by itself, is dropped. */
  readonly replacements?: Readonly<Record<string, string>> | undefined;
  /** The channel that the reply speaks of. Left out: that of the send. */
  readonly channel?: string | undefined;
  /** What the receipt saw, where the code alone does not say; goes before the row's own word. */
  readonly receipt?: Receipt | undefined;
  /** The circumstances weaken what the row says of the token. */
  readonly tokenAtMost?: 'suspect' | 'keep' | undefined;
  /** The reply can only be about tokens, whatever was said of the kind. */
  readonly onlyTokens?: true | undefined;
  /** The code is another vendor's: its table decides, by the first of these codes that it knows, but never kills. */
  readonly delegate?: Delegate | undefined;
}

/**
 * Another vendor's code in this vendor's reply. Only its refusals count, in its send or receipt table; it kills no
 * token, and pauses that target at most.
 */
export interface Delegate {
  /** The id of that vendor; it stands in `evidence.vendor`. */
  readonly vendor: string;
  /** Tried in this order: the first that its tables know as a refusal counts. */
  readonly codes: readonly string[];
  /** The own row that stands in where the other vendor is not loaded or does not know the codes; default `unrecognized`. */
  readonly orElse?: string | undefined;
}
