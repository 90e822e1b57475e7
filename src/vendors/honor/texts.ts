import type { CodeTable } from '../../core/code-table.ts';
import type { TextTable, Texts } from '../../core/texts.ts';

/** Codes that only a device sees. */
export const client = {
  8001002: { cause: 'client_sdk', pause: 'app' },
  8001000: { cause: 'client_sdk', pause: 'target' },
  8001001: { cause: 'client_sdk', pause: 'target' },
  8001003: { cause: 'client_sdk', pause: 'app' },
  8001004: { cause: 'client_sdk', pause: 'target' },
  8001005: { cause: 'client_sdk', pause: 'target' },
  8002001: { cause: 'client_sdk', pause: 'target' },
  8002002: { cause: 'client_sdk', pause: 'target' },
  8002003: { cause: 'client_sdk', pause: 'target' },
  8002004: { cause: 'client_sdk', pause: 'target' },
  8002005: { cause: 'client_sdk', pause: 'target' },
  8002006: { cause: 'client_sdk', pause: 'target' },
  8002007: { cause: 'client_sdk', pause: 'target' },
  8002008: { cause: 'client_sdk', pause: 'target' },
  8003001: { cause: 'client_sdk', pause: 'target' },
  8003002: { cause: 'client_sdk', pause: 'target' },
  8003003: { cause: 'client_sdk', pause: 'target' },
  8003004: { cause: 'client_sdk', pause: 'target' },
  8003005: { cause: 'client_sdk', pause: 'target' },
  8003006: { cause: 'client_sdk', pause: 'target' },
  8003007: { cause: 'client_sdk', pause: 'target' },
  8003008: { cause: 'client_sdk', pause: 'target' },
  10214: { cause: 'client_sdk', pause: 'target' },
  '-1': { cause: 'client_sdk', pause: 'target' },
  1: { cause: 'client_sdk', pause: 'target' },
} as const satisfies CodeTable;

const sendTexts: TextTable = {
  200: {
    httpStatus: 200, confidence: 'secondary',
    en: 'ok; still read data.sendResult, data.failTokens, data.expireTokens (and data.msgCode)',
    source: 'trtc.io/document/74196,easemob-doc,HONOR-SDKs(liyouping,cossim,meetleev,zandala88)',
  },
  '200+sendResult=false': {
    httpStatus: 200, confidence: 'inferred',
    en: 'code ok but the push itself was refused: tokens named in the arrays keep their verdict, all others of the call are this row',
    source: 'HONOR-SDKs(liyouping,cossim,meetleev,zandala88)',
  },
  '200+failTokens': {
    httpStatus: 200, confidence: 'inferred',
    en: 'code ok, some tokens failed: treat exactly like 80100000',
    source: 'HONOR-SDKs(liyouping,cossim,meetleev,zandala88),notify-worker',
  },
  400: {
    confidence: 'secondary',
    en: 'bad parameter',
    source: 'trtc.io/document/74196',
  },
  401: {
    httpStatus: 401, confidence: 'secondary',
    en: 'not in the official list; several clients expect it from the gateway: access token rejected',
    source: 'doopush',
  },
  403: {
    confidence: 'secondary',
    en: 'authentication failed (no separate code for an expired access token)',
    source: 'trtc.io/document/74196',
  },
  404: {
    confidence: 'secondary',
    en: 'service not found: wrong URL; NOT an unregistered token',
    source: 'trtc.io/document/74196',
  },
  429: {
    httpStatus: 429, confidence: 'secondary',
    en: 'not in the official list; only in a third-party mapper',
    source: 'doopush',
  },
  500: {
    confidence: 'secondary',
    en: 'internal server error',
    source: 'trtc.io/document/74196',
  },
  502: {
    httpStatus: 502, confidence: 'secondary',
    en: 'connection error, unstable network',
    source: 'trtc.io/document/74196',
  },
  503: {
    confidence: 'secondary',
    en: 'requests too frequent, retry later (the code in the body; an HTTP 503 without a readable code is vendor_unavailable)',
    source: 'trtc.io/document/74196',
  },
  504: {
    httpStatus: 504, confidence: 'secondary',
    en: 'gateway timeout, outcome unknown (status uncertain)',
    source: 'doopush',
  },
  80000000: {
    confidence: 'inferred',
    en: 'HMS-style success; never seen in a real Honor reply, accepted by two clients as a precaution',
    source: 'notify-worker',
  },
  80100000: {
    confidence: 'secondary',
    en: 'partial: some tokens sent, failTokens lists the rest',
    source: 'trtc.io/document/74196',
  },
  80100003: {
    confidence: 'secondary',
    en: 'message structure wrong',
    source: 'trtc.io/document/74196',
  },
  80200020: {
    confidence: 'secondary',
    en: 'receipt configuration does not match',
    source: 'trtc.io/document/74196',
  },
  80300006: {
    confidence: 'secondary',
    en: 'the same token twice in the token array: de-duplicate, then send',
    source: 'trtc.io/document/74196',
  },
  80300007: {
    confidence: 'secondary',
    en: 'every push token of the call is invalid; also with one single token only suspect, because a wrong app id refuses good tokens the same way (HMS does). Read data.expireTokens if it is there: those are token_expired',
    source: 'trtc.io/document/74196',
  },
  80300008: {
    confidence: 'secondary',
    en: 'message body over the limit (4096 bytes)',
    source: 'trtc.io/document/74196',
  },
  80300010: {
    confidence: 'secondary',
    en: 'more than 1000 tokens in one call',
    source: 'trtc.io/document/74196',
  },
  10001: {
    confidence: 'secondary',
    en: 'timestamp header empty (our bug: header not sent)',
    source: 'trtc.io/document/74196',
  },
  10207: {
    confidence: 'secondary',
    en: 'timestamp header invalid (must be current UTC milliseconds): make a fresh timestamp and send once more; if it comes again the clock or the unit is wrong and a person must act',
    source: 'trtc.io/document/74196',
  },
  10300: {
    confidence: 'secondary',
    en: 'token empty: by its neighbours a header check, so the access token (could also be read as push token)',
    source: 'trtc.io/document/74196',
  },
  10205: {
    confidence: 'secondary',
    en: 'appId empty (path)',
    source: 'trtc.io/document/74196',
  },
  10214: {
    confidence: 'inferred',
    en: 'too frequent: known only from the client SDK, where it belongs to the same five-digit family; no send reply with it was seen',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum',
  },
  'data.expireTokens[]': {
    httpStatus: 200, confidence: 'secondary',
    en: 'tokens that lost validity',
    source: 'HONOR-SDKs(liyouping,cossim,meetleev,zandala88)',
  },
  'data.failTokens[]': {
    httpStatus: 200, confidence: 'secondary',
    en: 'tokens the push failed for, no reason given (a token also in expireTokens is the latter)',
    source: 'HONOR-SDKs(liyouping,cossim,meetleev,zandala88)',
  },
};

