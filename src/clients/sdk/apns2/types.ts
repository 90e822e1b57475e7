import type { SdkOptions } from '../options.ts';

/** As much of a `Notification` as says whom it goes to. */
export interface NotificationLike {
  readonly deviceToken: string;
}

/** `ApnsError`: Apple refused. */
export interface ApnsErrorLike {
  readonly statusCode: number;
  readonly response?: unknown;
  readonly notification?: NotificationLike | undefined;
}

export interface Apns2Options extends SdkOptions {
  /** As they were sent. Default: the token that the error, or the notification, names. */
  readonly targets?: readonly string[] | undefined;
}
