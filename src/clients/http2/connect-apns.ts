import type { ApnsClient } from './client.ts';
import { Courier } from './courier.ts';
import type { ApnsOptions } from './options.ts';
import { settingsOf } from './settings.ts';

/**
 * A client of APNs over one living HTTP/2 connection, opened by the first send and again when it ends. Every send is an outcome:
 * refused where the request was provably never written or the peer says it did nothing with it, else uncertain; a name, a
 * certificate or a TLS version that is wrong is `misconfigured`. Backoff and sending again are the caller's.
 * Throws an `ArgumentError` for an option that is wrong.
 * Source: https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns and RFC 9113.
 */
export function connectApns(options: ApnsOptions = {}): ApnsClient {
  return new Courier(settingsOf(options));
}
