import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { codeOf, isRecord } from '../../core/values.ts';
import { count, legacyWord } from './words.ts';

type Entry = Readonly<Record<string, unknown>>;

/** `results` answers by position: one entry a target, in the order of the request. */
export function readResults(results: readonly unknown[], success: unknown, reply: Reply, request: Request): readonly Finding[] {
  const { targets } = request;
  // With an entry too few or too many nobody knows whose entry is whose.
  if (targets.length > 0 && results.length !== targets.length) return [];
  const failed = new Map<string, number[]>();
  const findings: Finding[] = [];
  const empties: number[] = [];
  for (let index = 0; index < results.length; index += 1) {
    const entry = results[index];
    if (!isRecord(entry)) continue;
    const code = failureOf(entry);
    if (code === undefined) {
      const finding = accepted(entry, index, targets[index], reply);
      if (finding) findings.push(finding);
      else empties.push(index);
    } else push(failed, code, index);
  }
  if (confirms(success, findings.length + empties.length)) for (const index of empties) findings.push({ code: taken, positions: [index] });
  for (const [code, positions] of failed) findings.push({ code, positions });
  return findings;
}

const taken = 'results[].message_id';

/** An entry with an `error` of any kind has failed. */
function failureOf({ error }: Entry): string | undefined {
  if (error === undefined || error === null || error === '') return undefined;
  return legacyWord(codeOf(error)) ?? 'error';
}

/** Taken, and perhaps the token has a successor; some proxies only echo the token that was sent. */
function accepted(entry: Entry, index: number, target: string | undefined, reply: Reply): Finding | undefined {
  const messageId = reply.id(entry.message_id);
  const fresh = typeof entry.registration_id === 'string' && entry.registration_id !== target ? entry.registration_id : '';
  if (fresh === '') return messageId === undefined ? undefined : { code: taken, positions: [index], messageId };
  const replacements = target === undefined ? undefined : { [target]: fresh };
  return { code: 'results[].registration_id', positions: [index], messageId, replacements };
}

/** An empty entry was taken, unless the counter says that fewer were. */
function confirms(success: unknown, claimed: number): boolean {
  return (count(success) ?? claimed) >= claimed;
}

function push(failed: Map<string, number[]>, code: string, index: number): void {
  const positions = failed.get(code);
  if (positions) positions.push(index);
  else failed.set(code, [index]);
}
