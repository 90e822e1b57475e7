/** Why a connection takes no further requests: GOAWAY, a reply that asked for a new connection, too long idle, closed by the caller. */
export type RetireCause = 'goaway' | 'reply' | 'idle' | 'closed';

/** What happened to a connection. Holds codes and numbers only: never a token, a credential, an address or a payload. */
export type ApnsEvent =
  | {
      /** A socket is being opened: name, TCP, TLS and the peer's SETTINGS come next. */
      readonly type: 'connecting';
      /** Which connection: 1 for the first of this client, and one more for each further one. */
      readonly connection: number;
    }
  | {
      /** Requests may begin. Comes again when the peer changes its SETTINGS. */
      readonly type: 'ready';
      /** Which connection, counted from 1. */
      readonly connection: number;
      /** Streams at once, as it holds now: the peer's word, or the option where that is less. */
      readonly maxConcurrentStreams: number;
    }
  | {
      /** It never became ready; `closed` follows. */
      readonly type: 'connect_failed';
      /** Which connection, counted from 1. */
      readonly connection: number;
      /** The word of the system or of TLS, `ECONNREFUSED`, `CERT_HAS_EXPIRED`, or ours, `CONNECT_TIMEOUT`, `NO_HTTP2`. */
      readonly code: string;
    }
  | {
      /** The peer ends the connection; streams up to `lastStreamId` may still be answered. A ready one is `retired` next. */
      readonly type: 'goaway';
      /** Which connection, counted from 1. */
      readonly connection: number;
      /** The name of RFC 9113, `NO_ERROR`; the number as text where it has none. */
      readonly code: string;
      /** Streams above it were never processed; the least of all that this connection's GOAWAYs named. */
      readonly lastStreamId: number;
      /** What APNs gave as the reason, only where it is a word it documents. */
      readonly reason?: string;
      /** Requests on this connection that have a stream and no answer yet. */
      readonly inFlight: number;
    }
  | {
      /** It takes no further requests, and closes when the last under way has ended. */
      readonly type: 'retired';
      /** Which connection, counted from 1. */
      readonly connection: number;
      /** What made it so. */
      readonly cause: RetireCause;
      /** The word behind it: the reason of a GOAWAY or `GOAWAY`, the code of a reply or of a broken stream, `IDLE`, `CLIENT_CLOSED`. */
      readonly code: string;
      /** Requests on this connection that have a stream and no answer yet. */
      readonly inFlight: number;
    }
  | {
      /** The peer answered no PING in time: the connection was half open and is cut. */
      readonly type: 'ping_timeout';
      /** Which connection, counted from 1. */
      readonly connection: number;
      /** Requests on this connection that have a stream and no answer yet; they end with it. */
      readonly inFlight: number;
    }
  | {
      /** Its socket is closed: the last word about a connection. */
      readonly type: 'closed';
      /** Which connection, counted from 1. */
      readonly connection: number;
      /** Why: what retired it where it ended in good order after that, else what broke it; `CONNECTION_LOST` where nobody said. */
      readonly code: string;
    }
  | {
      /** The credential function threw or rejected; what it threw is not repeated, for it may hold the key. */
      readonly type: 'credential_failed';
    };

/** Counts since `connectApns`, and what is under way now. */
export interface ApnsStats {
  /** Connections that were begun, those that failed among them. */
  readonly connectionsOpened: number;
  /** Those whose socket is not closed: connecting, ready, or retired and ending. Mostly 1. */
  readonly connectionsOpen: number;
  /** Requests that wait for a connection or for a free stream. */
  readonly waiting: number;
  /** Requests that have a stream and no answer yet. */
  readonly inFlight: number;
  /** Requests that were given a stream. */
  readonly started: number;
  /** Requests that got a whole reply. */
  readonly replied: number;
  /** Requests that ended without a whole reply. */
  readonly broken: number;
}
