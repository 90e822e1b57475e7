import type { Cause } from '../core/cause.ts';

export interface CauseText {
  readonly en: string;
  readonly zh: string;
  /** What a person does about it. */
  readonly doEn: string;
  readonly doZh: string;
}

/** What each cause says and what to do about it. */
export const causeTexts: Readonly<Record<Cause | 'accepted', CauseText>> = {
  accepted: {
    en: 'taken by the vendor, which is not yet shown on a screen',
    zh: '厂商已受理，不代表已展示',
    doEn: 'nothing; delivery is known only from receipts',
    doZh: '无需处理；是否送达只能看回执',
  },
  token_malformed: {
    en: 'not a token of this vendor at all',
    zh: '不是该厂商的有效令牌格式',
    doEn: 'check where it was stored or cut; delete it on a second sighting a day later',
    doZh: '检查令牌的存储与截断；隔一天再次出现时再删除',
  },
  token_unregistered: {
    en: 'the app was uninstalled, or the registration was given up',
    zh: '应用已卸载或已取消注册',
    doEn: 'delete the token, unless the device reported it again since',
    doZh: '删除该令牌，除非设备此后重新上报',
  },
  token_expired: {
    en: 'the token has lapsed',
    zh: '令牌已过期',
    doEn: 'delete the token, unless the device reported it again since',
    doZh: '删除该令牌，除非设备此后重新上报',
  },
  token_mismatch: {
    en: 'a token of another sender, app, topic or environment: perhaps our configuration',
    zh: '令牌属于其他发送方、应用、主题或环境：可能是己方配置有误',
    doEn: 'compare project, package and environment before any token is touched',
    doZh: '先核对项目、包名与环境，不要直接删除令牌',
  },
  target_not_found: {
    en: 'no such alias, account, topic or tag',
    zh: '别名、账号、主题或标签不存在',
    doEn: 'check the name; do not send it again as it is',
    doZh: '检查名称，不要原样重发',
  },
  target_opted_out: {
    en: 'notifications are off, or the user is filtered out',
    zh: '用户关闭了通知或被过滤',
    doEn: 'respect it; the token stays valid',
    doZh: '尊重用户设置；令牌依然有效',
  },
  target_offline: {
    en: 'the device was not seen for a while; asleep is not dead',
    zh: '设备长期不在线；不活跃不等于失效',
    doEn: 'try again later, keep the token',
    doZh: '稍后重试，保留令牌',
  },
  target_rate_limited: {
    en: 'this one target had its share',
    zh: '该目标已达到单设备上限',
    doEn: 'leave this target alone until the limit resets; others go on',
    doZh: '等待该目标的限制重置；其他目标不受影响',
  },
  message_invalid: {
    en: 'the content is not accepted',
    zh: '消息内容不合法',
    doEn: 'mend the message; the same one will be refused again',
    doZh: '修改消息；原样重发仍会被拒绝',
  },
  message_too_large: { en: 'the message is too large', zh: '消息过大', doEn: 'shorten the payload', doZh: '缩短消息体' },
  message_forbidden: {
    en: 'the vendor does not carry this content or class of message',
    zh: '厂商不允许该内容或消息类别',
    doEn: 'have the class or template approved, or change the content',
    doZh: '申请消息分类或模板，或更换内容',
  },
  message_expired: { en: 'too late for this message', zh: '消息已过期', doEn: 'drop it, or send a new one', doZh: '放弃或重新生成消息' },
  duplicate_request: {
    en: 'the vendor has had this request before',
    zh: '重复请求',
    doEn: 'do not send it again; after an uncertain attempt it means that the first one was taken',
    doZh: '不要重发；若前一次结果未知，则说明前一次已受理',
  },
  batch_too_large: { en: 'too many targets in one call', zh: '单次请求的目标过多', doEn: 'split the batch', doZh: '拆分批次' },
  request_invalid: {
    en: 'a parameter, method, path or version is wrong',
    zh: '参数、方法、路径或版本错误',
    doEn: 'mend the request; the same one will be refused again',
    doZh: '修正请求；原样重发仍会被拒绝',
  },
  operation_rejected: {
    en: 'the cancel, revoke, subscription or statistics call was refused',
    zh: '取消、撤回、订阅或统计操作被拒绝',
    doEn: 'read the message; no push is lost by it',
    doZh: '查看说明；不影响推送',
  },
  credential_expired: {
    en: 'the access token or signature has lapsed',
    zh: '访问令牌或签名已过期',
    doEn: 'sign in again once, then repeat',
    doZh: '刷新一次凭证后重试',
  },
  clock_skew: {
    en: 'our clock is off',
    zh: '本机时钟偏差',
    doEn: 'set the clock (NTP), sign again',
    doZh: '校准时钟（NTP）后重新签名',
  },
  credential_invalid: {
    en: 'the key, secret or signature is wrong',
    zh: '密钥或签名错误',
    doEn: 'a person must mend the credential; nothing goes out for this app until then',
    doZh: '需人工修复凭证；在此之前该应用无法推送',
  },
  permission_denied: {
    en: 'the credential may not do this',
    zh: '凭证无此权限',
    doEn: 'grant the right in the vendor console',
    doZh: '在厂商控制台开通权限',
  },
  app_blocked: {
    en: 'the app is closed, in arrears or under penalty at the vendor',
    zh: '应用被停用、欠费或受处罚',
    doEn: 'talk to the vendor',
    doZh: '联系厂商处理',
  },
  ip_blocked: {
    en: 'the vendor does not take calls from this address',
    zh: '来源 IP 不被允许',
    doEn: 'put the address on the allow list',
    doZh: '将 IP 加入白名单',
  },
  misconfigured: {
    en: 'a certificate, name or address on our side is wrong',
    zh: '己方证书、域名或地址配置错误',
    doEn: 'mend the configuration; nothing was sent',
    doZh: '修正配置；请求未发出',
  },
  rate_limited: { en: 'too fast for this app', zh: '应用请求过快', doEn: 'slow down, then go on', doZh: '降低速率后继续' },
  quota_exhausted: {
    en: 'the day or class of messages has no quota left',
    zh: '当日或该类别配额已用尽',
    doEn: "wait for the reset in the vendor's time zone, or ask for more",
    doZh: '等待厂商时区的配额重置，或申请提额',
  },
  quiet_hours: {
    en: 'such messages may not go out at this hour',
    zh: '当前时段不允许发送此类消息',
    doEn: "wait for the vendor's morning",
    doZh: '等待允许的时段',
  },
  vendor_unavailable: {
    en: 'the vendor is overloaded or out of order',
    zh: '厂商服务不可用',
    doEn: 'back off and try again; look at the status page',
    doZh: '退避重试；查看厂商状态页',
  },
  vendor_internal: {
    en: 'a fault inside the vendor',
    zh: '厂商内部错误',
    doEn: 'back off and try again',
    doZh: '退避重试',
  },
  timeout: {
    en: 'no answer in time; it may have gone out',
    zh: '超时未得到答复；消息可能已发出',
    doEn: 'send again only where a repeat does no harm',
    doZh: '仅在可安全重复时才重发',
  },
  connection_failed: {
    en: 'the connection broke',
    zh: '连接失败',
    doEn: 'try again on a new connection; where the request may have been written, only if a repeat does no harm',
    doZh: '使用新连接重试；若请求可能已写出，仅在可安全重复时重发',
  },
  malformed_reply: {
    en: 'nobody can read what the vendor answered',
    zh: '无法解析的答复',
    doEn: 'look at the raw reply; under a 2xx the push may have been taken',
    doZh: '查看原始答复；2xx 时消息可能已被受理',
  },
  unrecognized: {
    en: 'a code that no table knows',
    zh: '未收录的错误码',
    doEn: 'look it up, report it, and give it a row with withRows until then',
    doZh: '查询并反馈；可先用 withRows 自行定义',
  },
  client_sdk: {
    en: 'seen by a device only, never in a reply to a server',
    zh: '仅出现在客户端 SDK',
    doEn: 'hand it to the people who make the app',
    doZh: '交由客户端同事处理',
  },
};
