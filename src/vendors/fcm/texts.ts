import type { CodeTable } from '../../core/code-table.ts';
import type { TextTable, Texts } from '../../core/texts.ts';

/** Codes that only a device sees. */
export const client = {
  SERVICE_NOT_AVAILABLE: 'client_sdk',
  INTERNAL_SERVER_ERROR: 'client_sdk',
  FIS_AUTH_ERROR: 'client_sdk',
  PHONE_REGISTRATION_ERROR: 'client_sdk',
} as const satisfies CodeTable;

const sendTexts: TextTable = {
  200: {
    httpStatus: 200, confidence: 'official',
    en: 'v1: accepted by FCM for delivery (not proof of delivery), told by the name in the body {"name": …}; the status alone is no success: a 2xx without name, results, message_id or success is malformed_reply, uncertain',
    source: 'firebase.google.com projects.messages.send; admin SDKs',
  },
  fake_message_id: {
    httpStatus: 200, confidence: 'official',
    en: 'v1 validate_only run: same success shape, nothing was sent',
    source: 'bloomberg/pushiko docs/fcm_responses.md; davideast/pyric observations',
  },
  400: {
    httpStatus: 400, confidence: 'official',
    en: 'INVALID_ARGUMENT family, see the # rows for what it really means',
    source: 'trtc.io/document/74196; FCM ErrorCode page',
  },
  401: {
    httpStatus: 401, confidence: 'official',
    en: 'access token missing/expired, OR the APNs/web-push credential in the Firebase project is bad (look for THIRD_PARTY_AUTH_ERROR first)',
    source: 'FCM ErrorCode page; PyFCM PR 371; firebase-admin-node issue 3215',
  },
  403: {
    httpStatus: 403, confidence: 'official',
    en: 'SENDER_ID_MISMATCH when FcmError says so, otherwise caller permission or disabled API; for explain() only, a reply whose body names no code goes to 403#nonjson',
    source: 'trtc.io/document/74196; FCM ErrorCode page',
  },
  404: {
    httpStatus: 404, confidence: 'official',
    en: 'UNREGISTERED when FcmError says so (that row is the one that says dead); for explain() only, a reply whose body names no code goes to 404#html: the status alone kills no token',
    source: 'trtc.io/document/74196; FCM ErrorCode page',
  },
  429: {
    httpStatus: 429, confidence: 'official',
    en: 'some quota exceeded (project, device or topic)',
    source: 'trtc.io/document/74196; FCM scale-fcm and ErrorCode pages',
  },
  500: {
    httpStatus: 500, confidence: 'official',
    en: 'internal error of FCM',
    source: 'trtc.io/document/74196; FCM scale-fcm page',
  },
  502: {
    httpStatus: 502, confidence: 'secondary',
    en: 'Google front end HTML page, asks in prose to come back in 30 seconds',
    source: 'bloomberg/pushiko FcmClient; firebase-admin-go issue 460; firebase-admin-python issue 493',
  },
  503: {
    httpStatus: 503, confidence: 'official',
    en: 'FCM could not answer in time / overloaded; message may nevertheless have been delivered',
    source: 'trtc.io/document/74196; FCM ErrorCode page; firebase-admin-node issue 1248',
  },
  504: {
    httpStatus: 504, confidence: 'inferred',
    en: 'gateway or backend deadline',
    source: 'google.rpc.Code table',
  },
  '404#html': {
    httpStatus: 404, confidence: 'secondary',
    en: '404 whose body names no code (HTML, empty, {}): decommissioned /batch or /fcm/send, or malformed path',
    source: 'firebase-admin-dotnet issues 464/486; async-firebase issue 68; uniqush srv/fcm/response.go',
  },
  '400#nonjson': {
    httpStatus: 400, confidence: 'official',
    en: 'error status whose body is not JSON',
    source: 'firebase-admin-node messaging-errors-internal.ts',
  },
  '401#nonjson': {
    httpStatus: 401, confidence: 'official',
    en: 'error status whose body is not JSON (legacy: wrong server key, HTML)',
    source: 'firebase-admin-node messaging-errors-internal.ts; calonso/rails-push-notifications issue 20',
  },
  '403#nonjson': {
    httpStatus: 403, confidence: 'inferred',
    en: '403 whose body names no code (HTML, empty, {}): the caller is refused, nothing is known about the token',
    source: 'firebase-admin-node messaging-errors-internal.ts (calls it an authentication error)',
  },
  UNSPECIFIED_ERROR: {
    confidence: 'official',
    en: 'FCM gives no more information: go on with error.status and the HTTP status, this row only if they say nothing either',
    source: 'FCM ErrorCode page',
  },
  INVALID_ARGUMENT: {
    httpStatus: 400, confidence: 'official',
    en: 'some request parameter is bad; without further details the token must not be blamed',
    source: 'FCM ErrorCode page; pyric invalid-condition capture; pushiko payload too large',
  },
  'INVALID_ARGUMENT#token': {
    httpStatus: 400, confidence: 'official',
    en: 'fieldViolations[].field is message.token, or message says that the registration token is not valid: malformed token; not where the text begins with "Invalid value at" or "Invalid JSON payload" (the JSON parser: our request is at fault, see INVALID_ARGUMENT#recipient)',
    source: 'pyric invalid-token capture; FCM manage-tokens page',
  },
  'INVALID_ARGUMENT#apns-410': {
    httpStatus: 400, confidence: 'secondary',
    en: 'nested ApnsError statusCode 410 (message "APNs device token is disabled."): the iOS token behind the FCM token is gone',
    source: 'fcm_devices tests ;; several production logs',
  },
  'INVALID_ARGUMENT#apns-other': {
    httpStatus: 400, confidence: 'inferred',
    en: 'nested ApnsError with BadDeviceToken or DeviceTokenNotForTopic: environment or bundle mismatch',
    source: 'FCM ApnsError page;',
  },
  'INVALID_ARGUMENT#too-big': {
    httpStatus: 400, confidence: 'official',
    en: 'message text contains "too big" / "too large" (4096 bytes; 2048 documented for topics)',
    source: 'pyric oversized capture; reown push-server PR 346; admin-go issue 580',
  },
  'INVALID_ARGUMENT#field': {
    httpStatus: 400, confidence: 'official',
    en: 'fieldViolations points into data/notification/android/apns/webpush: payload fault',
    source: 'FCM error-codes page example 1; pyric webpush-ttl capture',
  },
  'INVALID_ARGUMENT#recipient': {
    httpStatus: 400, confidence: 'official',
    en: 'recipient not set, topic name or condition malformed, unknown or wrongly typed member of message (token not a string, "tokens")',
    source: 'pyric no-target, invalid-topic, invalid-condition captures',
  },
  'INVALID_ARGUMENT#package': {
    httpStatus: 400, confidence: 'official',
    en: 'restrictedPackageName differs from the package of the token',
    source: 'FCM ErrorCode page',
  },
  UNREGISTERED: {
    httpStatus: 404, confidence: 'official',
    en: 'app instance no longer registered (uninstalled, token rotated, Android token idle for 270 days)',
    source: 'FCM ErrorCode and manage-tokens pages',
  },
  UNREGISTERED_FID: {
    httpStatus: 404, confidence: 'official',
    en: 'SDK-internal name: same as UNREGISTERED when the request used message.fid instead of message.token',
    source: 'firebase-admin-node 2026 src/messaging/error.ts',
  },
  SENDER_ID_MISMATCH: {
    httpStatus: 403, confidence: 'official',
    en: 'token belongs to another Firebase project/sender',
    source: 'FCM ErrorCode page; dcai/airnotifier issue 219',
  },
  QUOTA_EXCEEDED: {
    httpStatus: 429, confidence: 'official',
    en: 'sending limit exceeded, which one is only in google.rpc.QuotaFailure or the message text',
    source: 'FCM ErrorCode page; admin-go issue 736',
  },
  'QUOTA_EXCEEDED#device': {
    httpStatus: 429, confidence: 'official',
    en: 'too many messages to one device',
    source: 'FCM ErrorCode page; rails/action_push_native PR 129',
  },
  'QUOTA_EXCEEDED#topic': {
    httpStatus: 429, confidence: 'official',
    en: 'too many messages to one topic ("Topic quota exceeded.")',
    source: 'FCM ErrorCode page; ntfy issues 288/289',
  },
  UNAVAILABLE: {
    httpStatus: 503, confidence: 'official',
    en: 'server overloaded or too slow',
    source: 'FCM ErrorCode page',
  },
  INTERNAL: {
    httpStatus: 500, confidence: 'official',
    en: 'unknown internal error',
    source: 'FCM ErrorCode page',
  },
  THIRD_PARTY_AUTH_ERROR: {
    httpStatus: 401, confidence: 'official',
    en: 'APNs key/certificate or web-push key stored in the Firebase project is missing, wrong or for the wrong environment; only Apple/web targets are hit',
    source: 'FCM ErrorCode page; Blackjacx/Assist issue 6',
  },
  APNS_AUTH_ERROR: {
    httpStatus: 401, confidence: 'official',
    en: 'older name of THIRD_PARTY_AUTH_ERROR',
    source: 'admin SDKs in all languages',
  },
  NOT_FOUND: {
    httpStatus: 404, confidence: 'official',
    en: 'google.rpc status without FcmError: SDKs read it as unregistered, but a wrong project id answers the same, and so does a dead token where the request did not ask for detailed errors (X-GOOG-API-FORMAT-VERSION: 2)',
    source: 'admin-node/python/java mapping; admin-python issue 180',
  },
  PERMISSION_DENIED: {
    httpStatus: 403, confidence: 'official',
    en: 'google.rpc status without FcmError: service account lacks cloudmessaging.messages.create (SDKs misreport it as mismatched credential)',
    source: 'admin-go issues 238/398/248; admin-node issue 836',
  },
  RESOURCE_EXHAUSTED: {
    httpStatus: 429, confidence: 'official',
    en: 'google.rpc status of every 429',
    source: 'FCM throttling page; admin-go issue 719',
  },
  UNAUTHENTICATED: {
    httpStatus: 401, confidence: 'official',
    en: 'google.rpc status of every 401; without FcmError it is our access token',
    source: 'PyFCM PR 371; autopush-rs',
  },
  DEADLINE_EXCEEDED: {
    httpStatus: 504, confidence: 'inferred',
    en: 'backend deadline',
    source: 'google.rpc.Code',
  },
  ABORTED: {
    httpStatus: 409, confidence: 'inferred',
    en: 'concurrency conflict in the backend',
    source: 'google.rpc.Code; admin SDK ErrorCode enum',
  },
  CANCELLED: {
    httpStatus: 499, confidence: 'inferred',
    en: 'call cancelled',
    source: 'google.rpc.Code',
  },
  UNKNOWN: {
    httpStatus: 500, confidence: 'inferred',
    en: 'unknown error of the API layer',
    source: 'google.rpc.Code',
  },
  DATA_LOSS: {
    httpStatus: 500, confidence: 'inferred',
    en: 'unrecoverable backend error',
    source: 'google.rpc.Code',
  },
  FAILED_PRECONDITION: {
    httpStatus: 400, confidence: 'inferred',
    en: 'system state forbids the call',
    source: 'google.rpc.Code',
  },
  OUT_OF_RANGE: {
    httpStatus: 400, confidence: 'inferred',
    en: 'value out of range',
    source: 'google.rpc.Code',
  },
  UNIMPLEMENTED: {
    httpStatus: 501, confidence: 'inferred',
    en: 'method not supported',
    source: 'google.rpc.Code',
  },
  SERVICE_DISABLED: {
    httpStatus: 403, confidence: 'official',
    en: 'ErrorInfo.reason (or message "…API has not been used in project…"): FCM API is switched off for the project; works minutes after enabling',
    source: 'beste/firebase-php issue 231;',
  },
  RATE_LIMIT_EXCEEDED: {
    httpStatus: 429, confidence: 'official',
    en: 'ErrorInfo.reason: per-minute project quota (quota_unit 1/min/{project})',
    source: 'admin-go issue 719',
  },
  ACCESS_TOKEN_EXPIRED: {
    httpStatus: 401, confidence: 'official',
    en: 'ErrorInfo.reason: OAuth access token expired',
    source: 'PyFCM PR 371',
  },
  CREDENTIALS_MISSING: {
    httpStatus: 401, confidence: 'inferred',
    en: 'ErrorInfo.reason: no Authorization header reached Google',
    source: 'Google API common errors',
  },
  ACCESS_TOKEN_TYPE_UNSUPPORTED: {
    httpStatus: 401, confidence: 'inferred',
    en: 'ErrorInfo.reason: wrong token kind (id token, API key)',
    source: 'Google API common errors',
  },
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: {
    httpStatus: 403, confidence: 'inferred',
    en: 'ErrorInfo.reason: token lacks the firebase.messaging scope',
    source: 'Google API common errors',
  },
  IAM_PERMISSION_DENIED: {
    httpStatus: 403, confidence: 'secondary',
    en: 'ErrorInfo.reason: service account lacks cloudmessaging.messages.create',
    source: '(debug report)',
  },
  ACCOUNT_STATE_INVALID: {
    httpStatus: 401, confidence: 'inferred',
    en: 'ErrorInfo.reason: service account disabled or deleted',
    source: 'Google API common errors',
  },
  CONSUMER_INVALID: {
    httpStatus: 403, confidence: 'inferred',
    en: 'ErrorInfo.reason: project deleted or suspended',
    source: 'Google API common errors',
  },
  BILLING_DISABLED: {
    httpStatus: 403, confidence: 'inferred',
    en: 'ErrorInfo.reason: billing problem of the project',
    source: 'Google API common errors',
  },
  'results[].message_id': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: this target was accepted (an entry without error and without message_id counts as accepted too: test servers answer {}, and the success counter confirms it)',
    source: 'legacy http-server-ref; google/gcm',
  },
  'results[].registration_id': {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: accepted, and the stored token must be replaced by this canonical one (only if it differs)',
    source: 'legacy http-server-ref; google/gcm; decision-labs/fcm',
  },
  MissingRegistration: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: no token in the request',
    source: 'google/gcm Constants',
  },
  InvalidRegistration: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: malformed token',
    source: 'google/gcm Constants; admin-node',
  },
  NotRegistered: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy (also seen as v1 message text): uninstalled, expired or rotated token',
    source: 'google/gcm Constants; admin-node',
  },
  InvalidPackageName: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: token of another package',
    source: 'admin-node mapping',
  },
  MismatchSenderId: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: token of another sender',
    source: 'google/gcm Constants; Edujugon issue 101',
  },
  InvalidParameters: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: a parameter has the wrong name, type or value',
    source: 'admin-node mapping',
  },
  MessageTooBig: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: over 4096 bytes (2048 for topics)',
    source: 'google/gcm Constants',
  },
  InvalidDataKey: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: reserved key in data',
    source: 'admin-node mapping',
  },
  InvalidTtl: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: time_to_live not within 0..2419200',
    source: 'google/gcm Constants',
  },
  MissingCollapseKey: {
    httpStatus: 200, confidence: 'official',
    en: 'GCM era: collapse_key required',
    source: 'google/gcm Constants',
  },
  Unavailable: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy per target: busy; also HTTP 5xx',
    source: 'google/gcm Constants',
  },
  InternalServerError: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy per target: internal error; also HTTP 500',
    source: 'google/gcm Constants',
  },
  DeviceMessageRateExceeded: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: too many messages to this device',
    source: 'admin-node mapping',
  },
  DeviceQuotaExceeded: {
    httpStatus: 200, confidence: 'official',
    en: 'GCM era name of DeviceMessageRateExceeded',
    source: 'google/gcm Constants',
  },
  TopicsMessageRateExceeded: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: too many messages to this topic (also spelt TOPICS_MESSAGE_RATE_EXCEEDED)',
    source: 'admin-node mapping; jlcvp/fcm-node issue 6',
  },
  QuotaExceeded: {
    httpStatus: 200, confidence: 'official',
    en: 'GCM era: sender over quota',
    source: 'google/gcm Constants',
  },
  InvalidApnsCredential: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy: APNs credential of the project missing/expired',
    source: 'admin-node mapping; quickstart-ios issue 290',
  },
  DeprecatedApi: {
    httpStatus: 200, confidence: 'secondary',
    en: 'legacy endpoint after the shut-down of July 2024',
    source: 'jlcvp/fcm-node issue 100',
  },
  UnauthorizedRegistration: {
    httpStatus: 400, confidence: 'secondary',
    en: 'legacy web push on /fcm/send/<endpoint>: sender or VAPID key does not match, HTML body',
    source: 'web-push-libs issues 237/279; web-push-encryption issue 29',
  },
  InvalidTokenFormat: {
    httpStatus: 400, confidence: 'secondary',
    en: 'legacy web push: malformed endpoint token',
    source: 'web-push-libs issue 328',
  },
  failed_registration_ids: {
    httpStatus: 200, confidence: 'official',
    en: 'legacy device group: these members failed, no reason given; members that we were not given as targets are no targets of ours: then only the group key has an outcome (accepted when success > 0)',
    source: 'google/gcm SenderTest; legacy device-group doc',
  },
  'messaging/invalid-argument': {
    confidence: 'official',
    en: 'firebase-admin name for INVALID_ARGUMENT; read the message before touching the token',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/invalid-recipient': {
    confidence: 'official',
    en: 'firebase-admin: recipient refused before sending',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/invalid-payload': {
    confidence: 'official',
    en: 'firebase-admin: payload refused before sending',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/invalid-data-payload-key': {
    confidence: 'official',
    en: 'firebase-admin: reserved data key',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/payload-size-limit-exceeded': {
    confidence: 'official',
    en: 'firebase-admin: too large',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/invalid-options': {
    confidence: 'official',
    en: 'firebase-admin: options (TTL)',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/invalid-registration-token': {
    confidence: 'official',
    en: 'firebase-admin: malformed token',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/registration-token-not-registered': {
    confidence: 'official',
    en: 'firebase-admin: UNREGISTERED, but also any bare NOT_FOUND (a wrong project id); if every message of a batch gets it, suspect',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/installation-id-not-registered': {
    confidence: 'official',
    en: 'firebase-admin 2026: UNREGISTERED for an fid target',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/mismatched-credential': {
    confidence: 'official',
    en: 'firebase-admin: SENDER_ID_MISMATCH and also every other PERMISSION_DENIED; the message text separates them',
    source: 'firebase-admin-node error.ts; admin-go issue 238',
  },
  'messaging/invalid-package-name': {
    confidence: 'official',
    en: 'firebase-admin: package mismatch',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/device-message-rate-exceeded': {
    confidence: 'official',
    en: 'firebase-admin: device limit',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/topics-message-rate-exceeded': {
    confidence: 'official',
    en: 'firebase-admin: topic limit',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/message-rate-exceeded': {
    confidence: 'official',
    en: 'firebase-admin: QUOTA_EXCEEDED / RESOURCE_EXHAUSTED',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/third-party-auth-error': {
    confidence: 'official',
    en: 'firebase-admin: THIRD_PARTY_AUTH_ERROR, but also every UNAUTHENTICATED',
    source: 'firebase-admin-node error.ts; issue 3215',
  },
  'messaging/authentication-error': {
    confidence: 'official',
    en: 'firebase-admin: 401/403 with a non-JSON body, or IID PERMISSION_DENIED',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/server-unavailable': {
    confidence: 'official',
    en: 'firebase-admin: UNAVAILABLE/503',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/internal-error': {
    confidence: 'official',
    en: 'firebase-admin: INTERNAL/500',
    source: 'firebase-admin-node error.ts',
  },
  'messaging/unknown-error': {
    confidence: 'official',
    en: 'firebase-admin: anything it could not map, e.g. HTML 502',
    source: 'firebase-admin-node error.ts; admin-go issue 460',
  },
  'app/network-error': {
    confidence: 'official',
    en: 'firebase-admin: connection failed',
    source: 'firebase-admin-node',
  },
  'app/network-timeout': {
    confidence: 'official',
    en: 'firebase-admin: no answer in time (15 s default)',
    source: 'firebase-admin-node',
  },
  'app/unable-to-parse-response': {
    confidence: 'official',
    en: 'firebase-admin: success status with broken JSON',
    source: 'firebase-admin-node issue 49',
  },
};

