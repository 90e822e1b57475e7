import type { CodeTable } from '../../core/code-table.ts';

/**
 * https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197 (v1, v2)
 * https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-scenariozed-api-response (v3)
 */
export const send = {
  200: 'malformed_reply',
  302: { cause: 'malformed_reply', pause: 'app' },
  400: 'request_invalid',
  401: { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  404: { cause: 'request_invalid', pause: 'app' },
  429: 'rate_limited',
  500: 'vendor_internal',
  502: 'vendor_unavailable',
  503: 'rate_limited',
  504: { cause: 'timeout', uncertain: true },

  80000000: 'accepted',
  // The list of those who failed cannot be read: a resend would reach the others twice.
  80100000: { cause: 'malformed_reply', pause: 'target', uncertain: true },
  '80100000#taken': 'accepted',
  80100001: 'request_invalid',
  80100002: 'batch_too_large',
  80100003: 'message_invalid',
  80100004: 'message_expired',
  80100013: 'message_invalid',
  80100016: 'message_forbidden',
  80100017: 'rate_limited',
  80100018: 'message_forbidden',
  80100022: 'message_forbidden',
  80200001: { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  80200003: 'credential_expired',
  80200005: 'credential_expired',
  80200006: 'app_blocked',
  80300002: 'permission_denied',
  // A wrong project id or package rejects every good token in exactly this way.
  80300007: { cause: 'token_unregistered', token: 'suspect', pause: 'target' },
  80300008: 'message_too_large',
  80300010: 'batch_too_large',
  80300011: 'permission_denied',
  80300013: { cause: 'request_invalid', pause: 'app' },
  80300029: 'rate_limited',
  80300030: 'batch_too_large',
  80300036: 'credential_invalid',
  80300037: 'app_blocked',
  80600003: { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  81000001: 'vendor_internal',

  // The reasons of v3, beside each list of tokens inside `msg`; the last one is the list of v1 and v2, which has no reason.
  'illegalTokens.tokenFormatError': { cause: 'token_malformed', pause: 'target' },
  'illegalTokens.noRight': { cause: 'token_mismatch', pause: 'target' },
  'illegalTokens.tokenPlatformNotSupport': { cause: 'token_mismatch', pause: 'target' },
  'illegalTokens.noPushTypeRight': 'permission_denied',
  'illegalTokens.noRightToSendThisLiveNotificationEvent': 'permission_denied',
  'illegalTokens.atomicUnableSendUnsubscribedMsg': 'permission_denied',
  'illegalTokens.countryNotSupport': { cause: 'permission_denied', pause: 'target' },
  'illegalTokens.disableSendHuaweiMsgBecauseOfPenalty': 'app_blocked',
  'illegalTokens.differentImgVerifyPolicy': 'message_forbidden',
  'illegalTokens.appinfoError': { cause: 'permission_denied', retry: { when: 'backoff' } },
  'illegalTokens.notSupportPlayVoice': 'request_invalid',
  'illegal_tokens[]': { cause: 'token_unregistered', pause: 'target' },

  // The old pushsend.do, for the reading of old logs.
  100: 'request_invalid',
  101: 'credential_invalid',
  102: { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  106: 'permission_denied',
  107: 'credential_invalid',
  109: 'clock_skew',
  110: 'vendor_internal',
  111: 'vendor_unavailable',

  // A header of the old gateway: it refused, whatever the body says.
  'NSP_STATUS 1': { cause: 'unrecognized', retry: { when: 'backoff' }, pause: 'app' },
  'NSP_STATUS 6': 'credential_expired',
  'NSP_STATUS 102': { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  'NSP_STATUS 105': 'request_invalid',
  'NSP_STATUS 403': 'permission_denied',
  'NSP_STATUS 500': 'vendor_internal',
  'NSP_STATUS 501': 'request_invalid',
  'NSP_STATUS 503': 'rate_limited',
  'NSP_STATUS 1302': 'rate_limited',
  'NSP_STATUS 31204': { cause: 'credential_invalid', retry: { when: 'after_refresh' } },

  // They begin like the success code and are errors.
  80000001: { cause: 'unrecognized', pause: 'app' },
  80000003: 'target_offline',
  80000004: { cause: 'token_unregistered', pause: 'target' },
  80000005: { cause: 'timeout', pause: 'target', uncertain: true },
  80000006: { cause: 'target_offline', retry: { when: 'never' }, token: 'suspect' },
  // Nobody says whether the device's token is meant or the access token.
  80200004: { cause: 'token_unregistered', token: 'suspect', pause: 'target' },
} as const satisfies CodeTable;

/** The rows that a bare status of `send` stands for. */
export const sendStatuses = ['200', '302', '400', '401', '404', '429', '500', '502', '503', '504'] as const;

/** Topics, device groups and messages:revoke: https://github.com/HMS-Core/hms-push-serverdemo-java, ResponceCodeProcesser.java */
export const operation = {
  // Flow control, as for a send.
  503: 'rate_limited',
  80000000: 'accepted',
  // `errors` names those who failed in a form that is documented nowhere.
  '80000000#failures': { cause: 'malformed_reply', uncertain: true },
  82000001: 'request_invalid',
  82000002: 'request_invalid',
  82000003: 'request_invalid',
  82000004: 'target_not_found',
  82000005: { cause: 'permission_denied', pause: 'none' },
  82000006: 'batch_too_large',
  82000007: 'request_invalid',
  82000008: 'batch_too_large',
  82000009: { cause: 'operation_rejected', pause: 'target' },
  82000010: { cause: 'token_unregistered', token: 'suspect', pause: 'target' },
  82000011: 'request_invalid',
  82000012: 'permission_denied',
  82000013: 'permission_denied',
  80300008: 'message_too_large',
  80100003: 'request_invalid',
} as const satisfies CodeTable;

/** https://developer.huawei.com/consumer/cn/doc/harmonyos-references/account-server-error-code */
export const auth = {
  200: 'accepted',
  400: 'credential_invalid',
  403: 'ip_blocked',
  404: { cause: 'request_invalid', pause: 'app' },
  405: { cause: 'request_invalid', pause: 'app' },
  500: 'vendor_internal',
  502: 'vendor_unavailable',
  503: 'rate_limited',
  504: { cause: 'timeout', uncertain: true },
  590: 'vendor_internal',

  // `error` is the family; `sub_error` says what it is.
  '1101/12304': 'credential_invalid',
  '1101/20002': 'credential_invalid',
  '1101/20003': 'credential_invalid',
  '1101/20022': { cause: 'request_invalid', pause: 'app' },
  '1101/20152': { cause: 'request_invalid', pause: 'app' },
  '1101/20171': 'credential_invalid',
  '1101/20172': 'credential_invalid',
  '1101/20182': { cause: 'request_invalid', pause: 'app' },

  'NSP_STATUS 1': { cause: 'unrecognized', retry: { when: 'backoff' }, pause: 'app' },
  'NSP_STATUS 6': 'credential_expired',
  'NSP_STATUS 102': { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  'NSP_STATUS 105': 'request_invalid',
  'NSP_STATUS 403': 'permission_denied',
  'NSP_STATUS 500': 'vendor_internal',
  'NSP_STATUS 501': 'request_invalid',
  'NSP_STATUS 503': 'rate_limited',
  'NSP_STATUS 1302': 'rate_limited',
  'NSP_STATUS 31204': { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
} as const satisfies CodeTable;

/** The rows that a bare status of `auth` stands for; a success is never bare. */
export const authStatuses = ['400', '403', '404', '405', '500', '502', '503', '504', '590'] as const;

/** https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-msg-receipt */
export const receipt = {
  0: { cause: 'accepted', receipt: 'arrived' },
  2: { cause: 'token_unregistered', pause: 'target' },
  5: { cause: 'token_unregistered', pause: 'target' },
  6: { cause: 'target_opted_out', pause: 'target' },
  10: { cause: 'target_offline', retry: { when: 'never' } },
  14: { cause: 'vendor_internal', pause: 'target' },
  15: { cause: 'message_expired', pause: 'target' },
  22: { cause: 'token_mismatch', pause: 'target' },
  27: { cause: 'target_offline', retry: { when: 'never' } },
  31: 'message_invalid',
  51: 'target_offline',
  102: 'target_rate_limited',
  144: { cause: 'target_not_found', pause: 'target' },
  151: { cause: 'target_not_found', pause: 'target' },
  155: 'operation_rejected',
  156: 'operation_rejected',
  158: 'duplicate_request',
  188: 'target_offline',
  191: { cause: 'vendor_internal', retry: { when: 'never' }, pause: 'none' },
  201: { cause: 'target_opted_out', token: 'suspect', pause: 'target' },
  256: 'target_rate_limited',
  259: 'message_forbidden',
  261: { cause: 'target_not_found', pause: 'target' },
  262: 'target_rate_limited',
  264: { cause: 'target_opted_out', pause: 'target' },
  // Blocked for 24 hours from now, not until midnight.
  265: { cause: 'operation_rejected', retry: { when: 'after', waitMs: 86_400_000 } },
  268: 'request_invalid',
  269: 'duplicate_request',
} as const satisfies CodeTable;
