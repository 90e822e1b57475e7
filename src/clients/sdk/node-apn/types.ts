import type { SdkOptions } from '../options.ts';

/** What `provider.send` resolves with: `Responses`. */
export interface ResponsesLike {
  /** Those that Apple accepted. */
  readonly sent: readonly SentLike[];
  /** Those that Apple refused, and those that got no reply. */
  readonly failed: readonly FailedLike[];
}

/** One acceptance. An `apns-id` beside the device becomes the `messageId`. */
export interface SentLike {
  /** The token it was sent to. An entry without one is passed over. */
  readonly device?: string | undefined;
}

/** One failure: `response` where the SDK hands Apple's reply on, else `error`. An `apns-id` beside it becomes the `messageId`. */
export interface FailedLike {
  /** The token it was sent to. An entry without one is passed over. */
  readonly device?: string | undefined;
  /** A number, or a word in brackets where nothing came. */
  readonly status?: unknown;
  /** The body as the SDK parsed it: `reason`, and for a dead token `timestamp`. */
  readonly response?: unknown;
  /** The SDK's own error: read by the sentences that are known, else by the system's codes underneath. */
  readonly error?: unknown;
}

/** What the SDK's answer does not say of the send. */
export interface NodeApnOptions extends SdkOptions {
  /** As they were sent. Left out: those that the answer names. */
  readonly targets?: readonly string[] | undefined;
}