const operationTexts: TextTable = {
  'messaging/topics-subscription-rate-exceeded': {
    confidence: 'official',
    en: 'firebase-admin 2026: topic subscription rate (was misreported as too-many-topics)',
    source: 'firebase-admin-node PR 3148',
  },
  'messaging/too-many-topics': {
    confidence: 'official',
    en: 'firebase-admin: more than 2000 topics on one app instance',
    source: 'firebase-admin-node error.ts',
  },
  NOT_FOUND: {
    httpStatus: 200, confidence: 'official',
    en: 'IID result: token deleted or app uninstalled',
    source: 'admin-node TOPIC_MGT map',
  },
  INVALID_ARGUMENT: {
    httpStatus: 200, confidence: 'official',
    en: 'IID result: token not valid for the sender ID of the credential (Google’s wording), so it can be our project that is wrong; malformed tokens come back with it too',
    source: 'admin-node TOPIC_MGT map',
  },
  TOO_MANY_TOPICS: {
    httpStatus: 200, confidence: 'official',
    en: 'IID result: app instance already has its maximum of topics (2000)',
    source: 'admin-node TOPIC_MGT map',
  },
  RESOURCE_EXHAUSTED: {
    httpStatus: 200, confidence: 'official',
    en: 'IID result: subscription rate (3000 QPS per project); older SDKs call it too-many-topics',
    source: 'firebase-admin-node PR 3148; FCM throttling page',
  },
  PERMISSION_DENIED: {
    httpStatus: 200, confidence: 'official',
    en: 'IID result: credential not entitled to the token',
    source: 'admin-node TOPIC_MGT map',
  },
  DEADLINE_EXCEEDED: {
    httpStatus: 200, confidence: 'official',
    en: 'IID result: timed out',
    source: 'admin-node TOPIC_MGT map',
  },
  INTERNAL: {
    httpStatus: 200, confidence: 'official',
    en: 'IID result: internal error',
    source: 'admin-node TOPIC_MGT map',
  },
  UNKNOWN: {
    httpStatus: 200, confidence: 'official',
    en: 'IID result: unknown',
    source: 'admin-node TOPIC_MGT map',
  },
  OK: {
    httpStatus: 200, confidence: 'official',
    en: 'IID batchImport status: imported',
    source: 'Instance ID server reference',
  },
  'Internal Server Error': {
    httpStatus: 200, confidence: 'official',
    en: 'IID batchImport status: this token failed',
    source: 'Instance ID server reference',
  },
  400: {
    httpStatus: 400, confidence: 'official',
    en: 'IID: missing/invalid parameters',
    source: 'Instance ID server reference',
  },
  401: {
    httpStatus: 401, confidence: 'official',
    en: 'IID: invalid Authorization header',
    source: 'Instance ID server reference',
  },
  403: {
    httpStatus: 403, confidence: 'official',
    en: 'IID: credential does not match authorizedEntity',
    source: 'Instance ID server reference',
  },
  404: {
    httpStatus: 404, confidence: 'official',
    en: 'IID: bad path or token not found (read the message)',
    source: 'Instance ID server reference',
  },
  503: {
    httpStatus: 503, confidence: 'official',
    en: 'IID: unavailable, retry with exponential back-off',
    source: 'Instance ID server reference',
  },
};

