import type { SecureContextOptions } from 'node:tls';
import type { ApnsEvent } from './events.ts';

/** A provider token (JWT) without `bearer`, or how to get the present one. Called once a send, so it should cache; it may be asynchronous. */
export type ApnsCredential = string | (() => string | Promise<string>);

/** The client certificate and what the server's is checked against. */
export interface ApnsTls extends Pick<SecureContextOptions, 'cert' | 'key' | 'pfx' | 'passphrase' | 'ca' | 'minVersion'> {
  /** The name the server must prove. Default: the host of `url`. */
  readonly servername?: string | undefined;
}

/** How to reach APNs. Every time is in milliseconds. */
export interface ApnsOptions {
  /**
   * An origin: scheme, host and perhaps a port. Default `https://api.push.apple.com`. `http://` speaks HTTP/2 in clear text with
   * prior knowledge, for tests and simulators.
   */
  readonly url?: 'https://api.push.apple.com' | 'https://api.sandbox.push.apple.com' | (string & {}) | undefined;
  /** Copied into every outcome: one credential, one topic, one environment. */
  readonly app?: string | undefined;
  /** Sent as `authorization: bearer …`. Left out where a certificate speaks, or where every send brings its own header. */
  readonly credential?: ApnsCredential | undefined;
  /** Default: no client certificate, the roots that Node trusts, TLS 1.2 or later. Counts for nothing over `http://`. */
  readonly tls?: ApnsTls | undefined;
  /** From the call of `send` to its whole reply, waiting and connecting included. Default 30,000. */
  readonly timeoutMs?: number | undefined;
  /** For TCP, TLS and the peer's SETTINGS together. Default 10,000. */
  readonly connectTimeoutMs?: number | undefined;
  /** Between two PINGs; 0 for none. Default 3,600,000: Apple asks for about one an idle hour, and too many end the connection. */
  readonly pingIntervalMs?: number | undefined;
  /** How long a PING may go unanswered before the connection is cut. Default 5,000. */
  readonly pingTimeoutMs?: number | undefined;
  /** Closes a connection that has had nothing to do for so long; 0 for never. Default 0: Apple wants connections kept for hours and days. */
  readonly idleTimeoutMs?: number | undefined;
  /** At most so many streams at once, where the peer's SETTINGS allow as many. Default 1,000. */
  readonly maxConcurrentStreams?: number | undefined;
  /** At most so many sends may wait for a connection or a stream; a further one is refused at once, `QUEUE_FULL`. Default 10,000. */
  readonly maxWaiting?: number | undefined;
  /** Default 5,120, the largest that APNs takes; 4,096 for most push types is left to its own word. */
  readonly maxPayloadBytes?: number | undefined;
  /** A longer reply is cut off and uncertain. Default 65,536. */
  readonly maxBodyBytes?: number | undefined;
  /** Told of every connection's life. What it throws is dropped. */
  readonly onEvent?: ((event: ApnsEvent) => void) | undefined;
}
