import type { Outcome } from '../../core/outcome.ts';
import { planOf } from '../plan.ts';
import { stepInWords } from '../plan-words.ts';
import { useSpeech } from './speech.ts';

interface Props {
  readonly outcome: Outcome;
  readonly repeatable: boolean;
  readonly nowMs: number;
}

/** What `deliver` would do, attempt for attempt. */
export function Plan({ outcome, repeatable, nowMs }: Props) {
  const { language, say } = useSpeech();
  const steps = planOf(outcome, { repeatable, nowMs });
  return (
    <>
      <p class="hint">{say('deliverHint')}</p>
      <ol>
        {steps.map((step) => (
          <li key={step.attempt}>
            {say('attempt', { n: step.attempt })} {stepInWords(step, outcome, language)}
          </li>
        ))}
      </ol>
    </>
  );
}
