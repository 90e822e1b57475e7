import { masked } from '../../core/mask.ts';
import type { Outcome } from '../../core/outcome.ts';
import { pauseWords, retryInWords, statusWords, tokenWords } from '../../explain/words.ts';
import type { Form } from '../form.ts';
import { nowOf } from '../now.ts';
import { pauseInWords } from '../pause-words.ts';
import { pruneInWords } from '../prune-words.ts';
import { Facts, Tiles } from './facts.tsx';
import { Plan } from './plan.tsx';
import { useSpeech } from './speech.ts';
import { TargetNames } from './target-names.tsx';
import type { Catalogue } from './use-catalogue.ts';

interface Props {
  readonly outcome: Outcome;
  readonly form: Form;
  readonly repeatable: boolean;
  readonly explain: Catalogue['explain'] | undefined;
}

/** One outcome, and what follows from it. */
export function OutcomeCard({ outcome, form, repeatable, explain }: Props) {
  const { language, say } = useSpeech();
  const nowMs = nowOf(form);
  return (
    <article class={`card ${outcome.status}`}>
      <h3>
        <TargetNames outcome={outcome} form={form} />: {statusWords[outcome.status][language]}{' '}
        {outcome.status !== 'accepted' && <code class="badge">{outcome.cause}</code>}
      </h3>
      <Told outcome={outcome} explain={explain} />
      {outcome.api === 'send' && (
        <>
          <h4>{say('deliver')}</h4>
          <Plan outcome={outcome} repeatable={repeatable} nowMs={nowMs} />
        </>
      )}
      <h4>{say('gate')}</h4>
      <p>{pauseInWords(outcome, language)}</p>
      <h4>{say('pruner')}</h4>
      <p>{pruneInWords(outcome, nowMs, language).join(language === 'en' ? ' ' : '')}</p>
    </article>
  );
}

function Told({ outcome, explain }: Pick<Props, 'outcome' | 'explain'>) {
  const { language, say } = useSpeech();
  const { code, message, httpStatus, vendor = outcome.vendor } = outcome.evidence;
  const row = explain?.(vendor, code, outcome.api);
  const words = [`HTTP ${httpStatus}`, masked(code), ...(message === undefined ? [] : [`“${masked(message)}”`])].join(', ');
  const failed = outcome.status === 'accepted' ? undefined : outcome;
  const confirm = outcome.status === 'refused' && outcome.confirm;
  return (
    <>
      <Facts
        facts={[
          [say('evidence'), words],
          [say('happened'), row?.meaning[language]],
          [say('whatToDo'), row?.whatToDo[language]],
        ]}
      />
      {failed && (
        <Tiles
          facts={[
            [say('retry'), retryInWords(failed.status === 'refused' ? failed.retry : failed.retryIfRepeatable, language)],
            [say('token'), tokenWords[confirm ? 'confirm' : failed.token][language], failed.token],
            [say('pause'), pauseWords[failed.pause][language]],
          ]}
        />
      )}
    </>
  );
}
