import type { SdkOptions } from '../options.ts';

/** What `provider.send` resolves with: `Responses`. */
export interface ResponsesLike {
  readonly sent: readonly SentLike[];
  readonly failed: readonly FailedLike[];
}

export interface SentLike {
  readonly device?: string | undefined;
}

export interface FailedLike {
  readonly device?: string | undefined;
  /** A number, or a word in brackets where nothing came. */
  readonly status?: unknown;
  readonly response?: unknown;
  readonly error?: unknown;
}

export interface NodeApnOptions extends SdkOptions {
  /** As they were sent. Left out: those that the answer names. */
  readonly targets?: readonly string[] | undefined;
}
