import type { Advice } from './advice.ts';

const never = { when: 'never' } as const;
const backoff = { when: 'backoff' } as const;
const after = { when: 'after', until: 'vendor_midnight' } as const;
const afterRefresh = { when: 'after_refresh' } as const;

const advice = {
  /** Not a token of this vendor at all: cut, mistyped, another vendor's. Dead only on a second sighting a day apart. */
  token_malformed: { owner: 'token', retry: never, token: 'dead', pause: 'none', confirm: true },
  /** The app was uninstalled, or the registration was given up: dead, unless the device reported the token again since. */
  token_unregistered: { owner: 'token', retry: never, token: 'dead', pause: 'none' },
  /** The token has lapsed: dead, unless the device reported it again since. */
  token_expired: { owner: 'token', retry: never, token: 'dead', pause: 'none' },
  /** A token of another sender, app, topic or environment: perhaps our configuration, so suspect and nothing is deleted on one word. */
  token_mismatch: { owner: 'token', retry: never, token: 'suspect', pause: 'none' },
  /** No such alias, account, topic or tag: the name is wrong, and no token is judged by it. */
  target_not_found: { owner: 'target', retry: never, token: 'keep', pause: 'none' },
  /** Notifications are off, or the user is filtered out: the token stays valid, and the message is not sent again. */
  target_opted_out: { owner: 'target', retry: never, token: 'keep', pause: 'none' },
  /** The device was not seen for a while: asleep is not dead. Only this target waits. */
  target_offline: { owner: 'target', retry: backoff, token: 'keep', pause: 'target' },
  /** This one target had its share: it alone waits, until the vendor's midnight where no row or reply gives a time. */
  target_rate_limited: { owner: 'quota', retry: after, token: 'keep', pause: 'target' },
  /** The content is not accepted: the same message would be refused again, whoever gets it. */
  message_invalid: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  /** The message is larger than the vendor takes: it has to be shortened. A bare 413 says so too. */
  message_too_large: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  /** The vendor does not carry this content or class of message, or not before it was approved there. */
  message_forbidden: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  /** Too late for this message, says the vendor: it is dropped, or a new one is sent. */
  message_expired: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  /** The vendor has had this request before. After an uncertain attempt under the same key it means that the first was taken. */
  duplicate_request: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  /** Too many targets in one call: smaller batches go out at once. Fewer than two targets cannot be split: `request_invalid`. */
  batch_too_large: {
    owner: 'message',
    retry: {
      /** At once, in smaller batches. */
      when: 'split',
    },
    token: 'keep',
    pause: 'none',
  },
  /** A parameter, method, path or version is wrong. Also what most bare 3xx and 4xx say; never a token's death. */
  request_invalid: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  /** A cancel, revoke, subscription or statistics call was refused: no push is lost by it. */
  operation_rejected: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  /** The access token or signature has lapsed: the app waits for a new one, and what was refused goes out once more. */
  credential_expired: { owner: 'credential', retry: afterRefresh, token: 'keep', pause: 'app' },
  /** Our clock is off, and the signature with it: the app waits until it is signed again, by a right clock. */
  clock_skew: { owner: 'credential', retry: afterRefresh, token: 'keep', pause: 'app' },
  /** The key, secret or signature is wrong: a person must act. A bare 401 says so too, but is worth one refresh first. */
  credential_invalid: { owner: 'app', retry: never, token: 'keep', pause: 'app' },
  /** The credential may not do this: a person must grant the right. A bare 403 says so too. */
  permission_denied: { owner: 'app', retry: never, token: 'keep', pause: 'app' },
  /** The app is closed, in arrears or under penalty at the vendor: a person must act there. */
  app_blocked: { owner: 'app', retry: never, token: 'keep', pause: 'app' },
  /** The vendor does not take calls from this address: a person must put it on the allow list. */
  ip_blocked: { owner: 'app', retry: never, token: 'keep', pause: 'app' },
  /** A certificate, name or address on our side is wrong, mostly found before anything was written. Pauses nothing. */
  misconfigured: { owner: 'app', retry: never, token: 'keep', pause: 'none' },
  /** Too fast for this app. Where the vendor gives no time the gate does not close: it halves the app's rate. */
  rate_limited: { owner: 'quota', retry: backoff, token: 'keep', pause: 'app' },
  /** The day or class of messages has no quota left: the channel waits for the reset, the vendor's midnight where no time is given. */
  quota_exhausted: { owner: 'quota', retry: after, token: 'keep', pause: 'channel' },
  /** Such messages may not go out at this hour: the channel waits, until the vendor's midnight where a row names no other time. */
  quiet_hours: { owner: 'quota', retry: after, token: 'keep', pause: 'channel' },
  /** Overloaded or out of order. A bare 503 says so too; under a bare 502, 504 or 520 to 527 a gateway spoke: uncertain. */
  vendor_unavailable: { owner: 'vendor', retry: backoff, token: 'keep', pause: 'vendor' },
  /** A fault inside the vendor: refused where its own code says so, uncertain under a bare 500 or a 5xx of no other name. */
  vendor_internal: { owner: 'vendor', retry: backoff, token: 'keep', pause: 'vendor' },
  /** No answer in time, here or inside the vendor: it may have gone out, so the outcome is uncertain. */
  timeout: { owner: 'network', retry: backoff, token: 'keep', pause: 'vendor' },
  /** The connection broke: refused where it is proven that nothing was written, else uncertain. */
  connection_failed: { owner: 'network', retry: backoff, token: 'keep', pause: 'vendor' },
  /** Nobody can read what the vendor answered: uncertain under a 2xx, for the push may have been taken. */
  malformed_reply: { owner: 'vendor', retry: never, token: 'keep', pause: 'none' },
  /** A code that no table knows; under 429 and 5xx it takes the advice of the status instead. No token is judged, nothing waits. */
  unrecognized: { owner: 'unknown', retry: never, token: 'keep', pause: 'none' },
  /** Seen by a device only, never in a reply to a server: `explain` knows such codes, no outcome has them. */
  client_sdk: { owner: 'device', retry: never, token: 'keep', pause: 'none' },
} as const satisfies Record<string, Advice>;

/** One word of the list of `causes`. */
export type Cause = keyof typeof advice;

/** Every reason a push can fail for, and what follows from it unless a vendor's row says otherwise. */
export const causes: { readonly [Word in Cause]: Advice } = advice;
