/** Why a connection takes no further requests: GOAWAY, a reply that asked for a new connection, too long idle, closed by the caller. */
export type RetireCause = 'goaway' | 'reply' | 'idle' | 'closed';

/** What happened to a connection. Holds codes and numbers only: never a token, a credential, an address or a payload. */
export type ApnsEvent =
  | { readonly type: 'connecting'; readonly connection: number }
  /** `maxConcurrentStreams` as it holds now: the peer's word, or the option where that is less. Comes again when the peer changes it. */
  | { readonly type: 'ready'; readonly connection: number; readonly maxConcurrentStreams: number }
  | { readonly type: 'connect_failed'; readonly connection: number; readonly code: string }
  /** `reason` only where it is a word APNs documents. */
  | {
      readonly type: 'goaway';
      readonly connection: number;
      readonly code: string;
      readonly lastStreamId: number;
      readonly reason?: string;
      readonly inFlight: number;
    }
  | { readonly type: 'retired'; readonly connection: number; readonly cause: RetireCause; readonly code: string; readonly inFlight: number }
  /** The peer answered no PING in time: the connection was half open and is cut. */
  | { readonly type: 'ping_timeout'; readonly connection: number; readonly inFlight: number }
  | { readonly type: 'closed'; readonly connection: number; readonly code: string }
  /** The credential function threw or rejected; what it threw is not repeated, for it may hold the key. */
  | { readonly type: 'credential_failed' };

/** Counts since `connectApns`, and what is under way now. */
export interface ApnsStats {
  readonly connectionsOpened: number;
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