const authTexts: TextTable = {
  200: {
    httpStatus: 200, confidence: 'secondary',
    en: 'access_token, expires_in (seconds), token_type Bearer',
    source: 'HONOR-SDKs(liyouping,cossim,meetleev,zandala88)',
  },
  unauthorized_client: {
    confidence: 'secondary',
    en: 'OAuth error body: invalid client or invalid client credentials',
    source: 'honor-rust-client',
  },
  invalid_client: {
    confidence: 'secondary',
    en: 'OAuth error body: client id/secret wrong',
    source: 'honor-rust-client',
  },
  invalid_grant: {
    confidence: 'secondary',
    en: 'OAuth error body: grant rejected',
    source: 'honor-rust-client',
  },
  '5xx': {
    confidence: 'inferred',
    en: 'token endpoint down: do not mark credentials bad',
    source: '-',
  },
};

const receiptTexts: TextTable = {
  40000002: {
    confidence: 'secondary',
    en: 'delivered, as one receiver in production code reads it; no public table of the other values found',
    source: 'doopush',
  },
  other: {
    confidence: 'inferred',
    en: 'any other receipt status: unknown, keep the token',
    source: 'doopush',
  },
};

const clientTexts: TextTable = {
  8001002: {
    confidence: 'official',
    en: 'app id missing in the manifest (com.hihonor.push.app_id)',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8001000: {
    confidence: 'official',
    en: 'this device does not support Honor Push',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8001001: {
    confidence: 'official',
    en: 'called on the main thread, which is forbidden',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8001003: {
    confidence: 'official',
    en: 'certificate fingerprint empty',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8001004: {
    confidence: 'official',
    en: 'no push token on the device',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8001005: {
    confidence: 'official',
    en: 'SDK not initialised',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8002001: {
    confidence: 'official',
    en: 'binding the push service failed',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8002002: {
    confidence: 'official',
    en: 'push service disconnected',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8002003: {
    confidence: 'official',
    en: 'connecting to the push service timed out',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8002004: {
    confidence: 'official',
    en: 'arguments for the push service invalid',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8002005: {
    confidence: 'official',
    en: 'push service bound to nothing',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8002006: {
    confidence: 'official',
    en: 'push service invalid',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8002007: {
    confidence: 'official',
    en: 'push service disabled',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8002008: {
    confidence: 'official',
    en: 'push service missing',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8003001: {
    confidence: 'official',
    en: 'push server error, seen from the device',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8003002: {
    confidence: 'official',
    en: 'unknown error on the device',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8003003: {
    confidence: 'official',
    en: 'internal error on the device',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8003004: {
    confidence: 'official',
    en: 'arguments invalid on the device',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8003005: {
    confidence: 'official',
    en: 'operation too frequent on the device',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8003006: {
    confidence: 'official',
    en: 'device has no network',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8003007: {
    confidence: 'official',
    en: 'user has not agreed to the service statement',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  8003008: {
    confidence: 'official',
    en: 'request to the push service timed out',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  10214: {
    confidence: 'official',
    en: 'HTTP operation too frequent, reported on the device',
    source: 'HONOR-PUSH-CLIENT com.hihonor.push.sdk.internal.HonorPushErrorEnum [client SDK]',
  },
  '-1': {
    confidence: 'secondary',
    en: 'SDK call failed (value of a third-party wrapper, not of Honor)',
    source: 'doopush',
  },
  1: {
    confidence: 'secondary',
    en: 'token could not be obtained (value of a third-party wrapper, not of Honor)',
    source: 'doopush',
  },
};

export const texts: Texts = { send: sendTexts, auth: authTexts, receipt: receiptTexts, client: clientTexts };
