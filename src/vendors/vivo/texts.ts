import type { CodeTable } from '../../core/code-table.ts';
import type { TextTable, Texts } from '../../core/texts.ts';

/** Codes that only a device sees. */
export const client = {
  10302: 'client_sdk',
  10003: 'client_sdk',
} as const satisfies CodeTable;

const sendTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'call accepted; on pushToList still read invalidUsers',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo server API doc mirror yimenapp.com/kb-yimen/12123 + app.applebyme.cn 2017.html',
  },
  10000: {
    httpStatus: 200, confidence: 'official',
    en: 'authToken missing, wrong or expired',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); Getui vendor rule table unnamed public code',
  },
  10040: {
    httpStatus: 200, confidence: 'secondary',
    en: 'a client in the field retries on it; meaning not documented in our material',
    source: 'push_sdks vivopush client unnamed public code',
  },
  10043: {
    httpStatus: 200, confidence: 'official',
    en: 'push channel of this application has been switched off',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10045: {
    httpStatus: 200, confidence: 'official',
    en: 'application still under review: only test pushes (pushMode 1) allowed',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10050: {
    httpStatus: 200, confidence: 'official',
    en: 'neither alias nor regId supplied',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10051: {
    httpStatus: 200, confidence: 'official',
    en: 'classification value not allowed for this message type',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10054: {
    httpStatus: 200, confidence: 'official',
    en: 'notifyType out of range (1-4)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10055: {
    httpStatus: 200, confidence: 'official',
    en: 'title empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10056: {
    httpStatus: 200, confidence: 'official',
    en: 'title over 40 characters',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10057: {
    httpStatus: 200, confidence: 'official',
    en: 'content empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10058: {
    httpStatus: 200, confidence: 'official',
    en: 'content over 100 characters',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10059: {
    httpStatus: 200, confidence: 'official',
    en: 'timeToLive outside the allowed range',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10060: {
    httpStatus: 200, confidence: 'official',
    en: 'skipType not 1-4',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10061: {
    httpStatus: 200, confidence: 'official',
    en: 'skipType 2 without skipContent',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10062: {
    httpStatus: 200, confidence: 'official',
    en: 'skipType 2 skipContent too long (2048 now, 1000 in the old SDK)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10063: {
    httpStatus: 200, confidence: 'official',
    en: 'skipType 3 without skipContent',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10064: {
    httpStatus: 200, confidence: 'official',
    en: 'skipType 3 skipContent too long (2048 now, 1024 in the old SDK)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10065: {
    httpStatus: 200, confidence: 'official',
    en: 'networkType not -1 or 1',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10066: {
    httpStatus: 200, confidence: 'official',
    en: 'more than 10 custom key/value pairs (old SDK check)',
    source: 'vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10067: {
    httpStatus: 200, confidence: 'official',
    en: 'custom key/value pair invalid or total over 1024 characters',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10068: {
    httpStatus: 200, confidence: 'official',
    en: 'skipType 4 without skipContent',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10069: {
    httpStatus: 200, confidence: 'official',
    en: 'skipType 4 skipContent too long',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10070: {
    httpStatus: 200, confidence: 'official',
    en: 'daily volume of OPERATION messages used up (system messages may still go)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo server API doc mirror yimenapp.com/kb-yimen/12123 + app.applebyme.cn 2017.html',
  },
  10071: {
    httpStatus: 200, confidence: 'official',
    en: 'outside the send window of operation messages (07:00-23:00 Beijing time); system messages may still go',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); TPNS docs; help.aliyun.com 616229 [code, inferred reset]',
  },
  10072: {
    httpStatus: 200, confidence: 'official',
    en: 'pushing too fast (per-second limit)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10073: {
    httpStatus: 200, confidence: 'official',
    en: 'daily volume of SYSTEM messages used up (operation messages may still go)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); push_sdks vivopush client unnamed public code',
  },
  10082: {
    httpStatus: 200, confidence: 'official',
    en: 'system-message switch not enabled for the application',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10085: {
    httpStatus: 200, confidence: 'secondary',
    en: 'release app sent a title/content that looks like a test (digits only, letters only, symbols, brackets)',
    source: 'push_sdks vivopush client unnamed public code',
  },
  10092: {
    httpStatus: 200, confidence: 'official',
    en: 'profileId too long (64)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10094: {
    httpStatus: 200, confidence: 'official',
    en: 'appId in the body is not the app the authToken was issued for',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo server API doc mirror yimenapp.com/kb-yimen/12123 + app.applebyme.cn 2017.html',
  },
  10095: {
    httpStatus: 200, confidence: 'official',
    en: 'notifyId out of range (1-2147483647)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10096: {
    httpStatus: 200, confidence: 'official',
    en: 'category unknown or not upper case',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); liyouping/pushapi vivopush/message.go',
  },
  10097: {
    httpStatus: 200, confidence: 'official',
    en: 'category contradicts classification',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); liyouping/pushapi vivopush/message.go',
  },
  10103: {
    httpStatus: 200, confidence: 'official',
    en: 'sensitive words in the push content',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10104: {
    httpStatus: 200, confidence: 'official',
    en: 'content looks like a test message; send real (official) content or use pushMode 1',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); push_sdks vivopush client unnamed public code [code, secondary meaning]',
  },
  10150: {
    httpStatus: 200, confidence: 'official',
    en: 'neither aliases nor regIds supplied (pushToList)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10151: {
    httpStatus: 200, confidence: 'official',
    en: 'taskId empty (pushToList)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10152: {
    httpStatus: 200, confidence: 'official',
    en: 'taskId not one returned by saveListPayload',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10153: {
    httpStatus: 200, confidence: 'official',
    en: 'regIds count not in 2-1000; with one id (or none) a caller error, see Flags',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10154: {
    httpStatus: 200, confidence: 'official',
    en: 'aliases count not in 2-1000; with one alias (or none) a caller error, see Flags',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10155: {
    httpStatus: 200, confidence: 'official',
    en: 'saved message of this taskId is gone or expired: save again',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10252: {
    httpStatus: 200, confidence: 'official',
    en: 'saveListPayload: number of batch message bodies of the DAY used up (not a byte size)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo server API doc mirror yimenapp.com/kb-yimen/12123 + app.applebyme.cn 2017.html',
  },
  10254: {
    httpStatus: 200, confidence: 'official',
    en: '/message/all: full pushes of the day used up (default 1 a day)',
    source: 'vivo server API doc mirror yimenapp.com/kb-yimen/12123 + app.applebyme.cn 2017.html',
  },
  10255: {
    httpStatus: 200, confidence: 'official',
    en: 'full push interface not opened for this app',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10301: {
    httpStatus: 200, confidence: 'official',
    en: 'alias too long (70 now, 40 in the old SDK)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10302: {
    httpStatus: 200, confidence: 'official',
    en: 'regId not found in this app (uninstalled, unsubscribed, data cleared, other app, non-test device); look at invalidUser.status',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); unnamed public code',
  },
  10304: {
    httpStatus: 200, confidence: 'official',
    en: 'extra holds a key that is not supported',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10305: {
    httpStatus: 200, confidence: 'official',
    en: 'extra callback URL over 128 characters',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10306: {
    httpStatus: 200, confidence: 'official',
    en: 'extra callback.param too long (64 old, 192 now)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); Getui vendor rule table unnamed public code',
  },
  10307: {
    httpStatus: 200, confidence: 'official',
    en: 'alias unknown',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10311: {
    httpStatus: 200, confidence: 'official',
    en: 'device cannot be pushed now: notifications off or inactive; passes by itself',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); Getui vendor rule table unnamed public code [code, secondary meaning]',
  },
  10352: {
    httpStatus: 200, confidence: 'official',
    en: 'requestId empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10353: {
    httpStatus: 200, confidence: 'official',
    en: 'requestId over 64 characters',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10800: {
    httpStatus: 200, confidence: 'official',
    en: 'registration_tokens count out of range (max 100, forwarding interface)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); Getui vendor rule table unnamed public code',
  },
  10801: {
    httpStatus: 200, confidence: 'official',
    en: 'notification object missing (forwarding interface)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10802: {
    httpStatus: 200, confidence: 'official',
    en: 'original_source_name missing',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10803: {
    httpStatus: 200, confidence: 'official',
    en: 'original_source_name length wrong',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10804: {
    httpStatus: 200, confidence: 'official',
    en: 'original_source_ip missing',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10806: {
    httpStatus: 200, confidence: 'official',
    en: 'click_action invalid',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10807: {
    httpStatus: 200, confidence: 'official',
    en: 'url too long',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10808: {
    httpStatus: 200, confidence: 'official',
    en: 'intent too long',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  11000: {
    httpStatus: 200, confidence: 'official',
    en: 'classification not 0 or 1 (SDK-side check)',
    source: 'vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  11043: {
    httpStatus: 200, confidence: 'inferred',
    en: 'seen in tickets next to daily-limit symptoms; not in any vivo list',
    source: 'unnamed public code [unverified]',
  },
  'invalidUser.status=1': {
    httpStatus: 200, confidence: 'official',
    en: 'userid unknown in this app (bound to appId); for an alias see Flags',
    source: 'liyouping/pushapi vivopush/message.go; mizhousoft/push-sdk ViVoInvalidUser',
  },
  'invalidUser.status=2': {
    httpStatus: 200, confidence: 'official',
    en: 'uninstalled, unsubscribed (turnOffPush) or data cleared; one SDK reads it as "notifications switched off", see Flags',
    source: 'liyouping/pushapi vivopush/message.go; mizhousoft/push-sdk ViVoInvalidUser; mqs.net/post/45045 section 10',
  },
  'invalidUser.status=3': {
    httpStatus: 200, confidence: 'secondary',
    en: 'device long offline (90 days in one SDK, 14 days in the doc on invalid ids); absent from another list (1, 2, 4)',
    source: 'mizhousoft/push-sdk ViVoInvalidUser; mqs.net/post/45045 section 10; gap in liyouping/pushapi vivopush/message.go',
  },
  'invalidUser.status=4': {
    httpStatus: 200, confidence: 'official',
    en: 'not one of the registered test devices (pushMode 1 only): token is fine',
    source: 'liyouping/pushapi vivopush/message.go; mizhousoft/push-sdk ViVoInvalidUser',
  },
  'invalidUser.status=other': {
    httpStatus: 200, confidence: 'inferred',
    en: 'any other or missing status',
    source: '-',
  },
  'HTTP 500': {
    httpStatus: 500, confidence: 'official',
    en: 'plain text "Internet server error!" instead of JSON',
    source: 'vivo doc mirrors qro.cn/post/302611, mqs.net/post/45045',
  },
  'HTTP 429': {
    httpStatus: 429, confidence: 'inferred',
    en: 'gateway limit',
    source: 'amjil/mgl-push, floria vivo pushkin',
  },
  'HTTP 401/403': {
    confidence: 'inferred',
    en: 'gateway refuses the token',
    source: 'amjil/mgl-push, floria vivo pushkin',
  },
  'HTTP 5xx': {
    confidence: 'inferred',
    en: 'gateway page',
    source: 'general',
  },
};

const operationTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'call accepted; on pushToList still read invalidUsers',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo server API doc mirror yimenapp.com/kb-yimen/12123 + app.applebyme.cn 2017.html',
  },
  10000: {
    httpStatus: 200, confidence: 'inferred',
    en: 'same, on statistics / tag / invalid-id / msgStatus calls',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10006: {
    httpStatus: 200, confidence: 'official',
    en: 'alias longer than 70 characters (alias management)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10471: {
    httpStatus: 200, confidence: 'official',
    en: 'statistics: more than 100 taskIds',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10472: {
    httpStatus: 200, confidence: 'official',
    en: 'statistics: taskIds badly formatted',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10473: {
    httpStatus: 200, confidence: 'official',
    en: 'statistics: taskIds empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10600: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: name parameter invalid',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10601: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: name empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10602: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: description over 300 characters',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10603: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: oldName empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10604: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: newName empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10605: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: oldName invalid',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10606: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: newName invalid',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10608: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: type empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10609: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: ids empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10610: {
    httpStatus: 200, confidence: 'official',
    en: 'tag name already exists',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10611: {
    httpStatus: 200, confidence: 'official',
    en: 'tag category name already exists',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10612: {
    httpStatus: 200, confidence: 'official',
    en: 'tag combination name already exists',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10613: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: group invalid',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10614: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: more than 1000 ids in one call',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10615: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: more than 100 tags',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10616: {
    httpStatus: 200, confidence: 'official',
    en: 'tag: type not 1 or 2',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code',
  },
  10700: {
    httpStatus: 200, confidence: 'official',
    en: 'invalid-id query: userids empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10701: {
    httpStatus: 200, confidence: 'official',
    en: 'invalid-id query: too many userids',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10703: {
    httpStatus: 200, confidence: 'official',
    en: 'invalid-id query: upper limit hit, try later',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10704: {
    httpStatus: 200, confidence: 'official',
    en: 'invalid-id query: requestId over 64 characters',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10706: {
    httpStatus: 200, confidence: 'official',
    en: 'invalid-id query: userType wrong',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  'HTTP 500': {
    httpStatus: 500, confidence: 'official',
    en: 'plain text "Internet server error!" instead of JSON',
    source: 'vivo doc mirrors qro.cn/post/302611, mqs.net/post/45045',
  },
  'HTTP 429': {
    httpStatus: 429, confidence: 'inferred',
    en: 'gateway limit',
    source: 'amjil/mgl-push, floria vivo pushkin',
  },
  'HTTP 401/403': {
    confidence: 'inferred',
    en: 'gateway refuses the token',
    source: 'amjil/mgl-push, floria vivo pushkin',
  },
  'HTTP 5xx': {
    confidence: 'inferred',
    en: 'gateway page',
    source: 'general',
  },
};

const authTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'call accepted; on pushToList still read invalidUsers',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); vivo server API doc mirror yimenapp.com/kb-yimen/12123 + app.applebyme.cn 2017.html',
  },
  10000: {
    httpStatus: 200, confidence: 'inferred',
    en: 'authentication refused by the token endpoint itself (its usual codes are 102xx): do not fetch again',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10093: {
    httpStatus: 200, confidence: 'secondary',
    en: 'auth endpoint called more than 10 times a second for this app',
    source: 'vivo doc 896 notes unnamed public code; limit in vivo server API doc mirror yimenapp.com/kb-yimen/12123 + app.applebyme.cn 2017.html',
  },
  10200: {
    httpStatus: 200, confidence: 'official',
    en: 'appId empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10201: {
    httpStatus: 200, confidence: 'official',
    en: 'appKey empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10202: {
    httpStatus: 200, confidence: 'official',
    en: 'appKey wrong',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10203: {
    httpStatus: 200, confidence: 'official',
    en: 'timestamp empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10204: {
    httpStatus: 200, confidence: 'official',
    en: 'sign empty',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10205: {
    httpStatus: 200, confidence: 'official',
    en: 'appId does not exist',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10206: {
    httpStatus: 200, confidence: 'official',
    en: 'sign wrong (md5 of appId+appKey+timestamp+appSecret, lower case)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list)',
  },
  10207: {
    httpStatus: 200, confidence: 'official',
    en: 'timestamp not within 10 minutes of the server (13-digit ms)',
    source: 'trtc.io/document/74196 table (Tencent 1047/74196 vendor list); window in liyouping/pushapi vivopush/message.go',
  },
  10250: {
    httpStatus: 200, confidence: 'secondary',
    en: 'auth calls of the day used up (old 10000 a day rule, removed in doc 2.9.2)',
    source: 'xxgail/PushSDK vivo_push.go; vivo server API doc mirror yimenapp.com/kb-yimen/12123 + app.applebyme.cn 2017.html',
  },
  'HTTP 500': {
    httpStatus: 500, confidence: 'official',
    en: 'plain text "Internet server error!" instead of JSON',
    source: 'vivo doc mirrors qro.cn/post/302611, mqs.net/post/45045',
  },
  'HTTP 429': {
    httpStatus: 429, confidence: 'inferred',
    en: 'gateway limit',
    source: 'amjil/mgl-push, floria vivo pushkin',
  },
  'HTTP 5xx': {
    confidence: 'inferred',
    en: 'gateway page',
    source: 'general',
  },
};

const receiptTexts: TextTable = {
  'ack:0': {
    confidence: 'secondary',
    en: 'arrived at the device',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:none': {
    confidence: 'secondary',
    en: 'older receipt without ackType (only param and targets): arrived at the device',
    source: 'push_sdks vivopush client unnamed public code',
  },
  'ack:101': {
    confidence: 'secondary',
    en: 'content review failed',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:103': {
    confidence: 'secondary',
    en: 'covered by a newer message with the same notifyId',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:104': {
    confidence: 'secondary',
    en: 'not displayed',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:1000': {
    confidence: 'secondary',
    en: 'held back, other reason (not in send hours, version too old ...)',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:1017': {
    confidence: 'secondary',
    en: 'operation message not shown at night 23:00-07:00',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:1020': {
    confidence: 'secondary',
    en: 'not matched, other reason (device not registered ...)',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:1040': {
    confidence: 'secondary',
    en: 'not displayed, other reason',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:2124': {
    confidence: 'secondary',
    en: 'operation message with same title and content as an earlier one',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:2144': {
    confidence: 'secondary',
    en: 'past its time to live',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:2158': {
    confidence: 'secondary',
    en: 'deeplink parameters wrong',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:2161': {
    confidence: 'secondary',
    en: 'target activity not exported',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:2162': {
    confidence: 'secondary',
    en: 'target activity not found',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:2183': {
    confidence: 'secondary',
    en: 'regId no longer valid, the client must fetch a new one',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:11001': {
    confidence: 'secondary',
    en: 'daily volume of the app exceeded',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:12000': {
    confidence: 'secondary',
    en: 'daily per-user count of the app exceeded',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:10012': {
    confidence: 'secondary',
    en: 'message expired (also shaped like a send code!)',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:20001': {
    confidence: 'secondary',
    en: 'user not subscribed',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:20002': {
    confidence: 'secondary',
    en: 'user does not exist',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'ack:20006': {
    confidence: 'secondary',
    en: 'device not connected for 14 days',
    source: 'derived from Getui vendor rule table unnamed public code (vendor prefix 150 removed)',
  },
  'live:300': {
    confidence: 'official',
    en: 'live (atomic) notification arrived',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:301/31000': {
    confidence: 'official',
    en: 'not sent: other',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:301/31001': {
    confidence: 'official',
    en: 'not sent: parameters',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:301/31002': {
    confidence: 'official',
    en: 'not sent: content review',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:301/31003': {
    confidence: 'official',
    en: 'not sent: device not subscribed',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:301/31004': {
    confidence: 'official',
    en: 'not sent: regId does not exist',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:301/31005': {
    confidence: 'official',
    en: 'not sent: device inactive over 14 days',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:301/31006': {
    confidence: 'official',
    en: 'not sent: device cannot take remote updates',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:302/32000': {
    confidence: 'official',
    en: 'not shown: other',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:302/32001': {
    confidence: 'official',
    en: 'not shown: user switched this app off',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:302/32002': {
    confidence: 'official',
    en: 'not shown: no such live notification on the device',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:302/32003': {
    confidence: 'official',
    en: 'not shown: system version too old',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:302/32004': {
    confidence: 'official',
    en: 'not shown: image resource missing',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:302/32005': {
    confidence: 'official',
    en: 'not shown: app uninstalled',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:302/32006': {
    confidence: 'official',
    en: 'not shown: jump page invalid',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:302/32007': {
    confidence: 'official',
    en: 'not shown: frequency control',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:302/32008': {
    confidence: 'official',
    en: 'not shown: app or scene not enabled',
    source: 'vivo doc 896 notes unnamed public code',
  },
  'live:302/32009': {
    confidence: 'official',
    en: 'shown as an ordinary notification instead',
    source: 'vivo doc 896 notes unnamed public code',
  },
};

const clientTexts: TextTable = {
  10302: {
    confidence: 'official',
    en: 'old Java server SDK (<= 2.x) throws it locally when the regId is not exactly 23 characters: upgrade the SDK, token is fine',
    source: 'vivo Java server SDK ExceptionStatusEnum/Validation (decompiled copy, unnamed public code; taoweiji/MixPush#68',
  },
  10003: {
    confidence: 'secondary',
    en: 'client register/unregister failed (turnOnPush)',
    source: 'YoloHuang/PushLibrary#4; Tencent 548/45659',
  },
};

export const texts: Texts = { send: sendTexts, operation: operationTexts, auth: authTexts, receipt: receiptTexts, client: clientTexts };
