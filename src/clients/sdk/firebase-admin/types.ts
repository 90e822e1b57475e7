import type { SdkOptions } from '../options.ts';

/** As much of a `Message` as says whom it goes to; a plain string is a token. */
export type FirebaseTarget =
  | string
  | { readonly token: string }
  | { readonly fid: string }
  | { readonly topic: string }
  | { readonly condition: string };

/** `FirebaseMessagingError` and `FirebaseAppError`, of 13 and 14. */
export interface FirebaseErrorLike {
  /** `messaging/…` or `app/…`. */
  readonly code: string;
  readonly message: string;
  /** Since 14: the reply itself. */
  readonly httpResponse?: { readonly status: number; readonly headers?: unknown; readonly data?: unknown } | undefined;
  readonly cause?: unknown;
}

export interface SendResponseLike {
  readonly success: boolean;
  readonly messageId?: string | undefined;
  readonly error?: unknown;
}

/** What `sendEach` and `sendEachForMulticast` resolve with. */
export interface BatchResponseLike {
  readonly responses: readonly SendResponseLike[];
}

export interface FirebaseOptions extends SdkOptions {
  /**
   * The project is known to be the right one: FCM has lately accepted a message of this very app. Only version 13 needs
   * it, and only where a batch does not show it by itself: there one word stands for an unregistered token and for a
   * project that does not exist, so without proof a token is suspect at most. Default false.
   */
  readonly projectProven?: boolean | undefined;
}
