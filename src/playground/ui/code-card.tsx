import { useState } from 'preact/hooks';
import type { Explanation } from '../../explain/index.ts';
import { apiWords, confidenceWords, pauseWords, retryInWords, tokenWords } from '../../explain/words.ts';
import { exampleOf } from '../example.ts';
import type { Form } from '../form.ts';
import { Facts, Tiles } from './facts.tsx';
import { useSpeech } from './speech.ts';

interface Props {
  readonly row: Explanation;
  readonly onTry: (form: Form) => void;
}

/** One row of the catalogue. */
export function CodeCard({ row, onTry }: Props) {
  const { language, say } = useSpeech();
  return (
    <article class={`card ${row.cause === 'accepted' ? 'accepted' : 'refused'}`}>
      <h3>
        <span class="vendor">{row.vendor}</span> <code class="code">{row.code}</code> <span class="api">{apiWords[row.api][language]}</span>
      </h3>
      <p class="cause">
        <code class="badge">{row.cause}</code> {row.uncertain && <span>{say('mayBeTaken')}</span>}
      </p>
      <Facts
        facts={[
          [say('happened'), row.meaning[language]],
          [say('whatToDo'), row.whatToDo[language]],
        ]}
      />
      <Tiles
        facts={[
          [say('retry'), retryInWords(row.retry, language)],
          [say('token'), tokenWords[row.confirm ? 'confirm' : row.token][language], row.token],
          [say('pause'), pauseWords[row.pause][language]],
          [say('httpStatus'), row.httpStatus?.toString()],
          [say('confidence'), confidenceWords[row.confidence][language]],
        ]}
      />
      <div class="foot">
        <Facts facts={[[say('source'), row.source]]} />
        {row.api !== 'client' && <TryIt row={row} onTry={onTry} />}
      </div>
    </article>
  );
}

/** Some rows stand in no reply: then the button goes away. */
function TryIt({ row, onTry }: Props) {
  const { say } = useSpeech();
  const [none, setNone] = useState(false);
  const open = async () => {
    const form = await exampleOf(row);
    if (form) onTry(form);
    else setNone(true);
  };
  if (none) return <p role="status">{say('noSuchReply')}</p>;
  return (
    <button type="button" class="quiet" onClick={open}>
      {say('tryIt')}
      <span class="hidden">
        : {row.vendor} {row.code}
      </span>
    </button>
  );
}
