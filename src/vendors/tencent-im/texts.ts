import type { CodeTable } from '../../core/code-table.ts';
import type { TextTable, Texts } from '../../core/texts.ts';

/** Codes that only a device sees. */
export const client = {
  91101: 'client_sdk',
  800001: 'client_sdk',
  800002: 'client_sdk',
  800003: { cause: 'client_sdk', retry: { when: 'backoff' } },
  800004: { cause: 'client_sdk', retry: { when: 'backoff' } },
  800005: 'client_sdk',
  800006: 'client_sdk',
  800007: 'client_sdk',
  800008: { cause: 'client_sdk', retry: { when: 'backoff' } },
  800009: 'client_sdk',
  800010: { cause: 'client_sdk', retry: { when: 'backoff' } },
  800011: 'client_sdk',
  800012: 'client_sdk',
  800013: 'client_sdk',
  800014: 'client_sdk',
  800015: 'client_sdk',
  800016: 'client_sdk',
  6014: 'client_sdk',
  9523: { cause: 'client_sdk', retry: { when: 'backoff' } },
  70016: 'client_sdk',
  9506: { cause: 'client_sdk', retry: { when: 'backoff' } },
  9508: { cause: 'client_sdk', retry: { when: 'backoff' } },
  9510: { cause: 'client_sdk', retry: { when: 'backoff' } },
  9520: { cause: 'client_sdk', retry: { when: 'backoff' } },
  9522: 'client_sdk',
} as const satisfies CodeTable;

const sendTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'ok; ErrorList may still name failed accounts',
    source: 'trtc.io/document/67553 (timpush/batch)',
  },
  60002: {
    httpStatus: 200, confidence: 'official',
    en: 'HTTP request could not be parsed (URL format)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60003: {
    httpStatus: 200, confidence: 'official',
    en: 'request JSON could not be parsed',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60004: {
    httpStatus: 200, confidence: 'official',
    en: 'account or signature wrong in URL or body',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60005: {
    httpStatus: 200, confidence: 'official',
    en: 'account or signature wrong in URL or body',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60006: {
    httpStatus: 200, confidence: 'official',
    en: 'SDKAppID not valid',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60007: {
    httpStatus: 200, confidence: 'official',
    en: 'REST interface called too often',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60008: {
    httpStatus: 200, confidence: 'official',
    en: 'service timeout OR request format wrong: ambiguous; may have been taken (uncertain), retry a few times only',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60009: {
    httpStatus: 200, confidence: 'official',
    en: 'requested resource wrong (URL)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60010: {
    httpStatus: 200, confidence: 'official',
    en: 'identifier is not an app administrator',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60011: {
    httpStatus: 200, confidence: 'official',
    en: 'SDKAppID over its request frequency',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60012: {
    httpStatus: 200, confidence: 'official',
    en: 'sdkappid missing in the URL',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60013: {
    httpStatus: 200, confidence: 'official',
    en: 'server could not parse its own reply JSON; may have been taken (uncertain)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60014: {
    httpStatus: 200, confidence: 'official',
    en: 'account exchange timed out',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60015: {
    httpStatus: 200, confidence: 'official',
    en: 'account in the body is not a string',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60016: {
    httpStatus: 200, confidence: 'official',
    en: 'SDKAppID disabled',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60017: {
    httpStatus: 200, confidence: 'official',
    en: 'request disabled',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60018: {
    httpStatus: 200, confidence: 'official',
    en: 'too many requests',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60019: {
    httpStatus: 200, confidence: 'official',
    en: 'too many requests',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60020: {
    httpStatus: 200, confidence: 'official',
    en: 'no valid plan (expired, or bought under 5 minutes ago)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60021: {
    httpStatus: 200, confidence: 'official',
    en: 'caller IP not allowed',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70001: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig expired: make a new one',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70002: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig empty',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70003: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig cannot be parsed (often cut off)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70005: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig check failed',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70009: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig made with the key of another SDKAppID',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70013: {
    httpStatus: 200, confidence: 'official',
    en: 'identifier differs from the one in the UserSig',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70014: {
    httpStatus: 200, confidence: 'official',
    en: 'sdkappid differs from the one in the UserSig',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70016: {
    httpStatus: 200, confidence: 'official',
    en: 'key not found (wrong data centre host or wrong appKey)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70020: {
    httpStatus: 200, confidence: 'official',
    en: 'SDKAppID does not exist here (wrong data centre host)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70032: {
    httpStatus: 200, confidence: 'inferred',
    en: 'seen live with usersig=xxx; old verification code',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70050: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig wrong and tried too often: wait a minute, then a fresh UserSig',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70051: {
    httpStatus: 200, confidence: 'official',
    en: 'account on the blocklist',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70052: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig no longer valid: make a new one',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70114: {
    httpStatus: 200, confidence: 'official',
    en: 'restricted for security reasons',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70346: {
    httpStatus: 200, confidence: 'secondary',
    en: 'old UserSig verification failure (imsdk_restapi-nodejs-sdk#1)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70169: {
    httpStatus: 200, confidence: 'official',
    en: 'server-side timeout; may have been taken (uncertain)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70206: {
    httpStatus: 200, confidence: 'official',
    en: 'number of items in the batch wrong',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70398: {
    httpStatus: 200, confidence: 'official',
    en: 'too many accounts for the trial edition',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70402: {
    httpStatus: 200, confidence: 'official',
    en: 'parameter illegal',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70403: {
    httpStatus: 200, confidence: 'official',
    en: 'needs an app administrator',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70500: {
    httpStatus: 200, confidence: 'official',
    en: 'server internal error',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70107: {
    httpStatus: 200, confidence: 'official',
    en: 'account (UserID / RegistrationID) does not exist or was never imported; usual code inside ErrorList',
    source: 'trtc.io/document/67553 (timpush/batch); cloud.tencent 679/131708 (REST common codes)',
  },
  80001: {
    httpStatus: 200, confidence: 'official',
    en: 'text failed the content check',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  80002: {
    httpStatus: 200, confidence: 'official',
    en: 'message body too long (8K)',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  20001: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: request package illegal',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  20002: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: internal auth failed',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  20003: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: account invalid or not imported',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  20004: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: network exception',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  20005: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: server internal error',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  20006: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: app callback refused the message',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  20007: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: receiver blocked the sender',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  20009: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: not friends of each other',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  20010: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: sender not a friend of the receiver',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  20011: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: receiver not a friend of the sender',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  20012: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: sender is muted',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  90001: {
    httpStatus: 200, confidence: 'official',
    en: 'body JSON cannot be parsed, or MsgRandom/To_Account badly formed (text tells)',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes); trtc.io/document/67553 (timpush/batch)',
  },
  90002: {
    httpStatus: 200, confidence: 'official',
    en: 'MsgBody badly formed or not an array',
    source: 'intl 1047/37166 all_member_push/im_push unnamed public code',
  },
  90003: {
    httpStatus: 200, confidence: 'official',
    en: 'To_Account missing or of wrong type',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90005: {
    httpStatus: 200, confidence: 'official',
    en: 'MsgRandom missing or not an integer',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90006: {
    httpStatus: 200, confidence: 'official',
    en: 'MsgTimeStamp missing or not an integer',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90007: {
    httpStatus: 200, confidence: 'official',
    en: 'MsgBody not an array',
    source: 'intl 1047/37166 all_member_push/im_push unnamed public code',
  },
  90009: {
    httpStatus: 200, confidence: 'official',
    en: 'needs an app administrator',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90010: {
    httpStatus: 200, confidence: 'official',
    en: 'body does not follow the message format',
    source: 'intl 1047/37166 all_member_push/im_push unnamed public code',
  },
  90011: {
    httpStatus: 200, confidence: 'official',
    en: 'more than 500 accounts in a batch',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90018: {
    httpStatus: 200, confidence: 'official',
    en: 'more accounts than allowed',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90020: {
    httpStatus: 200, confidence: 'official',
    en: 'tag longer than 50 bytes',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90022: {
    httpStatus: 200, confidence: 'official',
    en: 'same tag in TagsOr and TagsAnd',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90024: {
    httpStatus: 200, confidence: 'official',
    en: 'two pushes less than one second apart',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90026: {
    httpStatus: 200, confidence: 'official',
    en: 'offline keep time wrong (max 7 days)',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90031: {
    httpStatus: 200, confidence: 'official',
    en: 'SyncOtherMachine not an integer',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90032: {
    httpStatus: 200, confidence: 'official',
    en: 'more than 10 tags in the condition or in the add request',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90033: {
    httpStatus: 200, confidence: 'official',
    en: 'attribute invalid',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90039: {
    httpStatus: 200, confidence: 'official',
    en: 'attribute and tag conditions mixed',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90040: {
    httpStatus: 200, confidence: 'official',
    en: 'a tag of the condition is empty',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90044: {
    httpStatus: 200, confidence: 'official',
    en: 'MsgLifeTime not an integer',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90045: {
    httpStatus: 200, confidence: 'official',
    en: 'push feature not enabled for this app',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90047: {
    httpStatus: 200, confidence: 'official',
    en: 'pushes of the day used up (100 a day, 10 on free/trial)',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes); cloud.tencent 269/137903',
  },
  90056: {
    httpStatus: 200, confidence: 'official',
    en: 'full push body over 10K',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90057: {
    httpStatus: 200, confidence: 'official',
    en: 'DataId over 64 bytes',
    source: 'trtc.io/document/67553 (timpush/batch)',
  },
  90992: {
    httpStatus: 200, confidence: 'official',
    en: 'internal error; if always, the app\'s own webhook is not answering',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90994: {
    httpStatus: 200, confidence: 'official',
    en: 'internal error',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90995: {
    httpStatus: 200, confidence: 'official',
    en: 'internal error',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  91000: {
    httpStatus: 200, confidence: 'official',
    en: 'internal error, retry',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90012: {
    httpStatus: 200, confidence: 'official',
    en: 'To_Account not registered / not imported',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90048: {
    httpStatus: 200, confidence: 'official',
    en: 'requested account does not exist',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90008: {
    httpStatus: 200, confidence: 'inferred',
    en: 'From_Account missing or not a string',
    source: 'not verified: number between 90007 and 90009 of V2TIMErrorCode.h',
  },
  'ErrorList[].70107': {
    httpStatus: 200, confidence: 'official',
    en: 'this account does not exist; the rest was accepted',
    source: 'trtc.io/document/67553 (timpush/batch)',
  },
  'HTTP 502': {
    confidence: 'official',
    en: 'documented exception to "always 200": network error',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  'HTTP 429': {
    httpStatus: 429, confidence: 'inferred',
    en: 'not documented; gateway limit',
    source: '-',
  },
  'HTTP 4xx': {
    confidence: 'inferred',
    en: 'not documented',
    source: '-',
  },
};

const operationTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'ok; ErrorList may still name failed accounts',
    source: 'trtc.io/document/67553 (timpush/batch)',
  },
  60002: {
    httpStatus: 200, confidence: 'official',
    en: 'HTTP request could not be parsed (URL format)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60003: {
    httpStatus: 200, confidence: 'official',
    en: 'request JSON could not be parsed',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60004: {
    httpStatus: 200, confidence: 'official',
    en: 'account or signature wrong in URL or body',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60005: {
    httpStatus: 200, confidence: 'official',
    en: 'account or signature wrong in URL or body',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60006: {
    httpStatus: 200, confidence: 'official',
    en: 'SDKAppID not valid',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60007: {
    httpStatus: 200, confidence: 'official',
    en: 'REST interface called too often',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60008: {
    httpStatus: 200, confidence: 'official',
    en: 'service timeout OR request format wrong: ambiguous; may have been taken (uncertain), retry a few times only',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60009: {
    httpStatus: 200, confidence: 'official',
    en: 'requested resource wrong (URL)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60010: {
    httpStatus: 200, confidence: 'official',
    en: 'identifier is not an app administrator',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60011: {
    httpStatus: 200, confidence: 'official',
    en: 'SDKAppID over its request frequency',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60012: {
    httpStatus: 200, confidence: 'official',
    en: 'sdkappid missing in the URL',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60013: {
    httpStatus: 200, confidence: 'official',
    en: 'server could not parse its own reply JSON; may have been taken (uncertain)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60014: {
    httpStatus: 200, confidence: 'official',
    en: 'account exchange timed out',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60015: {
    httpStatus: 200, confidence: 'official',
    en: 'account in the body is not a string',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60016: {
    httpStatus: 200, confidence: 'official',
    en: 'SDKAppID disabled',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60017: {
    httpStatus: 200, confidence: 'official',
    en: 'request disabled',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60018: {
    httpStatus: 200, confidence: 'official',
    en: 'too many requests',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60019: {
    httpStatus: 200, confidence: 'official',
    en: 'too many requests',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60020: {
    httpStatus: 200, confidence: 'official',
    en: 'no valid plan (expired, or bought under 5 minutes ago)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  60021: {
    httpStatus: 200, confidence: 'official',
    en: 'caller IP not allowed',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70001: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig expired: make a new one',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70002: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig empty',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70003: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig cannot be parsed (often cut off)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70005: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig check failed',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70009: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig made with the key of another SDKAppID',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70013: {
    httpStatus: 200, confidence: 'official',
    en: 'identifier differs from the one in the UserSig',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70014: {
    httpStatus: 200, confidence: 'official',
    en: 'sdkappid differs from the one in the UserSig',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70016: {
    httpStatus: 200, confidence: 'official',
    en: 'key not found (wrong data centre host or wrong appKey)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70020: {
    httpStatus: 200, confidence: 'official',
    en: 'SDKAppID does not exist here (wrong data centre host)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70032: {
    httpStatus: 200, confidence: 'inferred',
    en: 'seen live with usersig=xxx; old verification code',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70050: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig wrong and tried too often: wait a minute, then a fresh UserSig',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70051: {
    httpStatus: 200, confidence: 'official',
    en: 'account on the blocklist',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70052: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig no longer valid: make a new one',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70114: {
    httpStatus: 200, confidence: 'official',
    en: 'restricted for security reasons',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70346: {
    httpStatus: 200, confidence: 'secondary',
    en: 'old UserSig verification failure (imsdk_restapi-nodejs-sdk#1)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70169: {
    httpStatus: 200, confidence: 'official',
    en: 'server-side timeout; may have been taken (uncertain)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70206: {
    httpStatus: 200, confidence: 'official',
    en: 'number of items in the batch wrong',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70398: {
    httpStatus: 200, confidence: 'official',
    en: 'too many accounts for the trial edition',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70402: {
    httpStatus: 200, confidence: 'official',
    en: 'parameter illegal',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70403: {
    httpStatus: 200, confidence: 'official',
    en: 'needs an app administrator',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70500: {
    httpStatus: 200, confidence: 'official',
    en: 'server internal error',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70107: {
    httpStatus: 200, confidence: 'official',
    en: 'account (UserID / RegistrationID) does not exist or was never imported; usual code inside ErrorList',
    source: 'trtc.io tag and attribute APIs (67821, cloud.tencent 269/100640); cloud.tencent 679/131708',
  },
  20016: {
    httpStatus: 200, confidence: 'official',
    en: 'C2C: recall too late',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43 (openim interfaces)',
  },
  90001: {
    httpStatus: 200, confidence: 'official',
    en: 'body JSON cannot be parsed, or MsgRandom/To_Account badly formed (text tells)',
    source: 'tencentcloud 1047/37173, cloud.tencent 1212/45941 (add tag); tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90003: {
    httpStatus: 200, confidence: 'inferred',
    en: 'To_Account missing or of wrong type',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90009: {
    httpStatus: 200, confidence: 'official',
    en: 'needs an app administrator',
    source: 'tencentcloud 1047/37173, cloud.tencent 1212/45941 (add tag); tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90018: {
    httpStatus: 200, confidence: 'official',
    en: 'more accounts than allowed (tag and attribute calls: 100 a call)',
    source: 'tencentcloud 1047/37173, cloud.tencent 1212/45941 (add tag); tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90020: {
    httpStatus: 200, confidence: 'official',
    en: 'tag longer than 50 bytes',
    source: 'cloud.tencent 269/100641 (add tag); tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90032: {
    httpStatus: 200, confidence: 'official',
    en: 'more than 10 tags in the condition or in the add request',
    source: 'cloud.tencent 269/100641 (add tag); tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90033: {
    httpStatus: 200, confidence: 'inferred',
    en: 'attribute invalid',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90045: {
    httpStatus: 200, confidence: 'inferred',
    en: 'push feature not enabled for this app',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90992: {
    httpStatus: 200, confidence: 'inferred',
    en: 'internal error; if always, the app\'s own webhook is not answering',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90994: {
    httpStatus: 200, confidence: 'inferred',
    en: 'internal error',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90995: {
    httpStatus: 200, confidence: 'inferred',
    en: 'internal error',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  91000: {
    httpStatus: 200, confidence: 'official',
    en: 'internal error, retry',
    source: 'tencentcloud 1047/37173, cloud.tencent 1212/45941 (add tag); tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90012: {
    httpStatus: 200, confidence: 'inferred',
    en: 'To_Account not registered / not imported',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90048: {
    httpStatus: 200, confidence: 'inferred',
    en: 'requested account does not exist',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  90049: {
    httpStatus: 200, confidence: 'official',
    en: 'revoke: TaskId invalid or no such push',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90050: {
    httpStatus: 200, confidence: 'official',
    en: 'revoke: already revoked',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90051: {
    httpStatus: 200, confidence: 'official',
    en: 'revoke: more than one call a second',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90052: {
    httpStatus: 200, confidence: 'official',
    en: 'revoke: task older than 24 hours',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  90053: {
    httpStatus: 200, confidence: 'official',
    en: 'revoke: task stored nothing and no OfflinePushInfo was given',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  'ErrorList[].70107': {
    httpStatus: 200, confidence: 'official',
    en: 'this account does not exist; the rest was accepted',
    source: 'trtc.io tag and attribute APIs (67821, cloud.tencent 269/100640)',
  },
  'HTTP 502': {
    confidence: 'official',
    en: 'documented exception to "always 200": network error',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  'HTTP 429': {
    httpStatus: 429, confidence: 'inferred',
    en: 'not documented; gateway limit',
    source: '-',
  },
  'HTTP 4xx': {
    confidence: 'inferred',
    en: 'not documented',
    source: '-',
  },
};

const authTexts: TextTable = {
  70001: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig expired: make a new one',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70002: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig empty',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70003: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig cannot be parsed (often cut off)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70005: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig check failed',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70009: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig made with the key of another SDKAppID',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70013: {
    httpStatus: 200, confidence: 'official',
    en: 'identifier differs from the one in the UserSig',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70014: {
    httpStatus: 200, confidence: 'official',
    en: 'sdkappid differs from the one in the UserSig',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70016: {
    httpStatus: 200, confidence: 'official',
    en: 'key not found (wrong data centre host or wrong appKey)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70020: {
    httpStatus: 200, confidence: 'official',
    en: 'SDKAppID does not exist here (wrong data centre host)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70032: {
    httpStatus: 200, confidence: 'inferred',
    en: 'seen live with usersig=xxx; old verification code',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70050: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig wrong and tried too often: wait a minute, then a fresh UserSig',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70051: {
    httpStatus: 200, confidence: 'official',
    en: 'account on the blocklist',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70052: {
    httpStatus: 200, confidence: 'official',
    en: 'UserSig no longer valid: make a new one',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70114: {
    httpStatus: 200, confidence: 'official',
    en: 'restricted for security reasons',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70346: {
    httpStatus: 200, confidence: 'secondary',
    en: 'old UserSig verification failure (imsdk_restapi-nodejs-sdk#1)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70169: {
    httpStatus: 200, confidence: 'official',
    en: 'server-side timeout; may have been taken (uncertain)',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70206: {
    httpStatus: 200, confidence: 'official',
    en: 'number of items in the batch wrong',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70398: {
    httpStatus: 200, confidence: 'official',
    en: 'too many accounts for the trial edition',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70402: {
    httpStatus: 200, confidence: 'official',
    en: 'parameter illegal',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70403: {
    httpStatus: 200, confidence: 'official',
    en: 'needs an app administrator',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  70500: {
    httpStatus: 200, confidence: 'official',
    en: 'server internal error',
    source: 'cloud.tencent 679/131708 (REST common codes); V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
};

const receiptTexts: TextTable = {
  'Events[].ErrCode=0': {
    confidence: 'official',
    en: 'stage in PushStage succeeded (1 sent, 2 reached, 3 clicked)',
    source: 'trtc.io/document/67551',
  },
  'Events[].ErrCode!=0': {
    confidence: 'official',
    en: 'code of the vendor in PushPlatform (1 APNs 2 Xiaomi 3 Huawei 4 FCM 5 Meizu 6 OPPO 7 vivo 8 Honor): cause from that vendor\'s table; the token is never dead, because the target is an account (see section 8)',
    source: 'trtc.io/document/67551; vendor section of 1047/74196 [token inferred]',
  },
  'Events[].ErrCode=-1': {
    confidence: 'official',
    en: 'Tencent\'s own: no certificate id configured for this vendor channel',
    source: 'trtc.io/document/71895, 71898 [meaning (loss analysis), inferred in callbacks]',
  },
  'Events[].ErrCode=-2': {
    confidence: 'official',
    en: 'Tencent\'s own: the account has uploaded no vendor token',
    source: 'trtc.io/document/71895, 71898 [meaning (loss analysis), inferred in callbacks]',
  },
};

const clientTexts: TextTable = {
  91101: {
    confidence: 'official',
    en: 'web long polling kicked (too many instances)',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  800001: {
    confidence: 'official',
    en: 'register: appKey invalid',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800002: {
    confidence: 'official',
    en: 'register: sdkAppId invalid',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800003: {
    confidence: 'official',
    en: 'SDK init failed',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800004: {
    confidence: 'official',
    en: 'long link failed',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800005: {
    confidence: 'official',
    en: 'vendor channel of this phone failed to register',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800006: {
    confidence: 'official',
    en: 'vendor channel failed, then FCM failed too',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800007: {
    confidence: 'official',
    en: 'probing all channels failed',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800008: {
    confidence: 'official',
    en: 'register timed out',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800009: {
    confidence: 'official',
    en: 'push token empty',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800010: {
    confidence: 'official',
    en: 'handing the token to the SDK failed',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800011: {
    confidence: 'official',
    en: 'disabling auto-register failed',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800012: {
    confidence: 'official',
    en: 'disabling the permission request failed',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800013: {
    confidence: 'official',
    en: 'creating the notification channel failed',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800014: {
    confidence: 'official',
    en: 'push configuration failed',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800015: {
    confidence: 'official',
    en: 'experimental API call failed',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  800016: {
    confidence: 'official',
    en: 'user refused the notification permission',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  6014: {
    confidence: 'official',
    en: 'IM account not logged in',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  9523: {
    confidence: 'official',
    en: 'no network while sending',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  70016: {
    confidence: 'official',
    en: 'key not found on the device (wrong appKey)',
    source: 'tencentcloud 1047/74196 = cloud.tencent 269/117847 (push error codes)',
  },
  9506: {
    confidence: 'official',
    en: 'client API frequency (5/s)',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  9508: {
    confidence: 'official',
    en: 'network disconnected',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  9510: {
    confidence: 'official',
    en: 'connect timeout',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  9520: {
    confidence: 'official',
    en: 'reply timeout',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
  9522: {
    confidence: 'official',
    en: 'request over 1 MB',
    source: 'V2TIMErrorCode.h, Tencent-RTC/TUIRoomKit@8301fc43',
  },
};

export const texts: Texts = { send: sendTexts, operation: operationTexts, auth: authTexts, receipt: receiptTexts, client: clientTexts };
