import { useId, useState } from 'preact/hooks';
import { apiWords } from '../../explain/words.ts';
import { type VendorId, vendorIds, vendors } from '../../vendors/index.ts';
import { emptyForm, type Form } from '../form.ts';
import { fieldsOf } from '../paste.ts';
import { Area, Choice, Field } from './fields.tsx';
import { useSpeech } from './speech.ts';

interface Props {
  readonly form: Form;
  readonly setForm: (form: Form) => void;
  readonly repeatable: boolean;
  readonly setRepeatable: (repeatable: boolean) => void;
}

const vendorChoices = vendorIds.map((id) => [id, vendors[id].name] as const);
const apiIds = ['send', 'auth', 'operation', 'receipt'] as const;

export function ReplyForm({ form, setForm, repeatable, setRepeatable }: Props) {
  const { say, language } = useSpeech();
  const [filled, setFilled] = useState(false);
  const id = useId();
  const set = (change: Partial<Form>) => setForm({ ...form, ...change });
  const paste = (text: string) => {
    const fields = fieldsOf(text);
    setFilled(fields !== undefined);
    set(fields ?? { body: text });
  };
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>{say('theReply')}</legend>
        <Choice
          label={say('vendor')}
          value={form.vendor}
          choices={vendorChoices}
          onChange={(vendor) => set({ vendor: vendor as VendorId })}
        />
        <Area label={say('body')} hint={say('pasteHint')} rows={7} value={form.body} onInput={paste} />
        <p role="status" class="hint">
          {filled ? say('filled') : ''}
        </p>
        <Field label={say('status')} inputMode="numeric" value={form.status} onInput={(status) => set({ status })} />
        <Area label={say('headers')} rows={2} value={form.headers} onInput={(headers) => set({ headers })} />
      </fieldset>
      <fieldset>
        <legend>{say('theRequest')}</legend>
        <Choice
          label={say('api')}
          value={form.api}
          choices={apiIds.map((api) => [api, apiWords[api][language]] as const)}
          onChange={(api) => set({ api })}
        />
        <Choice label={say('kind')} value={form.kind} choices={kindChoices(say)} onChange={(kind) => set({ kind })} />
        <Area label={say('targets')} rows={3} value={form.targets} onInput={(targets) => set({ targets })} />
        <Field label={say('channel')} value={form.channel} onInput={(channel) => set({ channel })} />
        <p class="check">
          <input id={id} type="checkbox" checked={repeatable} onChange={(event) => setRepeatable(event.currentTarget.checked)} />
          <label for={id}>{say('repeatable')}</label>
        </p>
      </fieldset>
      <button type="button" class="quiet" onClick={() => [setForm({ ...emptyForm, vendor: form.vendor }), setFilled(false)]}>
        {say('clear')}
      </button>
    </form>
  );
}

function kindChoices(say: ReturnType<typeof useSpeech>['say']): readonly (readonly [string, string])[] {
  return [
    ['unicast', say('kindUnicast')],
    ['token', say('kindToken')],
    ['alias', say('kindAlias')],
    ['account', say('kindAccount')],
    ['topic', say('kindTopic')],
    ['broadcast', say('kindBroadcast')],
    ['', say('kindUnknown')],
  ];
}
