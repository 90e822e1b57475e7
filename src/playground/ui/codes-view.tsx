import { useMemo, useState } from 'preact/hooks';
import { causes } from '../../core/cause.ts';
import type { Explanation } from '../../explain/index.ts';
import { vendorIds, vendors } from '../../vendors/index.ts';
import type { Address } from '../address.ts';
import type { Form } from '../form.ts';
import { bareStatuses, search } from '../search.ts';
import { CodeCard } from './code-card.tsx';
import { Choice, Field } from './fields.tsx';
import { useSpeech } from './speech.ts';
import type { Catalogue } from './use-catalogue.ts';

interface Props {
  readonly catalogue: Catalogue | 'failed' | undefined;
  readonly address: Address;
  readonly change: (change: Partial<Address>) => void;
  readonly onTry: (form: Form) => void;
}

const vendorChoices = vendorIds.map((id) => [id, vendors[id].name] as const);
const causeChoices = ['accepted', ...Object.keys(causes)].map((cause) => [cause, cause] as const);

export function CodesView({ catalogue, address, change, onTry }: Props) {
  const { say } = useSpeech();
  const { text, vendor, cause } = address;
  const found = useMemo(() => foundIn(catalogue, { text, vendor, cause }), [catalogue, text, vendor, cause]);
  const all = [['', say('all')]] as const;
  return (
    <>
      <h2>{say('findCode')}</h2>
      <search class="filters">
        <Field
          label={say('search')}
          hint={say('searchHint')}
          inputMode="search"
          value={text}
          onInput={(value) => change({ text: value })}
        />
        <Choice label={say('vendor')} value={vendor} choices={[...all, ...vendorChoices]} onChange={(value) => change({ vendor: value })} />
        <Choice label={say('cause')} value={cause} choices={[...all, ...causeChoices]} onChange={(value) => change({ cause: value })} />
      </search>
      {found === undefined ? (
        <p role="status">{say(catalogue === 'failed' ? 'loadFailed' : 'loading')}</p>
      ) : (
        <Found key={`${text} ${vendor} ${cause}`} rows={found} onTry={onTry} />
      )}
    </>
  );
}

function foundIn(catalogue: Props['catalogue'], query: Pick<Address, 'text' | 'vendor' | 'cause'>): readonly Explanation[] | undefined {
  if (catalogue === undefined || catalogue === 'failed') return undefined;
  return [...search(catalogue.index, query), ...bareStatuses(query, vendorIds, catalogue.explain)];
}

const aPage = 30;

function Found({ rows, onTry }: { readonly rows: readonly Explanation[]; readonly onTry: Props['onTry'] }) {
  const { say } = useSpeech();
  const [shown, setShown] = useState(aPage);
  const rest = rows.length - shown;
  return (
    <>
      <p role="status">{rows.length === 0 ? say('foundNone') : rows.length === 1 ? say('foundOne') : say('found', { n: rows.length })}</p>
      {rows.slice(0, shown).map((row) => (
        <CodeCard key={`${row.vendor} ${row.api} ${row.code}`} row={row} onTry={onTry} />
      ))}
      {rest > 0 && (
        <p>
          <button type="button" onClick={() => setShown(shown + aPage)}>
            {say('showMore', { n: Math.min(aPage, rest) })}
          </button>{' '}
          <button type="button" onClick={() => setShown(rows.length)}>
            {say('showAll')}
          </button>
        </p>
      )}
    </>
  );
}
