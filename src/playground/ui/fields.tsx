import { useId } from 'preact/hooks';

interface Common {
  readonly label: string;
  readonly hint?: string;
}

interface FieldProps extends Common {
  readonly value: string;
  readonly inputMode?: 'numeric' | 'search' | 'text';
  readonly onInput: (value: string) => void;
}

export function Field({ label, hint, value, inputMode = 'text', onInput }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        inputMode={inputMode}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={hint && `${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && <Hint id={id} text={hint} />}
    </div>
  );
}

interface AreaProps extends Common {
  readonly value: string;
  readonly rows: number;
  readonly onInput: (value: string) => void;
}

export function Area({ label, hint, value, rows, onInput }: AreaProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        value={value}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={hint && `${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && <Hint id={id} text={hint} />}
    </div>
  );
}

interface ChoiceProps extends Common {
  readonly value: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}

export function Choice({ label, value, choices, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function Hint({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p class="hint" id={`${id}-hint`}>
      {text}
    </p>
  );
}
