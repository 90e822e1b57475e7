import type { CodeTable } from '../../core/code-table.ts';
import type { Texts, TextTable } from '../../core/texts.ts';

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
    httpStatus: 200,
    confidence: 'secondary',
    en: 'Honor took the call; `data` may still say `sendResult` false or name tokens in `failTokens` and `expireTokens`',
    zh: '荣耀已接受请求；仍须查看 data 中的 sendResult、failTokens 和 expireTokens',
    source:
      'trtc.io/document/74196 (list of Honor codes); easemob/easemob-doc docs/push/push_send_notification.md; public SDKs liyouping/pushapi, cossim/hipush, meetleev/go-multipush, zandala88/honor-push',
  },
  '200+sendResult=false': {
    httpStatus: 200,
    confidence: 'inferred',
    en: 'code 200, but `sendResult` is false: the push was refused for every token that no list names, and no reason is given',
    zh: 'code 为 200，但 sendResult 为 false：未被任何列表列出的 token 均被拒绝，且没有说明原因',
    source: 'our reading; the field as typed in public SDKs liyouping/pushapi, cossim/hipush, meetleev/go-multipush, zandala88/honor-push',
  },
  '200+failTokens': {
    httpStatus: 200,
    confidence: 'inferred',
    en: 'code 200 with tokens in `failTokens` or `expireTokens`: the tokens in neither list were taken',
    zh: 'code 为 200，同时 failTokens 或 expireTokens 中列出了 token：两个列表之外的 token 已被接受',
    source:
      'our reading; a public push worker checks the lists after code 200; public SDKs liyouping/pushapi, cossim/hipush, meetleev/go-multipush, zandala88/honor-push',
  },
  400: {
    confidence: 'secondary',
    en: 'a parameter of the request is wrong',
    zh: '请求参数错误',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  401: {
    httpStatus: 401,
    confidence: 'secondary',
    en: "the gateway rejected the access token; the code is not in Honor's list, several clients expect it",
    zh: '网关拒绝了 Access Token；该码不在荣耀的列表中，但有多个客户端会处理它',
    source: 'doopush/doopush, server (public code)',
  },
  403: {
    confidence: 'secondary',
    en: 'authentication failed: the access token is wrong or has expired, there is no separate code for the latter',
    zh: '鉴权失败：Access Token 错误或已过期（过期没有单独的错误码）',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  404: {
    confidence: 'secondary',
    en: 'service not found: the URL is wrong; it says nothing about the push token',
    zh: '服务未找到：请求地址错误，与推送 token 无关',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  429: {
    httpStatus: 429,
    confidence: 'secondary',
    en: "too many requests; the code is not in Honor's list, one client expects it",
    zh: '请求过多；该码不在荣耀的列表中，仅一个客户端会处理它',
    source: 'doopush/doopush, server (public code)',
  },
  500: {
    confidence: 'secondary',
    en: 'internal error at Honor',
    zh: '荣耀服务内部错误',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  502: {
    httpStatus: 502,
    confidence: 'secondary',
    en: 'a connection failed inside Honor, often because the network is unstable',
    zh: '连接请求异常，通常是网络不稳定所致',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  503: {
    confidence: 'secondary',
    en: 'requests come too often: send more slowly (this is the code in the body, a bare HTTP 503 is an outage)',
    zh: '请求过于频繁，请降低频率后重试（指响应体中的 code；没有 code 的 HTTP 503 视为服务不可用）',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  504: {
    httpStatus: 504,
    confidence: 'secondary',
    en: 'a gateway of Honor timed out; nobody can say whether the push was taken',
    zh: '荣耀网关超时；无法确定推送是否已被接受',
    source: 'doopush/doopush, server (public code)',
  },
  80000000: {
    confidence: 'inferred',
    en: 'the success code of Huawei, never seen in a real reply of Honor; two clients accept it as a precaution',
    zh: '华为风格的成功码，从未在荣耀的真实响应中出现；有两个客户端出于谨慎将其视为成功',
    source: 'a public push worker and a public Rust push server, its tests',
  },
  80100000: {
    confidence: 'secondary',
    en: 'the push went to some tokens; `failTokens` and `expireTokens` name the others',
    zh: '部分 token 发送成功；其余列在 failTokens 和 expireTokens 中',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  '80100000#unnamed': {
    confidence: 'inferred',
    en: 'some tokens failed and the reply does not name them readably: nobody can say which were taken',
    zh: '部分 token 发送失败，但响应没有可读的列表：无法确定哪些已被接受',
    source: 'our reading of 80100000 without its lists',
  },
  80100003: {
    confidence: 'secondary',
    en: 'the structure of the message is wrong',
    zh: '消息体结构错误',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  80200020: {
    confidence: 'secondary',
    en: 'the receipt settings of the request do not match those of the console',
    zh: '回执配置不匹配：请求中的回执设置与控制台不一致',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  80300006: {
    confidence: 'secondary',
    en: 'the same token stands twice in the `token` array: remove the repeats and send',
    zh: 'token 数组中有重复的 token：去重后再发送',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  80300007: {
    confidence: 'secondary',
    en: 'every push token of the call is invalid; a wrong app id refuses good tokens in the same way, so none is dead by this alone',
    zh: '本次请求的所有推送 token 均无效；appId 填错时也会这样拒绝有效 token，因此不能仅凭此码判定 token 失效',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  80300008: {
    confidence: 'secondary',
    en: 'the message body is over 4096 bytes',
    zh: '消息体超过 4096 字节的上限',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  80300010: {
    confidence: 'secondary',
    en: 'more than 1000 tokens in one call',
    zh: '单次请求的 token 超过 1000 个',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  10001: {
    confidence: 'secondary',
    en: 'the `timestamp` header is empty or was not sent',
    zh: 'timestamp 请求头为空或未携带',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  10207: {
    confidence: 'secondary',
    en: 'the `timestamp` header is invalid: it must be the present time in UTC milliseconds; if a fresh one is refused too, the clock or the unit is wrong',
    zh: 'timestamp 请求头无效：必须是当前 UTC 毫秒时间戳；若更新后仍被拒绝，则是时钟或单位有误',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  10300: {
    confidence: 'secondary',
    en: 'a token is empty; by its neighbours in the list this is the access token in `Authorization`, not a push token',
    zh: 'token 为空；从相邻错误码看，指 Authorization 中的 Access Token，而不是推送 token',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  10205: {
    confidence: 'secondary',
    en: 'the app id in the path is empty',
    zh: '请求路径中的 appId 为空',
    source: 'trtc.io/document/74196 (list of Honor codes)',
  },
  10214: {
    confidence: 'inferred',
    en: 'requests come too often; known only from the Android SDK, no reply to a send has been seen with it',
    zh: '请求过于频繁；仅见于 Android SDK，尚未在发送响应中出现',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  'data.expireTokens[]': {
    httpStatus: 200,
    confidence: 'secondary',
    en: 'the token is no longer valid: Honor names it in `expireTokens`',
    zh: 'token 已失效：荣耀在 expireTokens 中列出了它',
    source: 'public SDKs liyouping/pushapi, cossim/hipush, meetleev/go-multipush, zandala88/honor-push',
  },
  'data.failTokens[]': {
    httpStatus: 200,
    confidence: 'secondary',
    en: 'the push failed for this token and Honor gives no reason; it stands in `failTokens` only',
    zh: '对该 token 的推送失败，荣耀未说明原因；它只出现在 failTokens 中',
    source: 'public SDKs liyouping/pushapi, cossim/hipush, meetleev/go-multipush, zandala88/honor-push',
  },
  'HTTP 5xx': {
    confidence: 'inferred',
    en: 'a 5xx without a readable code: Honor or a gateway before it is down',
    zh: '没有可读错误码的 5xx：荣耀服务或其前端网关不可用',
    source: 'our reading: no page says what a bare status means',
  },
};

const authTexts: TextTable = {
  200: {
    httpStatus: 200,
    confidence: 'secondary',
    en: 'an access token was issued; `expires_in` counts seconds',
    zh: '已签发 Access Token；expires_in 的单位是秒',
    source: 'public SDKs liyouping/pushapi, cossim/hipush, meetleev/go-multipush, zandala88/honor-push',
  },
  unauthorized_client: {
    confidence: 'secondary',
    en: 'the client is unknown or its credentials are wrong',
    zh: '客户端不存在或凭证错误（Client ID 或 Client Secret）',
    source: 'a public Rust client of Honor Push, its tests',
  },
  invalid_client: {
    confidence: 'secondary',
    en: 'client id or client secret is wrong',
    zh: 'Client ID 或 Client Secret 错误',
    source: 'a public Rust client of Honor Push',
  },
  invalid_grant: {
    confidence: 'secondary',
    en: 'the grant was rejected: the token request must ask for `client_credentials` with valid credentials',
    zh: '授权被拒绝：请求应使用 client_credentials 及有效凭证',
    source: 'a public Rust client of Honor Push',
  },
  '5xx': {
    confidence: 'inferred',
    en: 'the token endpoint is down; this says nothing about the credentials',
    zh: 'Token 接口不可用；与凭证是否正确无关',
    source: 'our reading: a 5xx speaks of the server, not of the client',
  },
};

const receiptTexts: TextTable = {
  40000002: {
    confidence: 'secondary',
    en: 'delivered to the device, as one receiver in production reads it; Honor publishes no list of these values',
    zh: '已送达设备（依据一个生产环境的回执接收程序）；荣耀未公开这些取值',
    source: 'doopush/doopush callback_service.go (public code)',
  },
  other: {
    confidence: 'inferred',
    en: 'a receipt without a readable status: nothing is known of the token',
    zh: '回执中没有可读的 status：无法判断该 token 的情况',
    source: 'our reading; doopush/doopush callback_service.go (public code) counts every other value as a failure',
  },
};

const clientTexts: TextTable = {
  8001002: {
    confidence: 'official',
    en: 'the app id is missing in the manifest (com.hihonor.push.app_id)',
    zh: '清单文件中缺少 appId（com.hihonor.push.app_id）',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8001000: {
    confidence: 'official',
    en: 'this device does not support Honor Push',
    zh: '该设备不支持荣耀推送',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8001001: {
    confidence: 'official',
    en: 'called on the main thread, which is forbidden',
    zh: '不允许在主线程调用',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8001003: {
    confidence: 'official',
    en: 'the certificate fingerprint is empty',
    zh: '证书指纹为空',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8001004: {
    confidence: 'official',
    en: 'there is no push token on the device',
    zh: '设备上没有推送 token',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8001005: {
    confidence: 'official',
    en: 'the SDK is not initialised',
    zh: 'SDK 尚未初始化',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8002001: {
    confidence: 'official',
    en: 'binding the push service failed',
    zh: '绑定推送服务失败',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8002002: {
    confidence: 'official',
    en: 'the push service disconnected',
    zh: '与推送服务的连接已断开',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8002003: {
    confidence: 'official',
    en: 'connecting to the push service timed out',
    zh: '连接推送服务超时',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8002004: {
    confidence: 'official',
    en: 'the arguments for the push service are invalid',
    zh: '推送服务参数无效',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8002005: {
    confidence: 'official',
    en: 'the push service was bound to nothing',
    zh: '推送服务绑定结果为空',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8002006: {
    confidence: 'official',
    en: 'the push service is invalid',
    zh: '推送服务无效',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8002007: {
    confidence: 'official',
    en: 'the push service is disabled',
    zh: '推送服务已被停用',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8002008: {
    confidence: 'official',
    en: 'the push service is missing',
    zh: '推送服务不存在',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8003001: {
    confidence: 'official',
    en: 'the push server failed, as seen from the device',
    zh: '推送服务器错误（设备侧上报）',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8003002: {
    confidence: 'official',
    en: 'unknown error on the device',
    zh: '设备侧未知错误',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8003003: {
    confidence: 'official',
    en: 'internal error on the device',
    zh: '设备侧内部错误',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8003004: {
    confidence: 'official',
    en: 'an argument on the device is invalid',
    zh: '设备侧参数无效',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8003005: {
    confidence: 'official',
    en: 'operations on the device come too often',
    zh: '设备侧操作过于频繁',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8003006: {
    confidence: 'official',
    en: 'the device has no network',
    zh: '设备没有网络',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8003007: {
    confidence: 'official',
    en: 'the user has not agreed to the service statement',
    zh: '用户尚未同意服务声明',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  8003008: {
    confidence: 'official',
    en: 'a request to the push service timed out',
    zh: '请求推送服务超时',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  10214: {
    confidence: 'official',
    en: 'HTTP operations come too often, reported on the device',
    zh: 'HTTP 操作过于频繁（设备侧上报）',
    source: "com.hihonor.push.sdk.internal.HonorPushErrorEnum of Honor's Android SDK",
  },
  '-1': {
    confidence: 'secondary',
    en: 'an SDK call failed (a value of a third-party wrapper, not of Honor)',
    zh: 'SDK 调用失败（第三方封装的取值，并非荣耀定义）',
    source: 'doopush/doopush HonorService.kt (public code)',
  },
  1: {
    confidence: 'secondary',
    en: 'no token could be obtained (a value of a third-party wrapper, not of Honor)',
    zh: '无法获取 token（第三方封装的取值，并非荣耀定义）',
    source: 'doopush/doopush HonorService.kt (public code)',
  },
};

/** What each row means, in two languages, and where the fact comes from. */
export const texts: Texts = { send: sendTexts, auth: authTexts, receipt: receiptTexts, client: clientTexts };
