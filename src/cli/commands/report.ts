import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { ArgumentError } from '../../core/argument-error.ts';
import { findHeader } from '../../core/headers.ts';
import { httpDateMs } from '../../core/retry-after.ts';
import { isRecord } from '../../core/values.ts';
import { reportPage } from '../../report/page/index.ts';
import { Tally } from '../../report/tally/index.ts';
import { findVendor } from '../../vendors/index.ts';
import { tablesVersion } from '../../vendors/tables-version.ts';
import { classifyLine } from '../classify-line.ts';
import { chunksOf, totalBytes, UsageError } from '../input.ts';
import type { Line } from '../lines.ts';
import { progressOf } from '../progress.ts';

export interface ReportOptions {
  /** The file to write; standard output without it. */
  readonly output?: string;
}

/** Counts cases (`{vendor, sent, reply}`) and answers of `classify` (`{outcomes}`), and writes one page. Gives the exit status. */
export async function reportCommand(files: readonly string[], { output }: ReportOptions): Promise<number> {
  const progress = progressOf(totalBytes(files), process.stderr.isTTY === true);
  const tally = new Tally();
  for await (const { splitter, chunk } of chunksOf(files)) {
    for (const line of chunk ? splitter.push(chunk) : splitter.end()) count(tally, line);
    progress.add(chunk?.length ?? 0);
  }
  progress.stop();
  // Only here: what draws is ten times as large as all the rest.
  const { drawChart } = await import('../../report/charts/index.ts');
  write(output, reportPage(tally, drawChart, { atMs: Date.now(), tablesVersion }));
  return tally.unread === 0 ? 0 : 1;
}

function count(tally: Tally, line: Line): void {
  if (line.text !== undefined && line.text.trim() === '') return;
  const item = parsed(line.text);
  const outcomes = isRecord(item) ? outcomesOf(item) : undefined;
  // A bad line is read once more for the words: there are few of them.
  if (outcomes === undefined) tally.addUnread(whyNot(line));
  else if (!tally.add(outcomes, timeOf(outcomes, item))) tally.addUnread(`line ${line.number}: no outcome stands in its outcomes`);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

type Item = Readonly<Record<string, unknown>>;

/** An answer of `classify` brings them along; a case is read now. Undefined for what is neither. */
function outcomesOf(item: Item): readonly unknown[] | undefined {
  if (Array.isArray(item.outcomes) && item.reply === undefined) return item.outcomes;
  const vendor = findVendor(item.vendor);
  if (!vendor || !isRecord(item.reply)) return undefined;
  try {
    return vendor.parse(item.reply as never, item.sent as never, findVendor);
  } catch (error) {
    if (error instanceof ArgumentError) return undefined;
    throw error;
  }
}

function whyNot(line: Line): string {
  const answer = classifyLine(line);
  return `line ${line.number}: ${'error' in answer ? answer.error : 'it cannot be read'}`;
}

/** When the reply came, else what its `Date` header says, else when it was sent. Milliseconds since 1970. */
function timeOf([first]: readonly unknown[], item: unknown): number | undefined {
  if (!isRecord(first)) return undefined;
  if (typeof first.receivedAtMs === 'number') return first.receivedAtMs;
  const headers = isRecord(item) && isRecord(item.reply) ? item.reply.headers : undefined;
  const dated = headers === undefined ? undefined : httpDateMs(findHeader(headers, 'date'));
  return dated ?? (typeof first.sentAtMs === 'number' ? first.sentAtMs : undefined);
}

/** Whole or not at all: a report that was cut looks like a good one. */
function write(output: string | undefined, page: string): void {
  if (output === undefined) {
    process.stdout.write(page);
    return;
  }
  const part = `${output}.${process.pid}.part`;
  try {
    writeFileSync(part, page);
    renameSync(part, output);
  } catch (error) {
    rmSync(part, { force: true });
    throw new UsageError(`${output} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}
