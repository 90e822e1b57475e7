import type { CodeTable } from '../../core/code-table.ts';
import type { TextTable, Texts } from '../../core/texts.ts';

/** Codes that only a device sees. */
export const client = {
  65040: 'client_sdk',
  66006: 'client_sdk',
  66108: 'client_sdk',
  66109: 'client_sdk',
  66300: 'client_sdk',
  66301: 'client_sdk',
  66306: 'client_sdk',
  70000001: 'client_sdk',
  70000002: 'client_sdk',
  70000003: 'client_sdk',
  70000004: 'client_sdk',
} as const satisfies CodeTable;

const sendTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'request taken; NOT a delivery. Look at data.bad_regids (regid sends) and data.channel_exceed_quota (multi_messages) before calling it a full success',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  '-1': {
    httpStatus: 200, confidence: 'official',
    en: 'unknown error on the vendor side',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  1: {
    httpStatus: 200, confidence: 'official',
    en: 'internal error',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  100: {
    httpStatus: 200, confidence: 'official',
    en: 'a required parameter is blank',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10001: {
    httpStatus: 200, confidence: 'official',
    en: 'system error',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10002: {
    httpStatus: 200, confidence: 'official',
    en: 'system busy (docs) / service paused (SDK enum)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10003: {
    httpStatus: 200, confidence: 'official',
    en: 'a remote service behind the API failed',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10004: {
    httpStatus: 200, confidence: 'official',
    en: 'this server IP may not use the resource',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10005: {
    httpStatus: 200, confidence: 'official',
    en: 'the app key is not authorised for the resource',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10006: {
    httpStatus: 200, confidence: 'official',
    en: 'app key parameter missing',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10007: {
    httpStatus: 200, confidence: 'official',
    en: 'mime type not supported',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10008: {
    httpStatus: 200, confidence: 'official',
    en: 'parameter error',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10009: {
    httpStatus: 200, confidence: 'official',
    en: 'system busy (older number for 10002)',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10010: {
    httpStatus: 200, confidence: 'official',
    en: 'vendor-side job timed out',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10011: {
    httpStatus: 200, confidence: 'official',
    en: 'vendor-side RPC error',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10012: {
    httpStatus: 200, confidence: 'official',
    en: 'illegal request',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10013: {
    httpStatus: 200, confidence: 'official',
    en: 'illegal user',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10014: {
    httpStatus: 200, confidence: 'official',
    en: 'app has only restricted access to the interface',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10016: {
    httpStatus: 200, confidence: 'official',
    en: 'required parameter missing',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10017: {
    httpStatus: 200, confidence: 'official',
    en: 'parameter value illegal',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10018: {
    httpStatus: 200, confidence: 'official',
    en: 'request body too long',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10020: {
    httpStatus: 200, confidence: 'official',
    en: 'no such API path',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10021: {
    httpStatus: 200, confidence: 'official',
    en: 'HTTP method not supported',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10022: {
    httpStatus: 200, confidence: 'official',
    en: 'this IP calls too often',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10023: {
    httpStatus: 200, confidence: 'official',
    en: 'this user calls too often',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10024: {
    httpStatus: 200, confidence: 'official',
    en: 'this user calls a special API too often',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10025: {
    httpStatus: 200, confidence: 'official',
    en: 'callback URL illegal (older number for 65038)',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10026: {
    httpStatus: 200, confidence: 'official',
    en: 'app blocklisted, may not call the API',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10027: {
    httpStatus: 200, confidence: 'official',
    en: 'app calls the API too often',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10028: {
    httpStatus: 200, confidence: 'official',
    en: 'total API calls of the app too frequent',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  10031: {
    httpStatus: 200, confidence: 'official',
    en: 'app blocklisted, sending forbidden. Seen: reason "AppId(id=...) in the blacklist, forbid to send messages"',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196; wildfirechat/push_server#35 [issue thread]',
  },
  10034: {
    httpStatus: 200, confidence: 'official',
    en: 'app sent too many messages today',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10036: {
    httpStatus: 200, confidence: 'official',
    en: 'application operation forbidden',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10037: {
    httpStatus: 200, confidence: 'secondary',
    en: 'request expired. MiPush sends carry no timestamp, so not clock skew; one company push service retries it',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [julive push service retries 10002/10003/10027/10037]',
  },
  20209: {
    httpStatus: 200, confidence: 'official',
    en: 'topic illegal',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [meaning; cause inferred]',
  },
  20301: {
    httpStatus: 200, confidence: 'official',
    en: '"send failed": generic; kind and the reason field decide. Reason "No valid targets!" and ONE regid (kind unicast, or a list of one): that regid is dead. A list of regids: every one failed, suspect (could be wrong package, secret or region). Alias, user_account, topic: target_not_found, keep. Kind not given, any other reason, or none: suspect',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196; bilibili mi client test; octo/julive/others [code; reason text from 5 independent logs]',
  },
  20607: {
    httpStatus: 200, confidence: 'official',
    en: 'vendor DB error',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  21301: {
    httpStatus: 200, confidence: 'official',
    en: 'authentication failed. Seen: reason "Invalid application secret."',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196; MixPush#44; Ydb.Push.XMPush [logs]',
  },
  21302: {
    httpStatus: 200, confidence: 'official',
    en: 'token authentication failed (the optional X-PUSH-AUDIT-TOKEN header of the SDK)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [meaning; header link inferred]',
  },
  21303: {
    httpStatus: 200, confidence: 'official',
    en: 'restricted request',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [meaning; cause inferred]',
  },
  21305: {
    httpStatus: 200, confidence: 'official',
    en: 'necessary parameter missing. Seen: reason "Must input one of: regid/topic/alias/userAccount/miid/geoId/groupId/region" (empty target)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196; zhangfh517/gomipush errors.go [log]',
  },
  22000: {
    httpStatus: 200, confidence: 'official',
    en: 'illegal application',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [meaning; cause inferred]',
  },
  22001: {
    httpStatus: 200, confidence: 'official',
    en: 'application does not exist',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  22002: {
    httpStatus: 200, confidence: 'official',
    en: 'application revoked',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  22004: {
    httpStatus: 200, confidence: 'official',
    en: 'application info missing',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  22006: {
    httpStatus: 200, confidence: 'official',
    en: 'application id invalid',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  22007: {
    httpStatus: 200, confidence: 'official',
    en: 'application key invalid',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  22008: {
    httpStatus: 200, confidence: 'official',
    en: 'application secret invalid',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  22021: {
    httpStatus: 200, confidence: 'official',
    en: 'user has not authorised the application',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  22022: {
    httpStatus: 200, confidence: 'official',
    en: 'package name invalid for this app (restricted_package_name against the secret)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [meaning; cause inferred]',
  },
  22100: {
    httpStatus: 200, confidence: 'official',
    en: 'notification data format illegal',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  22101: {
    httpStatus: 200, confidence: 'official',
    en: 'too many notifications of the app',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  22102: {
    httpStatus: 200, confidence: 'official',
    en: 'sending the notification failed',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  22103: {
    httpStatus: 200, confidence: 'official',
    en: 'notify id illegal (must be 0..2147483647)',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  26003: {
    httpStatus: 200, confidence: 'official',
    en: 'push-internal call failed',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  26004: {
    httpStatus: 200, confidence: 'official',
    en: 'broadcasts sent too often',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  26006: {
    httpStatus: 200, confidence: 'official',
    en: 'sending needs a review that is still open',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  27001: {
    httpStatus: 200, confidence: 'official',
    en: 'channel info does not match: channel_id missing where required, not approved, or of another app. Reason reported as "invalid channel info!"',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196; OctoIM MiPush notes [secondary]',
  },
  65003: {
    httpStatus: 200, confidence: 'official',
    en: 'device not found, usually because it is offline',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65007: {
    httpStatus: 200, confidence: 'official',
    en: 'alias is blocklisted (nothing to delete, and no reason to stop the app)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [meaning; cause inferred]',
  },
  65008: {
    httpStatus: 200, confidence: 'official',
    en: 'alias too long',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65009: {
    httpStatus: 200, confidence: 'official',
    en: 'message content too long',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65010: {
    httpStatus: 200, confidence: 'official',
    en: 'topic too long',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65011: {
    httpStatus: 200, confidence: 'official',
    en: 'parameter not given. Seen: reason "Title or Description is empty!"',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196; Dashboard MipushController [log]',
  },
  65012: {
    httpStatus: 200, confidence: 'official',
    en: 'alias empty',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65013: {
    httpStatus: 200, confidence: 'official',
    en: 'topic empty',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65014: {
    httpStatus: 200, confidence: 'official',
    en: 'too many extra.* pairs (limit 10)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65015: {
    httpStatus: 200, confidence: 'official',
    en: 'extra.* pairs too long in total (limit 1024 characters)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65016: {
    httpStatus: 200, confidence: 'official',
    en: 'user account empty',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65017: {
    httpStatus: 200, confidence: 'official',
    en: 'user account too long',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65029: {
    httpStatus: 200, confidence: 'official',
    en: 'remote service exception',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65030: {
    httpStatus: 200, confidence: 'official',
    en: 'the vendor failed while building JSON',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [meaning; could also be bad content]',
  },
  65035: {
    httpStatus: 200, confidence: 'official',
    en: 'too many topics (multi_topic takes 5); a split would change the set logic',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65036: {
    httpStatus: 200, confidence: 'official',
    en: 'callback parameter too long (64 bytes)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65037: {
    httpStatus: 200, confidence: 'official',
    en: 'callback URL too long (128 bytes)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65038: {
    httpStatus: 200, confidence: 'official',
    en: 'callback URL illegal',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65041: {
    httpStatus: 200, confidence: 'official',
    en: 'ImeiMd5 empty',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65042: {
    httpStatus: 200, confidence: 'official',
    en: 'ImeiMd5 invalid',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [meaning; decision inferred (an IMEI hash is not a push token]',
  },
  66007: {
    httpStatus: 200, confidence: 'official',
    en: 'regId format wrong. One regid: dead. A list refused as a whole: suspect, nobody says which one',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  66008: {
    httpStatus: 200, confidence: 'official',
    en: 'invalid request',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  66303: {
    httpStatus: 200, confidence: 'official',
    en: 'Xiaomi account id (miid target) empty',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  66304: {
    httpStatus: 200, confidence: 'official',
    en: 'Xiaomi account id too long',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  66305: {
    httpStatus: 200, confidence: 'official',
    en: 'Xiaomi account id format wrong',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  70011: {
    httpStatus: 200, confidence: 'official',
    en: 'input empty',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  70012: {
    httpStatus: 200, confidence: 'official',
    en: 'jobkey format illegal (digits, letters, _ and -, at most 20, not starting with _)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  200001: {
    httpStatus: 200, confidence: 'official',
    en: 'daily quota used up. reason reads "exceed quota, quota: <total>, have acked: <delivered>". NOT returned by multi_messages',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196; dev.mi.com pId=1656 (2026-02-04)',
  },
  200002: {
    httpStatus: 200, confidence: 'official',
    en: 'QPS limit hit',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196; dev.mi.com pId=1656 (2026-02-04)',
  },
  channel_exceed_quota: {
    httpStatus: 200, confidence: 'official',
    en: 'with code 0 on /v2/multi_messages/*: data.channel_exceed_quota = "no_channel:2 a:3", counts of messages dropped by channel. Nobody says which targets, so the outcome is uncertain: not accepted, and sent again only where a repeat is harmless. Refused for certain only when the counts add up to all targets of the call',
    source: 'dev.mi.com pId=1656 (2026-02-04); OctoIM notes',
  },
  bad_regids: {
    httpStatus: 200, confidence: 'secondary',
    en: 'with code 0 on regid sends: data.bad_regids = comma-joined list of refused regids; the other regids were taken. Should every regid of a longer list stand in it: suspect',
    source: 'geek-go/xmpush; julive XiaomiPushHelper; Node lib 23379620947; others [6 independent consumers, no literal log]',
  },
  'http 5xx': {
    confidence: 'official',
    en: 'official SDK throws the body away and retries: base 1000 ms, sleep base/2+random(base), doubling up to 1024 s',
    source: 'HttpBase.java, PushSender.java [SDK code]',
  },
  'http 4xx': {
    confidence: 'inferred',
    en: 'old SDK raises InvalidRequestException(status, body); no documented list. 401 and 403 are credential_invalid, 429 is rate_limited, 408 is timeout',
    source: 'HttpBase.java [from SDK code]',
  },
};

const operationTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'call succeeded (feedback, topic, revoke, stats)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10029: {
    httpStatus: 200, confidence: 'official',
    en: 'illegal device: an app operation (register, unregister, subscribe) found no such device',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [meaning; decision inferred]',
  },
  10030: {
    httpStatus: 200, confidence: 'official',
    en: 'invalid-regid list fetched too often',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10032: {
    httpStatus: 200, confidence: 'official',
    en: 'invalid-alias list fetched too often',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10033: {
    httpStatus: 200, confidence: 'official',
    en: 'app blocklisted for feedback calls',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10035: {
    httpStatus: 200, confidence: 'official',
    en: 'nothing left to fetch in the invalid-alias list: an empty page, not a fault',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [meaning; cause inferred]',
  },
  10038: {
    httpStatus: 200, confidence: 'official',
    en: 'app may not read stats/trace data',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10039: {
    httpStatus: 200, confidence: 'official',
    en: 'stats/trace read too often',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  20215: {
    httpStatus: 200, confidence: 'official',
    en: 'topic subscribe failed',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  20216: {
    httpStatus: 200, confidence: 'official',
    en: 'topic unsubscribe failed',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  20315: {
    httpStatus: 200, confidence: 'official',
    en: 'deleting a broadcast failed',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  22003: {
    httpStatus: 200, confidence: 'official',
    en: 'updating the application failed',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  22005: {
    httpStatus: 200, confidence: 'official',
    en: 'application name illegal',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  22020: {
    httpStatus: 200, confidence: 'official',
    en: 'application description illegal',
    source: 'com.xiaomi.push.sdk.ErrorCode (server SDK 1.0.5/2.2.19) [SDK enum only]',
  },
  26005: {
    httpStatus: 200, confidence: 'official',
    en: 'user_account set too often, forbidden',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65006: {
    httpStatus: 200, confidence: 'official',
    en: 'alias set too often, forbidden',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  65028: {
    httpStatus: 200, confidence: 'official',
    en: 'no such message (trace, revoke, delete)',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  66307: {
    httpStatus: 200, confidence: 'official',
    en: 'message id for deleting a scheduled job is invalid',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  66308: {
    httpStatus: 200, confidence: 'official',
    en: 'scoring service parameters illegal',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  80002: {
    httpStatus: 200, confidence: 'secondary',
    en: 'EMQ host: no message in the queue (an empty page)',
    source: 'bilibili openplatform mi client constants',
  },
};

const receiptTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'an invalid list that was fetched (data.list): the call worked, its items are the verdicts',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  invalid_list: {
    httpStatus: 200, confidence: 'official',
    en: 'with code 0 from fetch_invalid_regids / fetch_invalid_aliases: every item of data.list. Regid: dead. Alias (kind alias): target_not_found, keep',
    source: 'Node pusher nock test; official SDK Feedback.java [meaning; decision inferred]',
  },
  10030: {
    httpStatus: 200, confidence: 'official',
    en: 'invalid-regid list fetched too often',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10032: {
    httpStatus: 200, confidence: 'official',
    en: 'invalid-alias list fetched too often',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10033: {
    httpStatus: 200, confidence: 'official',
    en: 'app blocklisted for feedback calls',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  10035: {
    httpStatus: 200, confidence: 'official',
    en: 'nothing left to fetch in the invalid-alias list: an empty page, not a fault',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [meaning; cause inferred]',
  },
  1: {
    confidence: 'official',
    en: 'delivered',
    source: 'go-common MipushCallback test quoting dev.mi.com pId=1558',
  },
  2: {
    confidence: 'official',
    en: 'clicked',
    source: 'go-common MipushCallback test quoting dev.mi.com pId=1558',
  },
  16: {
    confidence: 'official',
    en: 'target invalid: 30 days without a connection, alias/account/regid wrong, app not registered or uninstalled, wrong region. Regids: dead; where replaceTarget names a new regid the outcome carries it in `replacements`. Aliases, accounts: target_not_found, keep. Kind not known: suspect',
    source: 'go-common MipushCallback test quoting dev.mi.com pId=1558; julive XiaomiPushHelper comment',
  },
  32: {
    confidence: 'official',
    en: 'the client called disablePush',
    source: 'julive XiaomiPushHelper comment quoting docs',
  },
  64: {
    confidence: 'official',
    en: 'device does not meet the message filter (network, place, app version, model, language)',
    source: 'go-common MipushCallback test quoting dev.mi.com pId=1558 [meaning; cause inferred]',
  },
  128: {
    confidence: 'official',
    en: 'over quota; extra.ack/extra.quota = daily total of the app (that channel class)',
    source: 'go-common MipushCallback test quoting dev.mi.com pId=1558; dev.mi.com pId=1656 (2026-02-04)',
  },
  '128+device_quota': {
    confidence: 'official',
    en: 'over quota; extra.device_acked/extra.device_quota = only this device had its share today',
    source: 'go-common MipushCallback test quoting dev.mi.com pId=1558; dev.mi.com pId=1656 (2026-02-04)',
  },
  1024: {
    confidence: 'official',
    en: 'present in the newest doc sample without explanation',
    source: 'go-common MipushCallback test quoting dev.mi.com pId=1558 [sample, meaning not found]',
  },
};

const clientTexts: TextTable = {
  65040: {
    confidence: 'official',
    en: 'un-registration failed. The English table says "Cancellation failed", but the Chinese original is about unregistering',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196 [Chinese original]',
  },
  66006: {
    confidence: 'official',
    en: 'device or app registration failed',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  66108: {
    confidence: 'official',
    en: 'illegal info in the device request; in practice the package name does not fit the app id',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196; cnblogs zhangwenju 14240550 [blog]',
  },
  66109: {
    confidence: 'official',
    en: 'regSecret illegal',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  66300: {
    confidence: 'official',
    en: 'unknown command',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  66301: {
    confidence: 'official',
    en: 'command failed',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  66306: {
    confidence: 'official',
    en: 'switching push on or off failed',
    source: 'dev.mi.com pId=1560 (2024-10-18) + trtc.io/document/74196',
  },
  70000001: {
    confidence: 'official',
    en: 'push service unavailable on the device',
    source: 'MiPush_SDK_Client_6_0_1-C.jar com.xiaomi.mipush.sdk.ErrorCode [client SDK]',
  },
  70000002: {
    confidence: 'official',
    en: 'authentication error on the device (app id/key/package)',
    source: 'MiPush_SDK_Client_6_0_1-C.jar com.xiaomi.mipush.sdk.ErrorCode [client SDK]',
  },
  70000003: {
    confidence: 'official',
    en: 'payload invalid on the device',
    source: 'MiPush_SDK_Client_6_0_1-C.jar com.xiaomi.mipush.sdk.ErrorCode [client SDK]',
  },
  70000004: {
    confidence: 'official',
    en: 'internal error on the device',
    source: 'MiPush_SDK_Client_6_0_1-C.jar com.xiaomi.mipush.sdk.ErrorCode [client SDK]',
  },
};

export const texts: Texts = { send: sendTexts, operation: operationTexts, receipt: receiptTexts, client: clientTexts };
