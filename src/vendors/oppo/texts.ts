import type { CodeTable } from '../../core/code-table.ts';
import type { TextTable, Texts } from '../../core/texts.ts';

/** Codes that only a device sees. */
export const client = {
  '-1': 'client_sdk',
  '-2': 'client_sdk',
  11: 'client_sdk',
  12: 'client_sdk',
  13: 'client_sdk',
  14: 'client_sdk',
  15: 'client_sdk',
  16: 'client_sdk',
  17: 'client_sdk',
  18: 'client_sdk',
  19: 'client_sdk',
  20: 'client_sdk',
  21: 'client_sdk',
  22: 'client_sdk',
  23: 'client_sdk',
  24: 'client_sdk',
  25: 'client_sdk',
  26: 'client_sdk',
  40: 'client_sdk',
  41: 'client_sdk',
  '-3': 'client_sdk',
  '-4': 'client_sdk',
  '-5': 'client_sdk',
  '-6': 'client_sdk',
  '-7': 'client_sdk',
  '-8': 'client_sdk',
  '-9': 'client_sdk',
  '-10': 'client_sdk',
  '-11': 'client_sdk',
  '-12': 'client_sdk',
  '-13': 'client_sdk',
  '-14': 'client_sdk',
  '-15': 'client_sdk',
  '-16': 'client_sdk',
  '-17': 'client_sdk',
} as const satisfies CodeTable;

const sendTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'taken. Broadcast: numeric keys inside data still name refused targets. unicast_batch: each array item has its own errorCode',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  '-1': {
    httpStatus: 200, confidence: 'official',
    en: 'service not available, try later',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  '-2': {
    httpStatus: 200, confidence: 'official',
    en: 'server flow control (the SDK versions 1.0.4 and 2.3.1 ALSO use -2 locally for "Response Parse Error", message differs)',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196; opush-server-sdk ReturnCode (1.0.4, 1.1.0, 2.3.1)',
  },
  '-3': {
    confidence: 'official',
    en: 'not from the wire: SDK 1.1.0 local "Response Parse Error"',
    source: 'opush-server-sdk ReturnCode (1.0.4, 1.1.0, 2.3.1) [SDK 1.1.0]',
  },
  11: {
    httpStatus: 200, confidence: 'official',
    en: 'auth_token invalid or expired: fetch a new one, send once more with the same app_message_id',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196; SDK HttpClientTool refreshes once on 11',
  },
  12: {
    httpStatus: 200, confidence: 'official',
    en: 'HTTP method wrong',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  13: {
    httpStatus: 200, confidence: 'official',
    en: 'app calls over the limit, also over the frequency limit',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  20: {
    httpStatus: 200, confidence: 'official',
    en: 'method name does not exist',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  21: {
    httpStatus: 200, confidence: 'official',
    en: 'method name missing',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  22: {
    httpStatus: 200, confidence: 'official',
    en: 'version missing',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  23: {
    httpStatus: 200, confidence: 'official',
    en: 'version not a number',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  24: {
    httpStatus: 200, confidence: 'official',
    en: 'version not supported',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  25: {
    httpStatus: 200, confidence: 'official',
    en: 'encoding error: body not UTF-8',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  26: {
    httpStatus: 200, confidence: 'official',
    en: 'IP blocklisted',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  27: {
    httpStatus: 200, confidence: 'official',
    en: 'no permission for this function',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  28: {
    httpStatus: 200, confidence: 'official',
    en: 'app not usable (disabled)',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  29: {
    httpStatus: 200, confidence: 'official',
    en: 'auth_token parameter missing',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196 [meaning; decision inferred (a bug in our sender if it repeats]',
  },
  30: {
    httpStatus: 200, confidence: 'official',
    en: 'app has no right to push through the API (test right only, or not approved)',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  31: {
    httpStatus: 200, confidence: 'official',
    en: 'data does not exist: on broadcast, the message_id is unknown or gone',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196 [meaning; cause inferred]',
  },
  32: {
    httpStatus: 200, confidence: 'official',
    en: 'data duplicated. A repeated app_message_id does NOT give 32, it gives code 0 and no second push',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  33: {
    httpStatus: 200, confidence: 'official',
    en: 'number of messages over the daily limit. In unicast_batch it can come as errorCode 33 of single items. SDK enum uses 33 also for the picture limit, told apart by the message text',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196; opush-server-sdk ReturnCode (1.0.4, 1.1.0, 2.3.1)',
  },
  40: {
    httpStatus: 200, confidence: 'official',
    en: 'required argument missing',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  41: {
    httpStatus: 200, confidence: 'official',
    en: 'argument illegal. octo-server notes list it for a bad registration_id, so it is ambiguous: never delete a token on 41',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196; Mininglamp octo-server docs [ambiguity secondary]',
  },
  51: {
    httpStatus: 200, confidence: 'official',
    en: 'picture invalid (format, size, not uploaded)',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  54: {
    httpStatus: 200, confidence: 'secondary',
    en: 'private message template fault. Seen: message "private_msg_template_id is null" (category IM without an approved template)',
    source: 'NetEase Yunxin support note; octo-server docs [real log), not in the official table]',
  },
  55: {
    httpStatus: 200, confidence: 'official',
    en: 'app access frequency limited',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  59: {
    httpStatus: 200, confidence: 'official',
    en: 'no right to use the secondary link action: this message only, other sends of the app go on',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  67: {
    httpStatus: 200, confidence: 'official',
    en: 'category wrong, or notify_level not allowed for the private class (strong reminder)',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  10000: {
    httpStatus: 200, confidence: 'official',
    en: 'registration_id format wrong or invalid. Whole reply code on unicast: dead. Key in data on broadcast and errorCode in an item on unicast_batch: the named ones are dead. Whole reply code for a list: suspect, nobody says which one',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196; unicast page mirror [older docs said "illegal or invalid"]',
  },
  10001: {
    httpStatus: 200, confidence: 'secondary',
    en: 'registration_id not subscribed, push switch off included (2018 docs): reachable again when the user turns it on',
    source: 'JasperXgwang/ups-oppo-push-java-sdk ErrorCode [2018 SDK]',
  },
  10002: {
    httpStatus: 200, confidence: 'secondary',
    en: 'alias illegal or invalid (2018 docs)',
    source: 'JasperXgwang/ups-oppo-push-java-sdk ErrorCode [2018 SDK]',
  },
  10003: {
    httpStatus: 200, confidence: 'secondary',
    en: 'alias not subscribed, push switch off included (2018 docs)',
    source: 'JasperXgwang/ups-oppo-push-java-sdk ErrorCode [2018 SDK]',
  },
  10004: {
    httpStatus: 200, confidence: 'secondary',
    en: 'registration_id stands twice in the list (2016 SDK): one copy is taken, the token is alive',
    source: 'com.ups.oppo.push.server.sdk PushResult (2016) [2016 SDK]',
  },
  10005: {
    httpStatus: 200, confidence: 'secondary',
    en: 'alias stands twice in the list (2016 SDK)',
    source: 'com.ups.oppo.push.server.sdk PushResult (2016) [2016 SDK]',
  },
  'http 5xx': {
    confidence: 'secondary',
    en: 'gateway trouble; do not trust a body code 0 below a 5xx',
    source: 'octo-server tests (502 with {"code":0} is a failure)',
  },
};

const operationTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'call done',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  31: {
    httpStatus: 200, confidence: 'official',
    en: 'data does not exist',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  33: {
    httpStatus: 200, confidence: 'official',
    en: 'message text about upload pictures: picture upload daily limit (SDK 1.0.4 and 2.3.1 enum)',
    source: 'opush-server-sdk ReturnCode (1.0.4, 1.1.0, 2.3.1) [SDK enum]',
  },
  34: {
    httpStatus: 200, confidence: 'official',
    en: 'picture upload over the daily limit',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  51: {
    httpStatus: 200, confidence: 'official',
    en: 'picture invalid on upload',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
};

const authTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'auth_token in data; missing or blank auth_token with code 0 = malformed_reply',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  '-1': {
    httpStatus: 200, confidence: 'official',
    en: 'service not available, try later',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  '-2': {
    httpStatus: 200, confidence: 'official',
    en: 'server flow control',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196; opush-server-sdk ReturnCode (1.0.4, 1.1.0, 2.3.1)',
  },
  13: {
    httpStatus: 200, confidence: 'official',
    en: 'app calls over the limit, also over the frequency limit',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  26: {
    httpStatus: 200, confidence: 'official',
    en: 'IP blocklisted',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  27: {
    httpStatus: 200, confidence: 'official',
    en: 'no permission for this function',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  28: {
    httpStatus: 200, confidence: 'official',
    en: 'app not usable (disabled)',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  55: {
    httpStatus: 200, confidence: 'official',
    en: 'app access frequency limited',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  14: {
    httpStatus: 200, confidence: 'official',
    en: 'app_key invalid',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  15: {
    httpStatus: 200, confidence: 'official',
    en: 'app_key missing',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  16: {
    httpStatus: 200, confidence: 'official',
    en: 'signature wrong: sha256(app_key + timestamp + MasterSecret); AppSecret instead of MasterSecret is the usual slip',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  17: {
    httpStatus: 200, confidence: 'official',
    en: 'signature missing',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  18: {
    httpStatus: 200, confidence: 'official',
    en: 'timestamp missing',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  19: {
    httpStatus: 200, confidence: 'official',
    en: 'timestamp illegal: milliseconds, at most 10 minutes off; sync the clock and sign again',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196; PDF auth chapter',
  },
  41: {
    httpStatus: 200, confidence: 'secondary',
    en: 'argument illegal on /auth',
    source: 'octo-server tests',
  },
};

const receiptTexts: TextTable = {
  0: {
    httpStatus: 200, confidence: 'official',
    en: 'an invalid list that was fetched (data.registration_ids): the call worked, its items are the verdicts',
    source: 'OPPO doc 11235 mirror + PDF V1.9.3 + trtc.io/document/74196',
  },
  invalid_list: {
    httpStatus: 200, confidence: 'official',
    en: 'with code 0 from feedback/fetch_invalid_regidList: every item of data.registration_ids',
    source: 'PDF V1.9.3',
  },
  push_arrive: {
    confidence: 'official',
    en: 'message arrived on the device (not: shown or clicked)',
    source: 'PDF V1.9.3; OPPO receipt page of the developer documentation (copy)',
  },
  regid_invalid: {
    confidence: 'official',
    en: 'registration_id no longer valid: uninstalled, unregistered by the app, phone flashed, or 30 days without network; the vendor says to drop it',
    source: 'OPPO receipt page of the developer documentation (copy)',
  },
  user_daily_limit: {
    confidence: 'official',
    en: 'this device had its daily share of this app; the device is fine tomorrow',
    source: 'OPPO receipt page of the developer documentation (copy)',
  },
};

const clientTexts: TextTable = {
  '-1': {
    confidence: 'official',
    en: 'push service on the phone not available (or register called too often)',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  '-2': {
    confidence: 'official',
    en: 'generic error on the phone, NOT flow control',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  11: {
    confidence: 'official',
    en: 'developer lacks permission, NOT an auth_token fault',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  12: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: HTTP method wrong',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  13: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: app calls over the limit, also over the frequency limit',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  14: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: app_key invalid',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  15: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: app_key missing',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  16: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: signature wrong',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  17: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: signature missing',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  18: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: timestamp missing',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  19: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: timestamp illegal: milliseconds, at most 10 minutes off',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  20: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: method name does not exist',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  21: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: method name missing',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  22: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: version missing',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  23: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: version not a number',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  24: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: version not supported',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  25: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: encoding error: body not UTF-8',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  26: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: IP blocklisted',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  40: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: required argument missing',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  41: {
    confidence: 'official',
    en: 'as in the server table, reported on the device at (un)registration: argument illegal',
    source: 'com.heytap.msp_3.1.0.aar com.heytap.msp.push.mode.ErrorCode [client SDK]',
  },
  '-3': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-4': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-5': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-6': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-7': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-8': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-9': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-10': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-11': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-12': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-13': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-14': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-15': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-16': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
  '-17': {
    confidence: 'official',
    en: 'a call of the client SDK was made too often',
    source: 'com.heytap.mcssdk.constant.Constants$ApiFrequentlyErrorCode [client SDK]',
  },
};

export const texts: Texts = { send: sendTexts, operation: operationTexts, auth: authTexts, receipt: receiptTexts, client: clientTexts };
