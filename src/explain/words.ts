import type { Pause, Reset, Retry, TokenFate } from '../core/advice.ts';
import type { Api } from '../core/api.ts';
import type { Confidence } from '../core/texts.ts';

/** The languages that everything is said in. */
export const languages = ['en', 'zh'] as const;

/** One of the two. */
export type Language = (typeof languages)[number];

/** A sentence in each of them. */
export type Said = Readonly<Record<Language, string>>;

const resets: Readonly<Record<Reset, Said>> = {
  vendor_midnight: { en: "vendor's midnight", zh: '厂商时区零点' },
  vendor_morning: { en: "vendor's 07:00", zh: '厂商时区 07:00' },
};

const fixed: Readonly<Record<'never' | 'after_refresh' | 'split', Said>> = {
  never: { en: 'never', zh: '不重试' },
  after_refresh: { en: 'after a new credential', zh: '刷新凭证后重试' },
  split: { en: 'in smaller batches', zh: '拆分批次后重试' },
};

/** Retry advice in a few words: `back off, 10 s at least`. */
export function retryInWords(retry: Retry, language: Language = 'en'): string {
  if (retry.when === 'backoff') return backoffInWords(retry.atLeastMs, language);
  return retry.when === 'after' ? afterInWords(retry, language) : fixed[retry.when][language];
}

function backoffInWords(atLeastMs: number | undefined, language: Language): string {
  if (atLeastMs === undefined) return language === 'en' ? 'back off' : '退避重试';
  return language === 'en' ? `back off, ${duration(atLeastMs)} at least` : `退避重试，至少 ${duration(atLeastMs, 'zh')}`;
}

function afterInWords({ waitMs, until }: Extract<Retry, { when: 'after' }>, language: Language): string {
  const reset = until === undefined ? '' : resets[until][language];
  if (waitMs === undefined) return language === 'en' ? `after ${reset}` : `${reset || '重置'}之后`;
  const wait = language === 'en' ? `after ${duration(waitMs)}` : `${duration(waitMs, 'zh')}之后`;
  return reset === '' ? wait : language === 'en' ? `${wait} (${reset})` : `${wait}（${reset}）`;
}

const units: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  en: ['ms', 's', 'min', 'h'],
  zh: ['毫秒', '秒', '分钟', '小时'],
};

/** Milliseconds as a person says them. */
export function duration(ms: number, language: Language = 'en'): string {
  const [millis, seconds, minutes, hours] = units[language];
  if (ms < 1000) return `${ms} ${millis}`;
  if (ms < 120_000) return `${Math.round(ms / 1000)} ${seconds}`;
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} ${minutes}` : `${(ms / 3_600_000).toFixed(1)} ${hours}`;
}

/** What becomes of the token; `confirm` is a dead one that needs a second sighting. */
export const tokenWords: Readonly<Record<TokenFate | 'confirm', Said>> = {
  keep: { en: 'keep', zh: '保留' },
  suspect: { en: 'suspect (delete nothing on one word)', zh: '可疑（不因一次回复而删除）' },
  dead: { en: 'dead', zh: '已失效' },
  confirm: { en: 'dead (confirm by a second sighting a day later)', zh: '疑似失效（隔一天再次出现才算数）' },
};

export const pauseWords: Readonly<Record<Pause, Said>> = {
  none: { en: 'nothing pauses', zh: '无需暂停' },
  target: { en: 'this target', zh: '仅该目标' },
  channel: { en: 'its channel', zh: '所属通道' },
  app: { en: 'the whole app', zh: '整个应用' },
  vendor: { en: 'everything to this vendor', zh: '该厂商的全部推送' },
};

export const confidenceWords: Readonly<Record<Confidence, Said>> = {
  official: { en: "official: the vendor's own page or SDK", zh: '官方：厂商文档或 SDK' },
  secondary: { en: 'secondary: other public code', zh: '二手：其他公开代码' },
  inferred: { en: 'inferred: our reading', zh: '推断：我们的理解' },
};

export const apiWords: Readonly<Record<Api, Said>> = {
  send: { en: 'send', zh: '推送' },
  auth: { en: 'auth', zh: '鉴权' },
  operation: { en: 'operation', zh: '其他操作' },
  receipt: { en: 'receipt', zh: '回执' },
  client: { en: 'client', zh: '客户端' },
};

export const statusWords: Readonly<Record<'accepted' | 'refused' | 'uncertain', Said>> = {
  accepted: { en: 'accepted', zh: '已受理' },
  refused: { en: 'refused', zh: '被拒绝' },
  uncertain: { en: 'uncertain', zh: '结果未知' },
};
