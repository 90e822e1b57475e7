import type { SdkOptions } from '../options.ts';

/** As much of a `Message` as says whom it goes to; a plain string is a token. */
export type FirebaseTarget =
  | string
  | {
      /** A registration token; of kind token. */
      readonly token: string;
    }
  | {
      /** A Firebase installation id, which stands and falls with its app: of kind token too. */
      readonly fid: string;
    }
  | {
      /** A topic; of kind topic, so nothing in it can be dead. */
      readonly topic: string;
    }
  | {
      /** An expression over topics, whole, as one target; of kind topic. */
      readonly condition: string;
    };

/** `FirebaseMessagingError` and `FirebaseAppError`, of 13 and 14. */
export interface FirebaseErrorLike {
  /** `messaging/…` or `app/…`. */
  readonly code: string;
  /** FCM's sentence, or the SDK's own. Read only where there is no `httpResponse`; the first 65,536 characters. */
  readonly message: string;
  /** Since 14: the reply itself. */
  readonly httpResponse?:
    | {
        /** Its HTTP status; without a number here the reply is not read. */
        readonly status: number;
        /** For `Retry-After` and `Date`. */
        readonly headers?: unknown;
        /** The body, as text or parsed. */
        readonly data?: unknown;
      }
    | undefined;
  /** The error underneath, where the wire broke or no access token was to be had: its codes are read. */
  readonly cause?: unknown;
}

/** What a batch says of one of its messages. */
export interface SendResponseLike {
  /** True: accepted if there is a `messageId`, else uncertain. Anything but true: `error` is read. */
  readonly success: boolean;
  /** FCM's name of the message, `projects/…/messages/…`; that of the outcome. Absent beside an error. */
  readonly messageId?: string | undefined;
  /** A `FirebaseErrorLike`, or what broke the wire; absent beside a success. */
  readonly error?: unknown;
}

/** What `sendEach` and `sendEachForMulticast` resolve with. */
export interface BatchResponseLike {
  /** One for each message, in the order they were sent; a message without one is uncertain. */
  readonly responses: readonly SendResponseLike[];
}

/** What the SDK's answer does not say of its own request. */
export interface FirebaseOptions extends SdkOptions {
  /**
   * The project is known to be the right one: FCM has lately accepted a message of this very app. Only version 13 needs
   * it, and only where a batch does not show it by itself: there one word stands for an unregistered token and for a
   * project that does not exist, so without proof a token is suspect at most. Default false.
   */
  readonly projectProven?: boolean | undefined;
}
