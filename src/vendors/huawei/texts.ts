import type { CodeTable } from '../../core/code-table.ts';
import type { TextTable, Texts } from '../../core/texts.ts';

/** Codes that only a device sees. */
export const client = {
  '-5': { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  '-1': { cause: 'client_sdk', pause: 'target' },
  333: { cause: 'client_sdk', pause: 'target' },
  1002: { cause: 'client_sdk', pause: 'target' },
  6002: { cause: 'client_sdk', pause: 'app' },
  6003: { cause: 'client_sdk', pause: 'app' },
  6004: { cause: 'client_sdk', pause: 'app' },
  6005: { cause: 'client_sdk', pause: 'app' },
  6006: { cause: 'client_sdk', pause: 'app' },
  907122030: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target', reconnect: true },
  907122031: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122032: { cause: 'client_sdk', retry: { when: 'backoff' }, token: 'suspect', pause: 'target', reconnect: true },
  907122034: { cause: 'client_sdk', pause: 'target' },
  907122035: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122036: { cause: 'client_sdk', pause: 'app' },
  907122037: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122038: { cause: 'client_sdk', pause: 'app' },
  907122039: { cause: 'client_sdk', pause: 'app' },
  907122041: 'client_sdk',
  907122042: 'client_sdk',
  907122043: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122044: 'client_sdk',
  907122045: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122046: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122047: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122048: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122049: { cause: 'client_sdk', pause: 'target' },
  907122050: 'client_sdk',
  907122051: { cause: 'client_sdk', pause: 'target' },
  907122052: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122053: { cause: 'client_sdk', pause: 'target' },
  907122054: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122055: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122056: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122057: { cause: 'client_sdk', pause: 'target' },
  907122058: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122059: { cause: 'client_sdk', pause: 'target' },
  907122060: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'app' },
  907122061: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122064: { cause: 'client_sdk', pause: 'app' },
  907122065: { cause: 'client_sdk', pause: 'target' },
  907122066: { cause: 'client_sdk', pause: 'target' },
  907122067: { cause: 'client_sdk', pause: 'target' },
  907122068: 'client_sdk',
  907122069: { cause: 'client_sdk', pause: 'target' },
  907122101: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122102: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122103: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907122105: 'client_sdk',
  907135000: { cause: 'client_sdk', pause: 'app' },
  907135001: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907135002: 'client_sdk',
  907135003: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907135004: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907135005: { cause: 'client_sdk', pause: 'target' },
  907135006: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907135007: { cause: 'client_sdk', pause: 'target' },
  907135104: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907135700: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  907135701: { cause: 'client_sdk', pause: 'app' },
  907135702: { cause: 'client_sdk', pause: 'app' },
  907135703: { cause: 'client_sdk', pause: 'app' },
  800000000: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target', reconnect: true },
  800000001: { cause: 'client_sdk', retry: { when: 'backoff' }, token: 'suspect', pause: 'target', reconnect: true },
  800000002: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  800000003: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  800000004: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  800000005: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  800100000: { cause: 'client_sdk', pause: 'app' },
  800100001: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  800100006: { cause: 'client_sdk', pause: 'target' },
  800100007: { cause: 'client_sdk', pause: 'app' },
  800100014: { cause: 'client_sdk', pause: 'target' },
  800200001: { cause: 'client_sdk', retry: { when: 'backoff' }, token: 'suspect', pause: 'target', reconnect: true },
  800200003: { cause: 'client_sdk', pause: 'target' },
  800300002: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  800300007: { cause: 'client_sdk', pause: 'app' },
  800300010: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'app' },
  800400000: { cause: 'client_sdk', pause: 'target' },
  807135000: { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  '1000900001': { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  '1000900002': { cause: 'client_sdk', pause: 'app' },
  '1000900003': { cause: 'client_sdk', pause: 'app' },
  '1000900004': { cause: 'client_sdk', pause: 'app' },
  '1000900009': { cause: 'client_sdk', retry: { when: 'backoff' }, pause: 'target' },
  '1000900010': { cause: 'client_sdk', pause: 'app' },
} as const satisfies CodeTable;

const sendTexts: TextTable = {
  200: {
    httpStatus: 200, confidence: 'official',
    en: 'transport ok; says nothing about the push, read body.code; this row is the verdict on a 2xx whose body holds no readable code: uncertain, never a success',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  302: {
    httpStatus: 302, confidence: 'inferred',
    en: 'redirect: not documented, seen only in a third-party test; never follow with the Authorization header',
    source: 'TangSengDaoDao-harmony-test',
  },
  400: {
    httpStatus: 400, confidence: 'official',
    en: 'bad parameter; body usually carries the business code, which decides',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  401: {
    httpStatus: 401, confidence: 'official',
    en: 'Authorization header rejected (OAuth token or JWT)',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  404: {
    httpStatus: 404, confidence: 'official',
    en: 'no such service: wrong URL version or path; never a token statement',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  429: {
    httpStatus: 429, confidence: 'inferred',
    en: 'not documented by Huawei; treat as rate limit if a proxy sends it',
    source: '-',
  },
  500: {
    httpStatus: 500, confidence: 'official',
    en: 'internal fault of the service',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  502: {
    httpStatus: 502, confidence: 'official',
    en: 'gateway could not connect (unstable network); try later',
    source: 'HW-SEND-V1,HW-SEND-V3,trtc.io/document/74196',
  },
  503: {
    httpStatus: 503, confidence: 'official',
    en: 'flow control: app QPS (devices per second) over its quota, or system-wide control at peak',
    source: 'HW-SEND-V1,HW-SEND-V3,trtc.io/document/74196',
  },
  504: {
    httpStatus: 504, confidence: 'inferred',
    en: 'not documented for push; gateway timeout, outcome unknown',
    source: '-',
  },
  80000000: {
    httpStatus: 200, confidence: 'official',
    en: 'request taken over for every target (not delivered yet)',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  80100000: {
    confidence: 'official',
    en: 'partial: some tokens taken, the rest listed in msg (JSON inside a string): accepted for the unlisted, illegal_tokens[]/illegalTokens.* for the listed; this row is the verdict where the list cannot be read: uncertain for all',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  80100001: {
    confidence: 'official',
    en: 'a request parameter failed the check (msg says which, e.g. UnSupported svc)',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  80100002: {
    confidence: 'secondary',
    en: 'legacy: sync message must carry exactly one token (official Java sample); a large old client of pushsend.do reads it as "all tokens invalid": never more than suspect, and with one token there is nothing to split',
    source: 'HMS-java-demo,modood/pushapi',
  },
  80100003: {
    confidence: 'official',
    en: 'message structure wrong (msg: Illegal payload, ...)',
    source: 'HW-SEND-V1,HW-SEND-V3,trtc.io/document/74196',
  },
  80100004: {
    confidence: 'official',
    en: 'expiry of the message lies in the past',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  80100013: {
    confidence: 'official',
    en: 'collapse_key out of range',
    source: 'HW-SEND-V1',
  },
  80100016: {
    confidence: 'official',
    en: 'sensitive words in the content (msg: Anti-Spam: word is forbidden in [..])',
    source: 'HW-SEND-V1,EMAS-2853108,trtc.io/document/74196',
  },
  80100017: {
    confidence: 'official',
    en: 'more than 100 topic tasks running at once',
    source: 'HW-SEND-V1',
  },
  80100018: {
    confidence: 'official',
    en: 'third-party review signature does not match the message body',
    source: 'HW-SEND-V1',
  },
  80100022: {
    confidence: 'official',
    en: 'v3: image in the message has not passed the image risk control',
    source: 'HW-SEND-V3',
  },
  80200001: {
    confidence: 'official',
    en: 'authentication error: header missing/empty, token of another app or project, wrong URL version, OAuth used on v3; one refresh, and if it comes back a person must act',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  80200003: {
    confidence: 'official',
    en: 'OAuth access token expired (v1/v2)',
    source: 'HW-SEND-V1',
  },
  80200005: {
    confidence: 'official',
    en: 'service-account JWT expired (v2/v3); also what a slow clock produces',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  80200006: {
    confidence: 'secondary',
    en: 'v3: the credential was disabled because the app is punished (one third-party guide only, not on Huawei’s page)',
    source: 'third-party HarmonyOS push guide',
  },
  80300002: {
    confidence: 'official',
    en: 'app may not push to these tokens: push service off, project/app id in URL wrong, overseas push not enabled',
    source: 'HW-SEND-V1,HW-SEND-V3,trtc.io/document/74196',
  },
  80300007: {
    confidence: 'official',
    en: 'every token of the call rejected; v3 gives the reason per token in msg.illegalTokens, v1 gives none (seen for a living phone whose app had sent too much; also for a token with one stray blank): never dead without a reason',
    source: 'HW-SEND-V1,HW-SEND-V3,trtc.io/document/74196',
  },
  80300008: {
    confidence: 'official',
    en: 'message over 4096 bytes, tokens not counted',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  80300010: {
    confidence: 'official',
    en: 'token count outside the allowed range: over 1000, zero, or 1 for card refresh; also when token/message key is misspelt (with one target or none there is nothing to split: request_invalid, never)',
    source: 'HW-SEND-V1,HW-SEND-V3,HMS-FAQ-segmentfault',
  },
  80300011: {
    confidence: 'official',
    en: 'no right to send high-priority messages',
    source: 'HW-SEND-V1',
  },
  80300013: {
    confidence: 'official',
    en: 'receipt address wrong or its certificate expired (receipt_id)',
    source: 'HW-SEND-V1,HMS-java-demo#22',
  },
  80300029: {
    confidence: 'official',
    en: 'v3: test messages sent too often',
    source: 'HW-SEND-V3',
  },
  80300030: {
    confidence: 'official',
    en: 'v3: test message carries too many tokens (max 10; 1 for card refresh)',
    source: 'HW-SEND-V3',
  },
  80300036: {
    confidence: 'official',
    en: 'v3: JWT life longer than one day',
    source: 'HW-SEND-V3',
  },
  80300037: {
    confidence: 'official',
    en: 'v3: push disabled as penalty for violations',
    source: 'HW-SEND-V3',
  },
  80600003: {
    confidence: 'official',
    en: 'OAuth service could not be asked; vendor advice: check client id and secret',
    source: 'HW-SEND-V1',
  },
  81000001: {
    confidence: 'official',
    en: 'system internal error',
    source: 'HW-SEND-V1,HW-SEND-V3',
  },
  'illegalTokens.tokenFormatError': {
    confidence: 'official',
    en: 'v3 reason: token text malformed; app must fetch a new one (suspect, not dead, where several tokens were sent and none of them was taken: then our own encoding is the likelier fault)',
    source: 'HW-SEND-V3',
  },
  'illegalTokens.noRight': {
    confidence: 'official',
    en: 'v3 reason: token belongs to an app outside the project in the URL, or device moved to HarmonyOS 5+ and has a new token',
    source: 'HW-SEND-V3',
  },
  'illegalTokens.tokenPlatformNotSupport': {
    confidence: 'official',
    en: 'v3 reason: third-party proxy token not supported; app must fetch a new one',
    source: 'HW-SEND-V3',
  },
  'illegalTokens.noPushTypeRight': {
    confidence: 'official',
    en: 'v3 reason: scenario of the push-type header not granted to the app',
    source: 'HW-SEND-V3',
  },
  'illegalTokens.noRightToSendThisLiveNotificationEvent': {
    confidence: 'official',
    en: 'v3 reason: live-view scene not granted',
    source: 'HW-SEND-V3',
  },
  'illegalTokens.atomicUnableSendUnsubscribedMsg': {
    confidence: 'official',
    en: 'v3 reason: atomic service may only get subscription messages and card refresh',
    source: 'HW-SEND-V3',
  },
  'illegalTokens.countryNotSupport': {
    confidence: 'official',
    en: 'v3 reason: country not supported',
    source: 'HW-SEND-V3',
  },
  'illegalTokens.disableSendHuaweiMsgBecauseOfPenalty': {
    confidence: 'official',
    en: 'v3 reason: app punished for violations',
    source: 'HW-SEND-V3',
  },
  'illegalTokens.differentImgVerifyPolicy': {
    confidence: 'official',
    en: 'v3 reason: push-type at image check differs from push-type at send',
    source: 'HW-SEND-V3',
  },
  'illegalTokens.appinfoError': {
    confidence: 'official',
    en: 'v3 reason: app not created in AppGallery Connect; if it exists, try later',
    source: 'HW-SEND-V3',
  },
  'illegalTokens.notSupportPlayVoice': {
    confidence: 'official',
    en: 'v3 reason (80300007 only): PLAY_VOICE category needs push-type 2',
    source: 'HW-SEND-V3',
  },
  'illegal_tokens[]': {
    confidence: 'official',
    en: 'v1/v2 partial: flat array, no reason; dead only where another token of the same call was taken, else suspect',
    source: 'HW-SEND-V1',
  },
  100: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy pushsend.do: unknown/invalid parameter',
    source: 'mPaaS-398576',
  },
  101: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy: API key invalid',
    source: 'mPaaS-398576',
  },
  102: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy: session key invalid',
    source: 'mPaaS-398576',
  },
  106: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy: app/session may not call this service',
    source: 'mPaaS-398576',
  },
  107: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy: client id/secret must be fetched again',
    source: 'mPaaS-398576',
  },
  109: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy: nsp_ts too far off',
    source: 'mPaaS-398576',
  },
  110: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy: internal fault',
    source: 'mPaaS-398576',
  },
  111: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy: service busy',
    source: 'mPaaS-398576',
  },
  'NSP_STATUS 1': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy pushsend.do, response header: unknown error',
    source: 'HW-NSP',
  },
  'NSP_STATUS 6': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy pushsend.do, response header: access token expired',
    source: 'HW-NSP',
  },
  'NSP_STATUS 102': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy pushsend.do, response header: access token invalid',
    source: 'HW-NSP',
  },
  'NSP_STATUS 105': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy pushsend.do, response header: parameter error',
    source: 'HW-NSP',
  },
  'NSP_STATUS 403': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy pushsend.do, response header: client id lacks the right',
    source: 'HW-NSP',
  },
  'NSP_STATUS 500': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy pushsend.do, response header: call failed',
    source: 'HW-NSP',
  },
  'NSP_STATUS 501': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy pushsend.do, response header: service dispatch failed (nsp_svc wrong)',
    source: 'HW-NSP',
  },
  'NSP_STATUS 503': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy pushsend.do, response header: system flow control',
    source: 'HW-NSP',
  },
  'NSP_STATUS 1302': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy pushsend.do, response header: API flow control',
    source: 'HW-NSP',
  },
  'NSP_STATUS 31204': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy pushsend.do, response header: access token revoked early',
    source: 'HW-NSP',
  },
  80000001: {
    httpStatus: 200, confidence: 'inferred',
    en: 'legacy: seen in an issue thread, meaning not found; NOT success although it starts with 8000000',
    source: 'vicc1024/OnePush#29',
  },
  80000003: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy: device offline',
    source: 'mPaaS-398576',
  },
  80000004: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy: app uninstalled',
    source: 'mPaaS-398576',
  },
  80000005: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy: response timeout',
    source: 'mPaaS-398576',
  },
  80000006: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy: no route, device never connected',
    source: 'mPaaS-398576',
  },
  80200004: {
    httpStatus: 200, confidence: 'inferred',
    en: 'legacy ps_single_send: Illegal token (one forum post; which token is meant is not answered)',
    source: 'hw-forum-35011878',
  },
};

