import type { Outcome } from '../core/outcome.ts';
import { guardOf, type Saying, sayingOf } from '../effects/prune/rules.ts';
import type { Language, Said } from '../explain/words.ts';

const sayings: Readonly<Record<Exclude<Saying, 'nothing'>, Said>> = {
  accepted: {
    en: 'Keeps the token, and counts it as proof that the app is alive.',
    zh: '保留令牌，并计为该应用仍正常的证据。',
  },
  dead: {
    en: 'Holds the death for a minute and commits it only if the app shows proof of life: enough sends accepted, and not most of them refused.',
    zh: '先保留一分钟；仅当该应用仍有足够的成功推送、且未大面积被拒绝时才令其失效。',
  },
  confirm: {
    en: 'Notes a first sighting. Only a second one, a day later or more, makes it dead.',
    zh: '记为第一次出现；隔一天以上再次出现才判定失效。',
  },
  suspect: {
    en: 'Reports the token as suspect and deletes nothing: the fault may be ours.',
    zh: '仅报告为可疑，不删除：问题可能出在己方。',
  },
};

const guarded: Said = {
  en: 'A device that reported the token after {time} (5 minutes of margin included) keeps it.',
  zh: '若设备在 {time}（已含 5 分钟余量）之后上报过该令牌，则予以保留。',
};

const noTime: Said = {
  en: 'Nothing changes without a time: neither when the token died nor when the message was sent is known here. deliver and the wrapped clients set the second.',
  zh: '没有时间就不做任何改动：此处既不知令牌何时失效，也不知消息何时发送。deliver 与包装后的客户端会提供后者。',
};

const replaced: Said = {
  en: 'Moves the registration to the new token, and never onto a newer registration.',
  zh: '将注册迁移到新令牌，但不会覆盖更新的注册。',
};

const notAToken: Said = {
  en: 'Does nothing: only outcomes about tokens reach it, and these targets are not said to be tokens.',
  zh: '不处理：只处理令牌的结果，而这些目标未说明是令牌。',
};

const uncertain: Said = {
  en: 'Does nothing: an uncertain reply says nothing about a token.',
  zh: '不处理：结果未知的答复不说明令牌的状态。',
};
const kept: Said = { en: 'Keeps the token: the refusal is not about it.', zh: '保留令牌：拒绝的原因与令牌无关。' };

/** What the pruner makes of an outcome, sentence by sentence. */
export function pruneInWords(outcome: Outcome, nowMs: number, language: Language): readonly string[] {
  const saying = sayingOf(outcome);
  if (saying === 'nothing') return [nothing(outcome)[language]];
  const moves = outcome.replacements !== undefined;
  const changes = saying === 'dead' || saying === 'confirm' || moves;
  return [...(moves ? [replaced[language]] : [sayings[saying][language]]), ...(changes ? [guardWords(outcome, nowMs, language)] : [])];
}

function nothing(outcome: Outcome): Said {
  if (outcome.status === 'uncertain') return uncertain;
  return outcome.kind === 'token' ? kept : notAToken;
}

function guardWords(outcome: Outcome, nowMs: number, language: Language): string {
  const guardMs = guardOf(outcome, { nowMs, skewMarginMs: 5 * 60_000 });
  return guardMs === undefined ? noTime[language] : guarded[language].replace('{time}', timeInWords(guardMs));
}

const timeInWords = (ms: number): string =>
  Math.abs(ms) <= 8.64e15 ? `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC` : String(ms);
