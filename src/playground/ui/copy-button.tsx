import { useId, useState } from 'preact/hooks';
import type { Outcomes } from '../../core/outcome.ts';
import { redactedJson } from '../copy.ts';
import { useSpeech } from './speech.ts';

/** Puts the outcomes on the clipboard, or on the page where the browser will not have it. */
export function CopyButton({ outcomes }: { readonly outcomes: Outcomes }) {
  const { say } = useSpeech();
  const id = useId();
  const [result, setResult] = useState<{ readonly of: Outcomes; readonly failed?: string }>();
  const copy = async () => {
    const text = redactedJson(outcomes);
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setResult(done ? { of: outcomes } : { of: outcomes, failed: text });
  };
  const told = result?.of === outcomes ? result : undefined;
  return (
    <div>
      <button type="button" onClick={copy}>
        {say('copy')}
      </button>{' '}
      <span role="status">{told && say(told.failed === undefined ? 'copied' : 'copyFailed')}</span>
      {told?.failed !== undefined && (
        <>
          <label for={id} class="hidden">
            {say('copiedText')}
          </label>
          <textarea id={id} rows={8} readOnly value={told.failed} />
        </>
      )}
    </div>
  );
}
