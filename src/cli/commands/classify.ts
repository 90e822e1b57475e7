import type { Outcome } from '../../core/outcome.ts';
import { adviceInWords } from '../advice.ts';
import { type Classified, classifyLine, type Unclassified } from '../classify-line.ts';
import { chunksOf, totalBytes } from '../input.ts';
import type { Line } from '../lines.ts';
import { Output } from '../output.ts';
import { progressOf } from '../progress.ts';

export interface ClassifyOptions {
  /** NDJSON even on a terminal. */
  readonly json?: boolean;
}

/** Reads cases line by line and writes one answer a case, in the same order. Gives the exit status. */
export async function classifyCommand(files: readonly string[], options: ClassifyOptions): Promise<number> {
  const bytes = totalBytes(files);
  const forPeople = process.stdout.isTTY === true && options.json !== true;
  const format = forPeople ? readable : ndjson;
  const output = new Output(process.stdout);
  const progress = progressOf(bytes, process.stderr.isTTY === true && !forPeople);
  let bad = 0;
  for await (const { splitter, chunk } of chunksOf(files)) {
    for (const line of chunk ? splitter.push(chunk) : splitter.end()) {
      const answer = answerTo(line);
      if (!answer) continue;
      if ('error' in answer) bad += 1;
      if (output.line(format(answer))) await output.flush();
    }
    progress.add(chunk?.length ?? 0);
    if (forPeople) await output.flush();
  }
  await output.flush();
  progress.stop();
  return bad === 0 ? 0 : 1;
}

/** A line of nothing but blanks is no case. */
function answerTo(line: Line): Classified | Unclassified | undefined {
  return line.text !== undefined && line.text.trim() === '' ? undefined : classifyLine(line);
}

const ndjson = (answer: Classified | Unclassified): string => JSON.stringify(answer);

function readable(answer: Classified | Unclassified): string {
  if ('error' in answer) return `line ${answer.line}: ${answer.error}`;
  const head = `${String(answer.id ?? '-').slice(0, 24)}  ${answer.vendor} ${answer.api}`;
  return [head, ...answer.outcomes.map(outcomeLine)].join('\n');
}

function outcomeLine(outcome: Outcome): string {
  const what = outcome.status === 'accepted' ? 'accepted' : `${outcome.status} ${outcome.cause}`;
  const whom = `${outcome.targets.length} target${outcome.targets.length === 1 ? '' : 's'}`;
  return `  ${what.padEnd(32)} ${whom.padEnd(13)} ${outcome.evidence.code.padEnd(24)} ${adviceInWords(outcome)}`;
}
