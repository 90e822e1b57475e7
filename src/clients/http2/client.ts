import type { ApnsStats } from './events.ts';
import type { ApnsNotification } from './notification.ts';
import type { ApnsResponse } from './response.ts';

/** What `connectApns` gives. */
export interface ApnsClient {
  /**
   * Sends one notification. Resolves with what came of it, also where the wire broke; sends nothing twice by itself.
   * Rejects with an `ArgumentError` for a notification that cannot be sent as it is, and for nothing else.
   */
  send(notification: ApnsNotification): Promise<ApnsResponse>;
  /** Takes no further sends (they are refused, `CLIENT_CLOSED`), lets those under way end, then closes every connection. */
  close(): Promise<void>;
  /** Ends everything now: what waits is refused, what was written is uncertain. */
  destroy(): void;
  /** A snapshot. */
  readonly stats: ApnsStats;
}