const operationTexts: TextTable = {
  80000000: {
    httpStatus: 200, confidence: 'official',
    en: 'topic subscribe/unsubscribe/list ok; look at failureCount and errors[]: with failures that cannot be told apart the outcome of all is uncertain',
    source: 'HMS-python-demo',
  },
  82000001: {
    confidence: 'secondary',
    en: 'group key or group name wrong',
    source: 'HMS-java-demo',
  },
  82000002: {
    confidence: 'secondary',
    en: 'group key and group name do not belong together',
    source: 'HMS-java-demo',
  },
  82000003: {
    confidence: 'secondary',
    en: 'token array missing',
    source: 'HMS-java-demo',
  },
  82000004: {
    confidence: 'secondary',
    en: 'group does not exist',
    source: 'HMS-java-demo',
  },
  82000005: {
    confidence: 'secondary',
    en: 'group belongs to another app',
    source: 'HMS-java-demo',
  },
  82000006: {
    confidence: 'secondary',
    en: 'too many tokens or groups',
    source: 'HMS-java-demo',
  },
  82000007: {
    confidence: 'secondary',
    en: 'topic name invalid',
    source: 'HMS-java-demo',
  },
  82000008: {
    confidence: 'secondary',
    en: 'token array missing or over the limit (1000)',
    source: 'HMS-java-demo',
  },
  82000009: {
    confidence: 'secondary',
    en: 'token already subscribes to the maximum of 2000 topics',
    source: 'HMS-java-demo',
  },
  82000010: {
    confidence: 'secondary',
    en: 'some tokens of the array are wrong (errors[] by index)',
    source: 'HMS-java-demo',
  },
  82000011: {
    confidence: 'secondary',
    en: 'token missing',
    source: 'HMS-java-demo',
  },
  82000012: {
    confidence: 'secondary',
    en: 'data storage location not chosen for the app',
    source: 'HMS-java-demo',
  },
  82000013: {
    confidence: 'secondary',
    en: 'data storage location does not match the real data',
    source: 'HMS-java-demo',
  },
  80300008: {
    confidence: 'official',
    en: 'messages:revoke: body over 4096 bytes',
    source: 'HW-REVOKE',
  },
  80100003: {
    confidence: 'official',
    en: 'messages:revoke: body wrong',
    source: 'HW-REVOKE',
  },
};

