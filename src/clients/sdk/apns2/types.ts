import type { SdkOptions } from '../options.ts';

/** As much of a `Notification` as says whom it goes to. */
export interface NotificationLike {
  /** The token in the path; the target of the outcome. */
  readonly deviceToken: string;
}

/** `ApnsError`: Apple refused. */
export interface ApnsErrorLike {
  /** The HTTP status of Apple's reply. An error without this number is taken for one without a reply. */
  readonly statusCode: number;
  /** The body as the SDK parsed it: `reason`, and for a dead token `timestamp`. Its own `UnknownError` counts as no body. */
  readonly response?: unknown;
  /** What was sent; names the target where `targets` are left out. */
  readonly notification?: NotificationLike | undefined;
}

/** What the SDK's answer does not say of the send. */
export interface Apns2Options extends SdkOptions {
  /** As they were sent. Default: the token that the error, or the notification, names. */
  readonly targets?: readonly string[] | undefined;
}
