import type { Decision } from '../core/decide/index.ts';
import type { Outcome } from '../core/outcome.ts';
import { duration, type Language, type Said } from '../explain/words.ts';
import { limits, type Step } from './plan.ts';

const { attempts, deadlineMs } = limits;

const stops: Readonly<Record<Exclude<Decision['because'], 'retryable' | 'split' | 'deadline'>, Said>> = {
  accepted: { en: 'Done: the vendor has taken it.', zh: '完成：厂商已受理。' },
  already_taken: { en: 'Done: an earlier attempt was taken.', zh: '完成：此前的一次发送已被受理。' },
  final: {
    en: 'Stops: the same message to the same target would get the same answer.',
    zh: '停止：原样重发只会得到同样的答复。',
  },
  attempts_spent: { en: `Stops: all ${attempts} attempts are spent.`, zh: `停止：${attempts} 次机会已用完。` },
  refresh_did_not_help: {
    en: 'Stops: a new credential was refused as well, so a person must look.',
    zh: '停止：新凭证同样被拒绝，需人工处理。',
  },
  uncertain_not_repeatable: {
    en: 'Stops and lists it as uncertain: it may have been taken, and a second copy could reach the user.',
    zh: '停止并列为“结果未知”：消息可能已受理，重发可能使用户收到两次。',
  },
  cannot_split: { en: 'Stops: one target alone cannot be split.', zh: '停止：只剩一个目标，无法再拆分。' },
};

/** What `deliver` does after this attempt. */
export function stepInWords(step: Step, outcome: Outcome, language: Language): string {
  const { because } = step.decision;
  if (because === 'split') return splitWords[language];
  if (because === 'deadline') return tooLate(step, language);
  return because === 'retryable' ? again(step, outcome, language) : stops[because][language];
}

const splitWords: Said = {
  en: 'Sends the targets again at once in two halves, each of which goes its own way.',
  zh: '立即将目标一分为二重发，两半各自继续。',
};

const refreshWords: Said = {
  en: 'Fetches a new credential once for all that wait, then sends again.',
  zh: '统一刷新一次凭证，然后重发。',
};

function again(step: Step, outcome: Outcome, language: Language): string {
  if (retryOf(outcome) === 'after_refresh') return refreshWords[language];
  const reconnect = outcome.status === 'refused' && outcome.reconnect === true;
  if (language === 'zh') return `${spread(step, 'zh')}后${reconnect ? '使用新连接' : ''}重发。`;
  return `Sends again in ${spread(step, 'en')}${reconnect ? ', on a new connection' : ''}.`;
}

function tooLate(step: Step, language: Language): string {
  const [wait, deadline] = [spread(step, language), duration(deadlineMs, language)];
  return language === 'zh'
    ? `停止：需等待 ${wait}，超过 ${deadline} 的期限。`
    : `Stops: it would have to wait ${wait}, which goes past the deadline of ${deadline}.`;
}

/** The vendor's wait is a floor and chance comes on top. */
function spread({ leastMs, mostMs }: Step, language: Language): string {
  const [least, most] = [duration(leastMs, language), duration(mostMs, language)];
  if (least === most) return most;
  return language === 'zh' ? `${least}到 ${most}（随机）` : `${least} to ${most} (by chance)`;
}

export const retryOf = (outcome: Outcome): string =>
  outcome.status === 'accepted' ? 'never' : (outcome.status === 'refused' ? outcome.retry : outcome.retryIfRepeatable).when;
