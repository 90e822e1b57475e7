import type { CodeTable } from '../../core/code-table.ts';
import type { TextTable, Texts } from '../../core/texts.ts';

/** Codes that only a device sees. */
export const client = {
  '-1': 'unrecognized',
  'client 110000': 'client_sdk',
  'client 110003': 'client_sdk',
} as const satisfies CodeTable;

const sendTexts: TextTable = {
  200: {
    httpStatus: 200, confidence: 'official',
    en: 'call accepted; value lists ONLY the failed targets',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  300: {
    httpStatus: 200, confidence: 'official',
    en: 'redirect: the vendor names another URL in the redirect field (envelope comment, never seen live); not to be followed blindly, it would hand the signed request to that host',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09) [code, inferred advice]',
  },
  500: {
    httpStatus: 200, confidence: 'official',
    en: 'other exception',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  1001: {
    httpStatus: 200, confidence: 'official',
    en: 'system error',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  1003: {
    httpStatus: 200, confidence: 'official',
    en: 'server busy',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  1005: {
    httpStatus: 200, confidence: 'official',
    en: 'parameter error (also too many targets, bad messageJson)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  1006: {
    httpStatus: 200, confidence: 'official',
    en: 'sign does not match (parameter set, order, encoding or secret; no timestamp is signed)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110000: {
    httpStatus: 200, confidence: 'official',
    en: 'appId invalid',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110001: {
    httpStatus: 200, confidence: 'official',
    en: 'appKey invalid',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110002: {
    httpStatus: 200, confidence: 'official',
    en: 'top level: the pushId is not registered (several ids in the call: suspect at most)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110003: {
    httpStatus: 200, confidence: 'official',
    en: 'top level: the pushId is illegal (several ids in the call: suspect at most)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110004: {
    httpStatus: 200, confidence: 'official',
    en: 'a required parameter is empty',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110009: {
    httpStatus: 200, confidence: 'official',
    en: 'app is on the blocklist',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110010: {
    httpStatus: 200, confidence: 'official',
    en: 'TOP LEVEL: app request rate over its limit',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110011: {
    httpStatus: 200, confidence: 'official',
    en: 'top level (only in docs of 2025-03-30..04-07): public messages over the limit',
    source: 'PushAPI commits 3371036, e869903',
  },
  110019: {
    httpStatus: 200, confidence: 'official',
    en: 'push count of the app for the day used up',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110031: {
    httpStatus: 200, confidence: 'official',
    en: 'packageName invalid',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110032: {
    httpStatus: 200, confidence: 'official',
    en: 'taskId illegal (task push): get a new taskId',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110033: {
    httpStatus: 200, confidence: 'official',
    en: 'appSecret illegal',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110051: {
    httpStatus: 200, confidence: 'official',
    en: 'count limit of the app exceeded (period not stated)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09) [code, inferred reset]',
  },
  110053: {
    httpStatus: 200, confidence: 'official',
    en: 'pass-through (unvarnished) messages over the limit; pass-through is restricted since 2018-06-16',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09) [code, inferred reset]',
  },
  201: {
    httpStatus: 200, confidence: 'official',
    en: 'top level (older flat table; today inside value): no permission, server refuses',
    source: 'older Meizu API text with one flat code table; MEIZUPUSH/JavaSdk ErrorCode',
  },
  501: {
    httpStatus: 200, confidence: 'official',
    en: 'top level (older flat table; today inside value): database error while pushing',
    source: 'older Meizu API text with one flat code table; MEIZUPUSH/JavaSdk ErrorCode',
  },
  513: {
    httpStatus: 200, confidence: 'official',
    en: 'top level (older flat table; today inside value): internal error while pushing',
    source: 'older Meizu API text with one flat code table; MEIZUPUSH/JavaSdk ErrorCode',
  },
  518: {
    httpStatus: 200, confidence: 'official',
    en: 'top level (older flat table; today inside value): over the configured speed',
    source: 'older Meizu API text with one flat code table; MEIZUPUSH/JavaSdk ErrorCode',
  },
  519: {
    httpStatus: 200, confidence: 'official',
    en: 'top level (older flat table; today inside value): service overload',
    source: 'older Meizu API text with one flat code table; MEIZUPUSH/JavaSdk ErrorCode',
  },
  520: {
    httpStatus: 200, confidence: 'official',
    en: 'top level (older flat table; today inside value): folded: more than N (default 5) messages of this app for this device in one minute',
    source: 'older Meizu API text with one flat code table; MEIZUPUSH/JavaSdk ErrorCode',
  },
  110005: {
    httpStatus: 200, confidence: 'official',
    en: 'top level (older flat table; today inside value): alias not subscribed or its message switch is off',
    source: 'older Meizu API text with one flat code table; MEIZUPUSH/JavaSdk ErrorCode',
  },
  'value.200': {
    httpStatus: 200, confidence: 'official',
    en: 'target ok (constant in the SDK; never returned in practice)',
    source: 'MEIZUPUSH/JavaSdk (eb58cc1, 2025-04-22) ErrorCode/PushResponseCode',
  },
  'value.201': {
    httpStatus: 200, confidence: 'official',
    en: 'no permission, server refuses this target (pause nothing but this target)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  'value.501': {
    httpStatus: 200, confidence: 'official',
    en: 'database error while pushing to this target',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  'value.513': {
    httpStatus: 200, confidence: 'official',
    en: 'internal error while pushing to this target',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  'value.518': {
    httpStatus: 200, confidence: 'official',
    en: 'over the configured speed for this target: push these ids again',
    source: 'MEIZUPUSH/JavaSdk (eb58cc1, 2025-04-22) ErrorCode/PushResponseCode',
  },
  'value.519': {
    httpStatus: 200, confidence: 'official',
    en: 'service overload for this target',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  'value.520': {
    httpStatus: 200, confidence: 'official',
    en: 'folded: more than N (default 5) messages of this app for this device in one minute',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  'value.110002': {
    httpStatus: 200, confidence: 'official',
    en: 'pushId no longer valid: not subscribed (before 2017-12-20 also: switch off)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09); commit d5c9d7b',
  },
  'value.110003': {
    httpStatus: 200, confidence: 'official',
    en: 'pushId illegal (foreign, truncated, or app uninstalled)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09); MEIZUPUSH/PushDemo#42',
  },
  'value.110005': {
    httpStatus: 200, confidence: 'official',
    en: 'alias not subscribed or its message switch is off',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  'value.110010': {
    httpStatus: 200, confidence: 'official',
    en: 'PER TARGET: pushId ok but the user switched messages off',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  'value.110011': {
    httpStatus: 200, confidence: 'official',
    en: 'public (marketing) message count of the day reached for this target',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09); MEIZUPUSH/JavaSdk (eb58cc1, 2025-04-22) ErrorCode/PushResponseCode',
  },
  'HTTP 5xx': {
    confidence: 'official',
    en: 'SDK treats any 5xx as service unavailable: null result, retry with back-off',
    source: 'JavaSdk HttpClient.post',
  },
  'HTTP 429': {
    httpStatus: 429, confidence: 'inferred',
    en: 'gateway limit',
    source: 'general',
  },
  'HTTP 4xx/3xx': {
    confidence: 'official',
    en: 'SDK throws InvalidRequestException(status, body)',
    source: 'JavaSdk HttpClient.post',
  },
  'HTTP 200 not JSON': {
    httpStatus: 200, confidence: 'official',
    en: 'SDK throws "Invalid response from push"; it may have been taken (uncertain)',
    source: 'JavaSdk HttpClient.post',
  },
};

const operationTexts: TextTable = {
  200: {
    httpStatus: 200, confidence: 'official',
    en: 'call accepted; value lists ONLY the failed targets',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  300: {
    httpStatus: 200, confidence: 'official',
    en: 'redirect: the vendor names another URL in the redirect field (envelope comment, never seen live); not to be followed blindly, it would hand the signed request to that host',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09) [code, inferred advice]',
  },
  500: {
    httpStatus: 200, confidence: 'official',
    en: 'cancel/statistics refused: task already cancelled or finished, dates wrong (read message)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  1001: {
    httpStatus: 200, confidence: 'official',
    en: 'system error',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  1003: {
    httpStatus: 200, confidence: 'official',
    en: 'server busy',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  1005: {
    httpStatus: 200, confidence: 'official',
    en: 'parameter error (also too many targets, bad messageJson)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  1006: {
    httpStatus: 200, confidence: 'official',
    en: 'sign does not match (parameter set, order, encoding or secret; no timestamp is signed)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110000: {
    httpStatus: 200, confidence: 'official',
    en: 'appId invalid',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110001: {
    httpStatus: 200, confidence: 'official',
    en: 'appKey invalid',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110002: {
    httpStatus: 200, confidence: 'official',
    en: 'the pushId of a switch, alias or tag call is not registered',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09) [code, inferred advice]',
  },
  110003: {
    httpStatus: 200, confidence: 'official',
    en: 'the pushId of a switch, alias or tag call is illegal',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09) [code, inferred advice]',
  },
  110004: {
    httpStatus: 200, confidence: 'official',
    en: 'a required parameter is empty',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110009: {
    httpStatus: 200, confidence: 'official',
    en: 'app is on the blocklist',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110010: {
    httpStatus: 200, confidence: 'official',
    en: 'app request rate over its limit (statistics, subscription and cancel calls too)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110031: {
    httpStatus: 200, confidence: 'official',
    en: 'packageName invalid',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110032: {
    httpStatus: 200, confidence: 'official',
    en: 'taskId illegal (cancel, statistics)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110033: {
    httpStatus: 200, confidence: 'official',
    en: 'appSecret illegal',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  110051: {
    httpStatus: 200, confidence: 'official',
    en: 'count limit of the app exceeded (period not stated)',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09) [code, inferred reset]',
  },
  'HTTP 5xx': {
    confidence: 'official',
    en: 'SDK treats any 5xx as service unavailable: null result, retry with back-off',
    source: 'JavaSdk HttpClient.post',
  },
  'HTTP 429': {
    httpStatus: 429, confidence: 'inferred',
    en: 'gateway limit',
    source: 'general',
  },
  'HTTP 4xx/3xx': {
    confidence: 'official',
    en: 'SDK throws InvalidRequestException(status, body)',
    source: 'JavaSdk HttpClient.post',
  },
  'HTTP 200 not JSON': {
    httpStatus: 200, confidence: 'official',
    en: 'SDK throws "Invalid response from push"; it may have been taken (uncertain)',
    source: 'JavaSdk HttpClient.post',
  },
};

const receiptTexts: TextTable = {
  'cb.type=1': {
    confidence: 'official',
    en: 'delivered',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
  'cb.type=2': {
    confidence: 'official',
    en: 'clicked',
    source: 'MEIZUPUSH/PushAPI README.md (a39667d, 2025-04-09)',
  },
};

const clientTexts: TextTable = {
  '-1': {
    confidence: 'official',
    en: 'unknown error, only inside the Java SDK',
    source: 'MEIZUPUSH/JavaSdk (eb58cc1, 2025-04-22) ErrorCode/PushResponseCode',
  },
  'client 110000': {
    confidence: 'secondary',
    en: 'onRegisterStatus: appId illegal',
    source: 'cloud.tencent.com/document/product/548/45659',
  },
  'client 110003': {
    confidence: 'secondary',
    en: 'onRegisterStatus/onPushStatus: illegal pushId on the device',
    source: 'vicc1024/OnePush#43',
  },
};

export const texts: Texts = { send: sendTexts, operation: operationTexts, receipt: receiptTexts, client: clientTexts };
