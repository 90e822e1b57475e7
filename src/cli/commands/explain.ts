import { type Api, apis } from '../../core/api.ts';
import { type Explanation, explain } from '../../explain/index.ts';
import { confidenceWords, type Language, languages, pauseWords, retryInWords, tokenWords } from '../../explain/words.ts';
import { findVendor, type VendorId, vendorIds } from '../../vendors/index.ts';
import { UsageError } from '../input.ts';

export interface ExplainOptions {
  readonly api?: string;
  /** One language only, `en` or `zh`; both without it. */
  readonly lang?: string;
  readonly json?: boolean;
}

/** What one code means. Exit status 1 where nobody knows it. */
export function explainCommand(vendor: string, code: string, { api, lang, json }: ExplainOptions): number {
  if (!findVendor(vendor)) throw new UsageError(`there is no such vendor; it must be one of ${vendorIds.join(', ')}`);
  if (api !== undefined && !(apis as readonly string[]).includes(api)) throw new UsageError(`--api must be one of ${apis.join(', ')}`);
  if (lang !== undefined && !(languages as readonly string[]).includes(lang))
    throw new UsageError(`--lang must be one of ${languages.join(', ')}`);
  const chosen = (api === undefined ? apis : [api as Api]).map((name) => explain(vendor as VendorId, code, name));
  const known = chosen
    .filter((one): one is Explanation => one !== undefined)
    .filter((_, index) => index === 0 || !code.startsWith('http-'));
  if (known.length === 0) {
    process.stderr.write(`push-outcome: no table of ${vendor} knows this code\n`);
    return 1;
  }
  const inWords = (one: Explanation) => (lang === undefined ? inBoth(one) : inOne(one, lang as Language));
  process.stdout.write(json ? `${JSON.stringify(api === undefined ? known : known[0], null, 2)}\n` : known.map(inWords).join('\n'));
  return 0;
}

function inBoth(one: Explanation): string {
  const token = `${one.token}${one.confirm ? ' (confirm by a second sighting a day later)' : ''}`;
  return [
    `${one.vendor} ${one.api} ${one.code}: ${one.cause}${one.uncertain ? ' (uncertain: it may have been taken)' : ''}`,
    `  ${one.meaning.en}`,
    `  ${one.meaning.zh}`,
    `  do:     ${one.whatToDo.en}`,
    `          ${one.whatToDo.zh}`,
    `  retry:  ${retryInWords(one.retry)}`,
    `  token:  ${token}`,
    `  pause:  ${one.pause}`,
    `  source: ${one.confidence}: ${one.source}`,
    ...(one.disputed === undefined ? [] : [`  others: ${one.disputed}`]),
    '',
  ].join('\n');
}

const labels: Readonly<
  Record<Language, Readonly<Record<'uncertain' | 'action' | 'retry' | 'token' | 'pause' | 'source' | 'others', string>>>
> = {
  en: {
    uncertain: ' (uncertain: it may have been taken)',
    action: 'do:    ',
    retry: 'retry: ',
    token: 'token: ',
    pause: 'pause: ',
    source: 'source:',
    others: 'others:',
  },
  zh: {
    uncertain: '（结果未知：可能已受理）',
    action: '处理：',
    retry: '重试：',
    token: '令牌：',
    pause: '暂停：',
    source: '来源：',
    others: '异议：',
  },
};

/** Ids stay as they are in code; every sentence is in the one language. */
function inOne(one: Explanation, language: Language): string {
  const label = labels[language];
  return [
    `${one.vendor} ${one.api} ${one.code}: ${one.cause}${one.uncertain ? label.uncertain : ''}`,
    `  ${one.meaning[language]}`,
    `  ${label.action} ${one.whatToDo[language]}`,
    `  ${label.retry} ${retryInWords(one.retry, language)}`,
    `  ${label.token} ${tokenWords[one.confirm ? 'confirm' : one.token][language]}`,
    `  ${label.pause} ${pauseWords[one.pause][language]}`,
    `  ${label.source} ${confidenceWords[one.confidence][language]} (${one.source})`,
    ...(one.disputed === undefined ? [] : [`  ${label.others} ${one.disputed}`]),
    '',
  ].join('\n');
}
