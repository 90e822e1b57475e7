import type { Pause } from '../core/advice.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Language, Said } from '../explain/words.ts';

const pauses: Readonly<Record<Pause, Said>> = {
  none: { en: 'The gate stays open: other sends go on.', zh: '闸门保持开启：其他推送照常进行。' },
  target: { en: 'Only this target waits; other sends go on.', zh: '仅该目标等待；其他推送照常进行。' },
  channel: {
    en: 'The gate closes for the channel of this send, and other channels go on.',
    zh: '闸门对本次推送所属的通道关闭；其他通道照常进行。',
  },
  app: {
    en: 'The gate closes for the whole app: at once on a code of the vendor, on gathered evidence otherwise.',
    zh: '闸门对整个应用关闭：厂商错误码立即生效，其余情况累积证据后生效。',
  },
  vendor: {
    en: 'If enough replies say the same, the gate closes for this vendor; until then only the failing targets wait.',
    zh: '同样的答复累积到一定数量后，闸门对该厂商关闭；在此之前仅失败的目标等待。',
  },
};

/** What the gate makes of an outcome. */
export function pauseInWords(outcome: Outcome, language: Language): string {
  return pauses[outcome.status === 'accepted' ? 'none' : outcome.pause][language];
}