const authTexts: TextTable = {
  200: {
    httpStatus: 200, confidence: 'official',
    en: 'access_token, expires_in (seconds, 3600), token_type Bearer',
    source: 'HW-OAUTH',
  },
  400: {
    httpStatus: 400, confidence: 'official',
    en: 'parameter error; numeric error + sub_error in body decide',
    source: 'HW-OAUTH',
  },
  403: {
    httpStatus: 403, confidence: 'official',
    en: 'blocked by caller-side network policy',
    source: 'HW-OAUTH',
  },
  404: {
    httpStatus: 404, confidence: 'official',
    en: 'wrong URI',
    source: 'HW-OAUTH',
  },
  405: {
    httpStatus: 405, confidence: 'official',
    en: 'method not allowed',
    source: 'HW-OAUTH',
  },
  500: {
    httpStatus: 500, confidence: 'official',
    en: 'internal fault',
    source: 'HW-OAUTH',
  },
  502: {
    httpStatus: 502, confidence: 'official',
    en: 'unstable network at the gateway',
    source: 'HW-OAUTH',
  },
  503: {
    httpStatus: 503, confidence: 'official',
    en: 'system flow control (reported app limit: 1000 tokens per 5 minutes)',
    source: 'HW-OAUTH,anaer-blog',
  },
  504: {
    httpStatus: 504, confidence: 'official',
    en: 'gateway timeout',
    source: 'HW-OAUTH',
  },
  590: {
    httpStatus: 590, confidence: 'official',
    en: 'non-standard status: internal fault',
    source: 'HW-OAUTH',
  },
  '1101/12304': {
    httpStatus: 400, confidence: 'official',
    en: 'client_secret wrong',
    source: 'HW-OAUTH,HW-ACCOUNT-KIT',
  },
  '1101/20002': {
    httpStatus: 400, confidence: 'official',
    en: 'client_id malformed (digits only, 1-64)',
    source: 'HW-OAUTH',
  },
  '1101/20003': {
    httpStatus: 400, confidence: 'official',
    en: 'client_id unknown (client_credentials)',
    source: 'HW-NSP',
  },
  '1101/20022': {
    httpStatus: 400, confidence: 'official',
    en: 'redirect_uri malformed (only authorization_code)',
    source: 'HW-NSP',
  },
  '1101/20152': {
    httpStatus: 400, confidence: 'official',
    en: 'code malformed: body not form-encoded or wrong grant',
    source: 'HW-OAUTH',
  },
  '1101/20171': {
    httpStatus: 400, confidence: 'official',
    en: 'client_secret empty (client_credentials, refresh_token, device_code)',
    source: 'HW-OAUTH',
  },
  '1101/20172': {
    httpStatus: 400, confidence: 'official',
    en: 'client_secret malformed',
    source: 'HW-NSP',
  },
  '1101/20182': {
    httpStatus: 400, confidence: 'official',
    en: 'grant_type wrong',
    source: 'HW-NSP',
  },
  'NSP_STATUS 1': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy gateway: unknown error',
    source: 'HW-NSP',
  },
  'NSP_STATUS 6': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy gateway: access token expired',
    source: 'HW-NSP',
  },
  'NSP_STATUS 102': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy gateway: access token invalid',
    source: 'HW-NSP',
  },
  'NSP_STATUS 105': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy gateway: parameter error',
    source: 'HW-NSP',
  },
  'NSP_STATUS 403': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy gateway: client id lacks the right',
    source: 'HW-NSP',
  },
  'NSP_STATUS 500': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy gateway: call failed',
    source: 'HW-NSP',
  },
  'NSP_STATUS 501': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy gateway: service dispatch failed (nsp_svc wrong)',
    source: 'HW-NSP',
  },
  'NSP_STATUS 503': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy gateway: system flow control',
    source: 'HW-NSP',
  },
  'NSP_STATUS 1302': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy gateway: API flow control',
    source: 'HW-NSP',
  },
  'NSP_STATUS 31204': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy gateway: access token revoked early',
    source: 'HW-NSP',
  },
};

