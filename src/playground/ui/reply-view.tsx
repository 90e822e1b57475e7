import { useMemo, useState } from 'preact/hooks';
import type { Outcomes } from '../../core/outcome.ts';
import { vendors } from '../../vendors/index.ts';
import { emptyForm, type Form, outcomesOf } from '../form.ts';
import { likelyVendors } from '../likely.ts';
import { CopyButton } from './copy-button.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { ReplyForm } from './reply-form.tsx';
import { useSpeech } from './speech.ts';
import type { Catalogue } from './use-catalogue.ts';

interface Props {
  readonly catalogue: Catalogue | 'failed' | undefined;
  readonly form: Form;
  readonly setForm: (form: Form) => void;
}

export function ReplyView({ catalogue, form, setForm }: Props) {
  const { say } = useSpeech();
  const [repeatable, setRepeatable] = useState(false);
  const read = useMemo(() => (isEmpty(form) ? undefined : outcomesOrWhy(form)), [form]);
  return (
    <>
      <h2>{say('readReply')}</h2>
      <div class="columns">
        <ReplyForm form={form} setForm={setForm} repeatable={repeatable} setRepeatable={setRepeatable} />
        <section aria-label={say('outcomes')}>
          {read === undefined && <p role="status">{say('outcomesWait')}</p>}
          {typeof read === 'string' && <p role="alert">{say('wrong', { why: read })}</p>}
          {typeof read === 'object' && <Likely form={form} setForm={setForm} />}
          {typeof read === 'object' && <Outcome outcomes={read} form={form} repeatable={repeatable} catalogue={catalogue} />}
        </section>
      </div>
    </>
  );
}

const isEmpty = (form: Form): boolean => form.body === '' && form.headers === '' && form.status === emptyForm.status;

function outcomesOrWhy(form: Form): Outcomes | string {
  try {
    return outcomesOf(form);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Most wrong pastes are right pastes under the wrong vendor. */
function Likely({ form, setForm }: Pick<Props, 'form' | 'setForm'>) {
  const { say } = useSpeech();
  const likely = useMemo(() => likelyVendors(form), [form]);
  if (likely.length === 0) return null;
  return (
    <p role="status">
      {say('likely')}{' '}
      {likely.map((vendor) => (
        <button key={vendor} type="button" class="quiet" onClick={() => setForm({ ...form, vendor })}>
          {vendors[vendor].name}
        </button>
      ))}
    </p>
  );
}

interface OutcomeProps {
  readonly outcomes: Outcomes;
  readonly form: Form;
  readonly repeatable: boolean;
  readonly catalogue: Props['catalogue'];
}

const most = 50;

function Outcome({ outcomes, repeatable, catalogue, form }: OutcomeProps) {
  const { say } = useSpeech();
  const explain = typeof catalogue === 'object' ? catalogue.explain : undefined;
  return (
    <>
      <p role="status">{outcomes.length === 1 ? say('outcomeOne') : say('outcomeCount', { n: outcomes.length })}</p>
      <CopyButton outcomes={outcomes} />
      {outcomes.slice(0, most).map((outcome, index) => (
        <OutcomeCard key={index} outcome={outcome} form={form} repeatable={repeatable} explain={explain} />
      ))}
      {outcomes.length > most && <p>{say('andMore', { n: outcomes.length - most })}</p>}
    </>
  );
}