const authTexts: TextTable = {
  'app/invalid-credential': {
    confidence: 'official',
    en: 'firebase-admin: token endpoint refused (clock or key)',
    source: 'firebase-admin-node; firebase-tools issue 1708',
  },
  200: {
    httpStatus: 200, confidence: 'official',
    en: 'token issued: access_token, expires_in (3599/3600, number, some servers send a string), token_type Bearer; a 200 without access_token is malformed_reply',
    source: 'Google OAuth2 service-account doc; google-auth',
  },
  'invalid_grant#clock': {
    httpStatus: 400, confidence: 'official',
    en: 'description speaks of a short-lived token in a reasonable timeframe / iat / exp: our clock is off',
    source: 'google-api-php-client issues 1429/1501 and many others',
  },
  'invalid_grant#signature': {
    httpStatus: 400, confidence: 'official',
    en: '"Invalid JWT Signature.": key revoked or not of this account',
    source: 'many issue threads; firebase-admin hint text',
  },
  'invalid_grant#account': {
    httpStatus: 400, confidence: 'official',
    en: '"Invalid grant: account not found" / account deleted / "Invalid issuer: Not a service account."',
    source: 'madf/jwtxx issue 32; GAM PR 1171; firebase-tools issue 1708',
  },
  invalid_grant: {
    httpStatus: 400, confidence: 'secondary',
    en: 'any other description ("Bad Request", expired or revoked refresh token)',
    source: 'google/ground-platform issue 1823',
  },
  invalid_rapt: {
    httpStatus: 400, confidence: 'inferred',
    en: 'error_subtype for user credentials: re-login needed',
    source: 'google-auth reauth',
  },
  invalid_client: {
    httpStatus: 401, confidence: 'official',
    en: 'OAuth client unknown',
    source: 'Google OAuth2 docs',
  },
  deleted_client: {
    httpStatus: 401, confidence: 'secondary',
    en: 'OAuth client was deleted',
    source: 'l5-google-cloud-storage issue 6',
  },
  disabled_client: {
    httpStatus: 401, confidence: 'inferred',
    en: 'OAuth client disabled',
    source: 'Google OAuth2 docs',
  },
  unauthorized_client: {
    httpStatus: 401, confidence: 'official',
    en: 'account may not use this grant or scope',
    source: 'Google OAuth2 service-account doc',
  },
  access_denied: {
    httpStatus: 403, confidence: 'inferred',
    en: 'policy denies the grant',
    source: 'Google OAuth2 docs',
  },
  invalid_scope: {
    httpStatus: 400, confidence: 'official',
    en: 'scope empty or wrong',
    source: 'google-auth-library-python tests',
  },
  invalid_request: {
    httpStatus: 400, confidence: 'official',
    en: 'assertion malformed, unknown sub, missing parameter',
    source: 'GAM PR 1171',
  },
  unsupported_grant_type: {
    httpStatus: 400, confidence: 'inferred',
    en: 'grant_type is not jwt-bearer',
    source: 'RFC 6749',
  },
  internal_failure: {
    httpStatus: 400, confidence: 'official',
    en: 'transient failure; stands in error OR in error_description (error may then be missing), with HTTP 400',
    source: 'google-auth-library-python google/oauth2/_client.py',
  },
  server_error: {
    confidence: 'official',
    en: 'transient',
    source: 'google-auth-library-python',
  },
  temporarily_unavailable: {
    confidence: 'official',
    en: 'transient',
    source: 'google-auth-library-python',
  },
  'http-retryable': {
    confidence: 'official',
    en: 'statuses that Google\'s own library retries at the token endpoint',
    source: 'google-auth-library-python transport/__init__.py',
  },
};

const clientTexts: TextTable = {
  SERVICE_NOT_AVAILABLE: {
    confidence: 'secondary',
    en: 'Android SDK getToken: device cannot reach FCM',
    source: 'firebase-android-sdk issues 2638/4053',
  },
  INTERNAL_SERVER_ERROR: {
    confidence: 'secondary',
    en: 'Android SDK getToken/subscribe: server error, SDK retries itself',
    source: 'firebase-android-sdk PR 6098',
  },
  FIS_AUTH_ERROR: {
    confidence: 'secondary',
    en: 'Android SDK: Firebase Installations refused the API key',
    source: 'firebase-android-sdk issue 2638',
  },
  PHONE_REGISTRATION_ERROR: {
    confidence: 'secondary',
    en: 'GCM era: device cannot register',
    source: 'google/gcm issue 44',
  },
};

export const texts: Texts = { send: sendTexts, operation: operationTexts, auth: authTexts, client: clientTexts };