const receiptTexts: TextTable = {
  0: {
    confidence: 'official',
    en: 'delivered',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  2: {
    confidence: 'official',
    en: 'app not installed on the device',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  5: {
    confidence: 'official',
    en: 'token differs from the one the device holds (data cleared, reinstall, deleteToken, reset) or app not activated',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  6: {
    confidence: 'official',
    en: 'notification not shown: notifications or channel off (v2 also: minor mode)',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  10: {
    confidence: 'official',
    en: 'device not connected for 30 days, message not sent',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  14: {
    confidence: 'official',
    en: 'other error, internal network',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  15: {
    confidence: 'official',
    en: 'offline message replaced (collapse key) or pushed out of the 120-message store',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  22: {
    confidence: 'official',
    en: 'user on the device is not the user of the token',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  27: {
    confidence: 'official',
    en: 'app process not running: data/background message cached on the device',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  31: {
    confidence: 'official',
    en: 'page named in click action missing, or OS/app cannot take this message',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  51: {
    confidence: 'official',
    en: 'device rebooted and still locked',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  102: {
    confidence: 'official',
    en: 'dropped by per-device frequency control (3000 per app, device and day)',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  144: {
    confidence: 'official',
    en: 'profileId unknown on the device',
    source: 'HW-RECEIPT-V1,HW-RECEIPT-V2',
  },
  151: {
    confidence: 'official',
    en: 'card formId not on the desktop / message not shown',
    source: 'HW-RECEIPT-V2',
  },
  155: {
    confidence: 'official',
    en: 'live view update failed: not created or expired',
    source: 'HW-RECEIPT-V2',
  },
  156: {
    confidence: 'official',
    en: 'live view update out of order (version lower)',
    source: 'HW-RECEIPT-V2',
  },
  158: {
    confidence: 'official',
    en: 'live view with that activityId already exists (created by Live View Kit)',
    source: 'HW-RECEIPT-V2',
  },
  188: {
    confidence: 'official',
    en: 'app could not be started; try later',
    source: 'HW-RECEIPT-V2',
  },
  191: {
    confidence: 'official',
    en: 'badge update failed',
    source: 'HW-RECEIPT-V2',
  },
  201: {
    confidence: 'official',
    en: 'v1 only: server suppresses this target (uninstalled, notifications off, token/user mismatch)',
    source: 'HW-RECEIPT-V1',
  },
  256: {
    confidence: 'official',
    en: 'scenario frequency limit: marketing quota, penalty, live view, card, or 1000 test messages a day',
    source: 'HW-RECEIPT-V2',
  },
  259: {
    confidence: 'official',
    en: 'rejected: forbidden content or unsafe url',
    source: 'HW-RECEIPT-V2',
  },
  261: {
    confidence: 'official',
    en: 'card does not exist; suppressed for 30 days',
    source: 'HW-RECEIPT-V2',
  },
  262: {
    confidence: 'official',
    en: 'card refresh limit on the device; suppressed for 1 day',
    source: 'HW-RECEIPT-V2',
  },
  264: {
    confidence: 'official',
    en: 'subscription message, but user has not subscribed',
    source: 'HW-RECEIPT-V2',
  },
  265: {
    confidence: 'official',
    en: 'live view of that activityId does not exist; blocked for 24 hours',
    source: 'HW-RECEIPT-V2',
  },
  268: {
    confidence: 'official',
    en: 'live view update without status field',
    source: 'HW-RECEIPT-V2',
  },
  269: {
    confidence: 'official',
    en: 'live view created twice (same activityId)',
    source: 'HW-RECEIPT-V2',
  },
};

const clientTexts: TextTable = {
  '-5': {
    confidence: 'secondary',
    en: 'getToken task failed (aggregator wording; no Huawei page found)',
    source: 'trtc.io/document/74196',
  },
  '-1': {
    confidence: 'official',
    en: 'generic error of the cross-platform plugins',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  333: {
    confidence: 'official',
    en: 'empty bundle (cross-platform plugins)',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  1002: {
    confidence: 'official',
    en: 'API not specified',
    source: 'HMS-SDK-ErrorEnum',
  },
  6002: {
    confidence: 'official',
    en: 'no auth info for the app',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  6003: {
    confidence: 'official',
    en: 'signing certificate fingerprint does not match AppGallery Connect',
    source: 'HMS-flutter-plugin+HW-CLIENT,trtc.io/document/74196',
  },
  6004: {
    confidence: 'official',
    en: 'API permission not applied for',
    source: 'HMS-flutter-plugin+HW-CLIENT,trtc.io/document/74196',
  },
  6005: {
    confidence: 'official',
    en: 'API permission not authorized',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  6006: {
    confidence: 'official',
    en: 'API authorization expired',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122030: {
    confidence: 'official',
    en: 'no token on the device',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122031: {
    confidence: 'official',
    en: 'no network',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122032: {
    confidence: 'official',
    en: 'token invalid/expired on the device: delete and fetch anew',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122034: {
    confidence: 'official',
    en: 'more than 2000 topics subscribed',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122035: {
    confidence: 'official',
    en: 'topic subscription could not be sent',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122036: {
    confidence: 'official',
    en: 'push right not enabled for the app',
    source: 'HMS-flutter-plugin+HW-CLIENT,trtc.io/document/74196',
  },
  907122037: {
    confidence: 'official',
    en: 'token could not be obtained',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122038: {
    confidence: 'official',
    en: 'storage location missing or invalid',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122039: {
    confidence: 'secondary',
    en: 'no multi-sender right',
    source: 'HMS-SDK-ErrorEnum',
  },
  907122041: {
    confidence: 'official',
    en: 'uplink message too large',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122042: {
    confidence: 'official',
    en: 'invalid parameters',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122043: {
    confidence: 'official',
    en: 'too many uplink messages',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122044: {
    confidence: 'official',
    en: 'uplink message outlived its ttl',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122045: {
    confidence: 'official',
    en: 'unknown error',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122046: {
    confidence: 'official',
    en: 'push service unavailable on the device',
    source: 'HMS-flutter-plugin+HW-CLIENT,trtc.io/document/74196',
  },
  907122047: {
    confidence: 'official',
    en: 'push server returned an error (also listed as a common error)',
    source: 'HMS-flutter-plugin+HW-CLIENT,trtc.io/document/74196',
  },
  907122048: {
    confidence: 'official',
    en: 'HMS Core apk cannot reach Push Kit',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122049: {
    confidence: 'official',
    en: 'EMUI too old for the call',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122050: {
    confidence: 'official',
    en: 'called on the main thread',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122051: {
    confidence: 'official',
    en: 'device certificate check failed',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122052: {
    confidence: 'official',
    en: 'service bind failed',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122053: {
    confidence: 'official',
    en: 'cross-region token application forbidden',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122054: {
    confidence: 'official',
    en: 'SDK initializing itself, try again',
    source: 'HMS-flutter-plugin+HW-CLIENT,trtc.io/document/74196',
  },
  907122055: {
    confidence: 'official',
    en: 'system busy',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122056: {
    confidence: 'official',
    en: 'uplink send failed',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122057: {
    confidence: 'secondary',
    en: 'device not in the device group',
    source: 'HMS-SDK-ErrorEnum',
  },
  907122058: {
    confidence: 'official',
    en: 'uplink cache full (20)',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122059: {
    confidence: 'official',
    en: 'uplink message cached (no network)',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122060: {
    confidence: 'official',
    en: 'app server offline',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122061: {
    confidence: 'official',
    en: 'uplink flow control',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907122064: {
    confidence: 'secondary',
    en: 'project id missing in agconnect-services.json',
    source: 'HMS-SDK-ErrorEnum',
  },
  907122065: {
    confidence: 'secondary',
    en: 'token restricted on this device type (watch, VR, router)',
    source: 'HMS-SDK-ErrorEnum',
  },
  907122066: {
    confidence: 'secondary',
    en: 'HUAWEI ID not signed in',
    source: 'HMS-SDK-ErrorEnum',
  },
  907122067: {
    confidence: 'secondary',
    en: 'more than 10 profiles bound',
    source: 'HMS-SDK-ErrorEnum',
  },
  907122068: {
    confidence: 'secondary',
    en: 'called in a child process',
    source: 'HMS-SDK-ErrorEnum',
  },
  907122069: {
    confidence: 'secondary',
    en: 'sub-user (second OS user) not supported',
    source: 'HMS-SDK-ErrorEnum,trtc.io/document/74196',
  },
  907122101: {
    confidence: 'secondary',
    en: 'third-party (proxy) token could not be obtained',
    source: 'HMS-SDK-ErrorEnum',
  },
  907122102: {
    confidence: 'secondary',
    en: 'third-party token could not be deleted',
    source: 'HMS-SDK-ErrorEnum',
  },
  907122103: {
    confidence: 'secondary',
    en: 'internal error of the third-party push SDK',
    source: 'HMS-SDK-ErrorEnum',
  },
  907122105: {
    confidence: 'secondary',
    en: 'content could not be built',
    source: 'HMS-SDK-ErrorEnum',
  },
  907135000: {
    confidence: 'official',
    en: 'arguments invalid (app_id, signing config)',
    source: 'HMS-flutter-plugin+HW-CLIENT,trtc.io/document/74196',
  },
  907135001: {
    confidence: 'official',
    en: 'internal error of the HMS framework',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907135002: {
    confidence: 'official',
    en: 'API name unknown',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907135003: {
    confidence: 'official',
    en: 'client API invalid: SDK cannot connect to HMS Core apk',
    source: 'HMS-flutter-plugin+HW-CLIENT,trtc.io/document/74196',
  },
  907135004: {
    confidence: 'official',
    en: 'AIDL call timed out',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907135005: {
    confidence: 'official',
    en: 'service not offered in this region',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907135006: {
    confidence: 'official',
    en: 'AIDL session invalid',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907135007: {
    confidence: 'official',
    en: 'network refused: privacy statement not accepted at first boot',
    source: 'HW-CLIENT',
  },
  907135104: {
    confidence: 'secondary',
    en: 'domain could not be fetched',
    source: 'HMS-SDK-ErrorEnum',
  },
  907135700: {
    confidence: 'official',
    en: 'gateway call for the app scope failed',
    source: 'HMS-flutter-plugin+HW-CLIENT,trtc.io/document/74196',
  },
  907135701: {
    confidence: 'official',
    en: 'app scope list empty: scope not configured in AppGallery Connect',
    source: 'HMS-flutter-plugin+HW-CLIENT,HW-CLIENT',
  },
  907135702: {
    confidence: 'official',
    en: 'certificate fingerprint not configured',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  907135703: {
    confidence: 'official',
    en: 'permission list empty',
    source: 'HMS-flutter-plugin+HW-CLIENT',
  },
  800000000: {
    confidence: 'secondary',
    en: '9-digit SDK-internal alias of 907122030 (no token)',
    source: 'HMS-SDK-ErrorEnum',
  },
  800000001: {
    confidence: 'secondary',
    en: 'alias of 907122032 (token invalid)',
    source: 'HMS-SDK-ErrorEnum',
  },
  800000002: {
    confidence: 'secondary',
    en: 'alias of 907122031 (no network)',
    source: 'HMS-SDK-ErrorEnum',
  },
  800000003: {
    confidence: 'secondary',
    en: 'alias of 907122046',
    source: 'HMS-SDK-ErrorEnum',
  },
  800000004: {
    confidence: 'secondary',
    en: 'alias of 907122047',
    source: 'HMS-SDK-ErrorEnum',
  },
  800000005: {
    confidence: 'secondary',
    en: 'alias of 907122045',
    source: 'HMS-SDK-ErrorEnum',
  },
  800100000: {
    confidence: 'secondary',
    en: 'alias of 907122036 (no right); NOT the server code 80100000',
    source: 'HMS-SDK-ErrorEnum,alvareztech/android-notifications',
  },
  800100001: {
    confidence: 'secondary',
    en: 'alias of 907122037 (also 800100002..800100005)',
    source: 'HMS-SDK-ErrorEnum',
  },
  800100006: {
    confidence: 'secondary',
    en: 'alias of 907122053',
    source: 'HMS-SDK-ErrorEnum',
  },
  800100007: {
    confidence: 'secondary',
    en: 'alias of 907122039',
    source: 'HMS-SDK-ErrorEnum',
  },
  800100014: {
    confidence: 'secondary',
    en: 'alias of 907122065',
    source: 'HMS-SDK-ErrorEnum',
  },
  800200001: {
    confidence: 'secondary',
    en: 'alias of 907122032; NOT the server code 80200001',
    source: 'HMS-SDK-ErrorEnum',
  },
  800200003: {
    confidence: 'secondary',
    en: 'alias of 907122034; NOT the server code 80200003',
    source: 'HMS-SDK-ErrorEnum',
  },
  800300002: {
    confidence: 'secondary',
    en: 'alias of 907122043; NOT the server code 80300002',
    source: 'HMS-SDK-ErrorEnum',
  },
  800300007: {
    confidence: 'secondary',
    en: 'alias of 907122038 (storage location); NOT the server code 80300007',
    source: 'HMS-SDK-ErrorEnum',
  },
  800300010: {
    confidence: 'secondary',
    en: 'alias of 907122060; NOT the server code 80300010',
    source: 'HMS-SDK-ErrorEnum',
  },
  800400000: {
    confidence: 'secondary',
    en: 'alias of 907122067',
    source: 'HMS-SDK-ErrorEnum',
  },
  807135000: {
    confidence: 'secondary',
    en: 'alias range 807135000..807135006 of 907135000..907135006',
    source: 'HMS-SDK-ErrorEnum',
  },
  '1000900001': {
    confidence: 'official',
    en: 'HarmonyOS: system internal error',
    source: 'HW-HOS-CLIENT',
  },
  '1000900002': {
    confidence: 'official',
    en: 'HarmonyOS: extension ability missing',
    source: 'HW-HOS-CLIENT',
  },
  '1000900003': {
    confidence: 'official',
    en: 'HarmonyOS: extension callback failed',
    source: 'HW-HOS-CLIENT',
  },
  '1000900004': {
    confidence: 'official',
    en: 'HarmonyOS: extension callback timed out',
    source: 'HW-HOS-CLIENT',
  },
  '1000900009': {
    confidence: 'secondary',
    en: 'HarmonyOS: push service internal error (emulator, no network)',
    source: 'segmentfault-1010000046172836',
  },
  '1000900010': {
    confidence: 'secondary',
    en: 'HarmonyOS: illegal application identity (app type, fingerprint, client_id)',
    source: 'segmentfault-1010000045446544,csdn-138222958',
  },
};

export const texts: Texts = { send: sendTexts, operation: operationTexts, auth: authTexts, receipt: receiptTexts, client: clientTexts };
