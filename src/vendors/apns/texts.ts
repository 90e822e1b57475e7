import type { CodeTable } from '../../core/code-table.ts';
import type { TextTable, Texts } from '../../core/texts.ts';

/** Codes that only a device sees. */
export const client = {
  'NSURLError/didFailToRegister': 'client_sdk',
} as const satisfies CodeTable;

const sendTexts: TextTable = {
  200: {
    httpStatus: 200, confidence: 'official',
    en: 'accepted by APNs; body empty; no proof that the token lives',
    source: 'Apple handling-notification-responses-from-apns',
  },
  BadCollapseId: {
    httpStatus: 400, confidence: 'official',
    en: 'apns-collapse-id longer than 64 bytes',
    source: 'Apple handling-notification-responses-from-apns',
  },
  BadDeviceToken: {
    httpStatus: 400, confidence: 'official',
    en: 'token malformed, or sandbox token on production (or reverse): the two cannot be told apart',
    source: 'Apple doc; Apple DTS forum thread 807380 (delete or move to the other environment is your choice)',
  },
  BadExpirationDate: {
    httpStatus: 400, confidence: 'official',
    en: 'apns-expiration is not a valid epoch',
    source: 'Apple handling-notification-responses-from-apns',
  },
  BadMessageId: {
    httpStatus: 400, confidence: 'official',
    en: 'apns-id is not a canonical UUID',
    source: 'Apple handling-notification-responses-from-apns',
  },
  BadPriority: {
    httpStatus: 400, confidence: 'official',
    en: 'apns-priority not 1/5/10, or 10 with a background push',
    source: 'Apple handling-notification-responses-from-apns',
  },
  BadTopic: {
    httpStatus: 400, confidence: 'official',
    en: 'apns-topic invalid',
    source: 'Apple handling-notification-responses-from-apns',
  },
  DeviceTokenNotForTopic: {
    httpStatus: 400, confidence: 'official',
    en: 'token belongs to another topic (bundle id, or voip/complication/liveactivity suffix)',
    source: 'Apple doc; Apple DTS forum thread 807380',
  },
  DuplicateHeaders: {
    httpStatus: 400, confidence: 'official',
    en: 'a header came twice',
    source: 'Apple handling-notification-responses-from-apns',
  },
  IdleTimeout: {
    httpStatus: 400, confidence: 'official',
    en: 'connection was idle: reconnect and send again (the request was refused, so a repeat is safe)',
    source: 'Apple doc for the meaning; and treat it as transient',
  },
  InvalidPushType: {
    httpStatus: 400, confidence: 'official',
    en: 'apns-push-type invalid (for broadcast only liveactivity)',
    source: 'Apple handling-notification-responses-from-apns',
  },
  MissingDeviceToken: {
    httpStatus: 400, confidence: 'official',
    en: 'no token in :path',
    source: 'Apple handling-notification-responses-from-apns',
  },
  MissingTopic: {
    httpStatus: 400, confidence: 'official',
    en: 'apns-topic needed (token auth or multi-topic certificate)',
    source: 'Apple handling-notification-responses-from-apns',
  },
  PayloadEmpty: {
    httpStatus: 400, confidence: 'official',
    en: 'empty body',
    source: 'Apple handling-notification-responses-from-apns',
  },
  TopicDisallowed: {
    httpStatus: 400, confidence: 'official',
    en: 'credential may not push to this topic (topic-specific key, voip, mdm)',
    source: 'Apple doc; sygnal rejects the token instead (disagreement)',
  },
  BadCertificate: {
    httpStatus: 403, confidence: 'official',
    en: 'TLS client certificate invalid',
    source: 'Apple handling-notification-responses-from-apns',
  },
  BadCertificateEnvironment: {
    httpStatus: 403, confidence: 'official',
    en: 'certificate for the other environment',
    source: 'Apple handling-notification-responses-from-apns',
  },
  ExpiredProviderToken: {
    httpStatus: 403, confidence: 'official',
    en: 'JWT iat older than one hour: sign a new one and drop the connection',
    source: 'Apple token doc; pushy closes the channel because it stays wedged; node-apn retries',
  },
  Forbidden: {
    httpStatus: 403, confidence: 'official',
    en: 'action not allowed; also another team on a bound connection',
    source: 'Apple handling-notification-responses-from-apns',
  },
  InvalidProviderToken: {
    httpStatus: 403, confidence: 'official',
    en: 'JWT cannot be verified: key id, team id or key wrong; several teams on one connection',
    source: 'Apple handling-notification-responses-from-apns',
  },
  MissingProviderToken: {
    httpStatus: 403, confidence: 'official',
    en: 'no certificate and no authorization header',
    source: 'Apple doc; live probe',
  },
  UnrelatedKeyIdInToken: {
    httpStatus: 403, confidence: 'official',
    en: 'key id is unrelated to the first key used on this connection: open a new connection; if the first reply on a fresh connection says it again, the key is wrong and a person must act',
    source: 'Apple handling-notification-responses-from-apns',
  },
  BadEnvironmentKeyIdInToken: {
    httpStatus: 403, confidence: 'official',
    en: 'key is scoped to the other environment (documented spelling)',
    source: 'Apple handling-notification-responses-from-apns',
  },
  BadEnvironmentKeyInToken: {
    httpStatus: 403, confidence: 'secondary',
    en: 'same, the spelling that the server was seen to send (also inside FCM ApnsError)',
    source: 'APNSwift; ndx go-apple tests;;',
  },
  BadPath: {
    httpStatus: 404, confidence: 'official',
    en: 'bad :path',
    source: 'Apple handling-notification-responses-from-apns',
  },
  MethodNotAllowed: {
    httpStatus: 405, confidence: 'official',
    en: ':method is not POST',
    source: 'Apple handling-notification-responses-from-apns',
  },
  ExpiredToken: {
    httpStatus: 410, confidence: 'official',
    en: 'device token expired; older Apple tables list it under 400; no timestamp in any sample',
    source: 'Apple doc; sideshow/apns2 issue 220 for the 400 variant',
  },
  Unregistered: {
    httpStatus: 410, confidence: 'official',
    en: 'token inactive for the topic; body carries timestamp in ms (dead unless registered again after it)',
    source: 'Apple doc; Apple DTS forum threads 806522, 745902, 670868',
  },
  '410#nobody': {
    httpStatus: 410, confidence: 'inferred',
    en: '410 without or with unreadable body: no reason that vouches for a death (a proxy can say 410 too), so suspect only',
    source: 'uniqush, polarity test-suites',
  },
  PayloadTooLarge: {
    httpStatus: 413, confidence: 'official',
    en: 'over 4096 bytes (VoIP 5120, broadcast 5120)',
    source: 'Apple handling-notification-responses-from-apns',
  },
  TooManyProviderTokenUpdates: {
    httpStatus: 429, confidence: 'official',
    en: 'provider JWT changed more often than every 20 minutes on this connection; also a sign of clock skew; connection unusable for a while',
    source: 'Apple token doc; Apple DTS forum threads 675879, 702056; node-apn issue 590',
  },
  TooManyRequests: {
    httpStatus: 429, confidence: 'official',
    en: 'too many pushes in a row to this one token (in a reply to a broadcast send: see TooManyRequests#broadcast)',
    source: 'Apple handling-notification-responses-from-apns',
  },
  'TooManyRequests#broadcast': {
    httpStatus: 429, confidence: 'official',
    en: 'same word in a reply to a broadcast send: the request was throttled, not one device',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  InternalServerError: {
    httpStatus: 500, confidence: 'official',
    en: 'internal error; connection is often unusable afterwards',
    source: 'Apple doc; node-apn issues 463/519; Perfect-Notifications issue 11',
  },
  ServiceUnavailable: {
    httpStatus: 503, confidence: 'official',
    en: 'unavailable',
    source: 'Apple handling-notification-responses-from-apns',
  },
  'Service Unavailable': {
    httpStatus: 503, confidence: 'inferred',
    en: 'same as ServiceUnavailable; the broadcast table prints it with a space',
    source: '(its author tripped over the space)',
  },
  Shutdown: {
    httpStatus: 503, confidence: 'official',
    en: 'this server is shutting down',
    source: 'Apple handling-notification-responses-from-apns',
  },
  TopicMismatch: {
    httpStatus: 403, confidence: 'official',
    en: 'broadcast send: bundle id in the path is not covered by the credential',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  MissingPushType: {
    httpStatus: 400, confidence: 'official',
    en: 'broadcast send: push-type missing',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  FeatureNotEnabled: {
    httpStatus: 400, confidence: 'official',
    en: 'broadcast send: broadcast capability not enabled for the topic',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  ChannelNotRegistered: {
    httpStatus: 400, confidence: 'official',
    en: 'broadcast send: channel does not exist (channels are per environment: a wrong host answers the same); what is gone is a channel id, never a device token',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  BadChannelId: {
    httpStatus: 400, confidence: 'official',
    en: 'broadcast send: apns-channel-id badly encoded or too long',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  MissingChannelId: {
    httpStatus: 400, confidence: 'official',
    en: 'broadcast send: apns-channel-id header missing',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  502: {
    httpStatus: 502, confidence: 'inferred',
    en: 'proxy page, not APNs',
    source: 'uniqush test-suite',
  },
  400: {
    httpStatus: 400, confidence: 'inferred',
    en: 'no readable reason',
    source: 'action_push_native, ndx go-apple test-suites',
  },
  403: {
    httpStatus: 403, confidence: 'inferred',
    en: 'no readable reason: an edge or proxy, not an APNs verdict; neither refresh nor blame a token',
    source: 'Rust relay test-suite',
  },
  404: {
    httpStatus: 404, confidence: 'inferred',
    en: 'no readable reason: path, never the token',
    source: 'rpush test-suite',
  },
  405: {
    httpStatus: 405, confidence: 'inferred',
    en: 'no readable reason',
    source: '-',
  },
  413: {
    httpStatus: 413, confidence: 'inferred',
    en: 'no readable reason',
    source: '-',
  },
  429: {
    httpStatus: 429, confidence: 'inferred',
    en: 'no readable reason: which of the two limits is not known, no token is singled out',
    source: '-',
  },
  500: {
    httpStatus: 500, confidence: 'inferred',
    en: 'no readable reason',
    source: 'rpush, node-apn test-suites',
  },
  503: {
    httpStatus: 503, confidence: 'inferred',
    en: 'no readable reason',
    source: 'rpush, ndx go-apple, Python client test-suites',
  },
  GOAWAY: {
    confidence: 'official',
    en: 'connection-level: streams above last-stream-id were not processed; debug data may be {"reason":…}: no reason, Shutdown or IdleTimeout → this row; a credential reason → GOAWAY#credential',
    source: 'Apple sending doc; pushy issues 865/878/1017; DocNR/clave PR 14',
  },
  'GOAWAY#credential': {
    confidence: 'secondary',
    en: 'GOAWAY whose debug reason is a credential fault (seen: last-stream-id 0, NO_ERROR, {"reason":"BadCertificateEnvironment"} on every new connection, never an HTTP 403): the verdict of that reason’s row, not a reconnect loop',
    source: 'sideshow/apns2 issues 93, 117',
  },
  'RST_STREAM REFUSED_STREAM': {
    confidence: 'official',
    en: 'stream refused before processing',
    source: 'RFC 9113; pushy ApnsClientHandler; pushiko DefaultHttpRetryPolicy',
  },
  'stream closed before reply': {
    confidence: 'secondary',
    en: 'unknown whether APNs took it',
    source: 'pushy; node-apn issues 617/653/81',
  },
  BadJwtToken: {
    httpStatus: 403, confidence: 'secondary',
    en: 'only web.push.apple.com (Safari web push): VAPID JWT refused',
    source: '',
  },
  SubscriptionExpired: {
    httpStatus: 400, confidence: 'secondary',
    en: 'only web.push.apple.com',
    source: '',
  },
  BadWebPushTopic: {
    httpStatus: 400, confidence: 'secondary',
    en: 'only web.push.apple.com',
    source: '',
  },
  BadWebPushTtl: {
    httpStatus: 400, confidence: 'secondary',
    en: 'only web.push.apple.com',
    source: '',
  },
};

const operationTexts: TextTable = {
  201: {
    httpStatus: 201, confidence: 'secondary',
    en: 'channel created; id in header apns-channel-id, body empty',
    source: 'node-apn tests; APNSwift PR 235',
  },
  204: {
    httpStatus: 204, confidence: 'secondary',
    en: 'channel deleted',
    source: 'node-apn tests; APNSwift PR 235',
  },
  FeatureNotEnabled: {
    httpStatus: 400, confidence: 'official',
    en: 'broadcast capability not enabled for the topic',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  MissingChannelId: {
    httpStatus: 400, confidence: 'official',
    en: 'apns-channel-id header missing',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  BadChannelId: {
    httpStatus: 400, confidence: 'official',
    en: 'apns-channel-id badly encoded or too long',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  ChannelNotRegistered: {
    httpStatus: 400, confidence: 'official',
    en: 'channel does not exist (channels are per environment: a wrong host answers the same); what is gone is a channel id, never a device token',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  BadRequestParams: {
    httpStatus: 400, confidence: 'official',
    en: 'unknown attribute in the JSON',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  BadRequestPayload: {
    httpStatus: 400, confidence: 'official',
    en: 'JSON cannot be parsed',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  MissingPushType: {
    httpStatus: 400, confidence: 'official',
    en: 'push-type missing',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  CannotCreateChannelConfig: {
    httpStatus: 400, confidence: 'official',
    en: 'channel limit of the app reached (10000 per environment)',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  MissingChannelQueueSize: {
    httpStatus: 400, confidence: 'secondary',
    en: 'undocumented: message-storage-policy missing or invalid',
    source: '',
  },
  TopicMismatch: {
    httpStatus: 403, confidence: 'official',
    en: 'bundle id in the path is not covered by the credential',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
  TooManyRequests: {
    httpStatus: 429, confidence: 'official',
    en: 'broadcast/channel API: request throttled (not per device here)',
    source: 'Apple handling-error-responses-from-apns (broadcast)',
  },
};

const clientTexts: TextTable = {
  'NSURLError/didFailToRegister': {
    confidence: 'official',
    en: 'device could not register with APNs',
    source: 'Apple registering-your-app-with-apns',
  },
};

export const texts: Texts = { send: sendTexts, operation: operationTexts, client: clientTexts };
