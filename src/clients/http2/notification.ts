/** What every send has. */
interface Common {
  /** `apns-topic`, `apns-push-type`, `apns-priority` …: names in lower case, values of printable ASCII. */
  readonly headers?: Readonly<Record<string, string | number>> | undefined;
  /** JSON as text or bytes, or an object that becomes JSON. */
  readonly payload: string | Uint8Array | object;
  /** Aborting ends the send with an outcome, not with an error: refused if nothing was written, else uncertain. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; default: that of the client. */
  readonly timeoutMs?: number | undefined;
}

/** To one device. */
export interface DeviceNotification extends Common {
  /** Default `token`. */
  readonly kind?: 'token' | undefined;
  /** Stands in the path; the target of the outcome. 1 to 1,000 letters, digits and `. _ ~ -`, else `send` rejects. */
  readonly token: string;
}

/** To all that follow one channel of a Live Activity. */
export interface BroadcastNotification extends Common {
  /** Must be said; left out, it is a send to one device. */
  readonly kind: 'broadcast';
  /** Stands in the path. */
  readonly bundleId: string;
  /** Goes into `apns-channel-id`; the target of the outcome. */
  readonly channelId: string;
}

/** What `send` takes: one message, to one device or to one channel. */
export type ApnsNotification = DeviceNotification | BroadcastNotification;
