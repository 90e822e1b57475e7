import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { codeOf, splitList } from '../../core/values.ts';
import { send } from './codes.ts';
import { type Names, namesIn } from './names.ts';

/** One member of `value`: a row and the targets it is about. */
export interface Entry extends Names {
  readonly code: string;
}

/** What the reply to a task says of the task. An appId may well look like a code. */
const aboutTasks: ReadonlySet<string> = new Set(['taskId', 'pushType', 'appId', 'msgId', 'result']);

/** By the code inside `value`. Hot: a row that is looked up need not be spelled out anew. */
const rows: ReadonlyMap<string, string> = new Map(
  Object.keys(send)
    .filter((row) => row.startsWith('value.'))
    .map((row) => [row.slice('value.'.length), row]),
);

/** Undefined for a member that refuses nobody. */
export function entryOf(key: string, listed: unknown, reply: Reply, request: Request): Entry | undefined {
  if (Array.isArray(listed)) return listOf(key, listed, reply, request);
  if (listed === undefined || listed === null || listed === '' || aboutTasks.has(key)) return undefined;
  const word = codeOf(listed);
  if (word !== undefined && isInverse(key, word, request)) return inverseOf(key, word, request);
  const code = rowOf(key);
  return code === undefined ? strange(key, request) : singleOf(code, listed, word, request);
}

function listOf(key: string, listed: unknown[], reply: Reply, request: Request): Entry | undefined {
  const code = rowOf(key);
  if (code === undefined) return strange(key, request);
  const { names, legible } = namesIn(listed, reply, request);
  return { code, names, legible };
}

/** What is no code says nothing, unless it is an id that was sent: nobody can read what became of that one. */
function strange(key: string, request: Request): Entry | undefined {
  return isSent(key, request) ? { code: key, names: [], legible: false } : undefined;
}

const isSent = (key: string, { index }: Request): boolean => index.has(key) || index.has(key.trim());

/** `{"<id>": "110002"}` is not documented, and seen all the same. */
function isInverse(key: string, word: string, request: Request): boolean {
  if (isSent(key, request)) return true;
  return !rows.has(key.trim()) && rows.has(word) && !request.index.has(word);
}

/** An id that was sent has a word of its own, known or not. */
function inverseOf(key: string, word: string, { targets }: Request): Entry {
  const name = key.trim();
  const names = name === key || targets.length === 0 ? [name] : [name, key];
  return { code: rows.get(word) ?? `value.${word}`, names, legible: true };
}

/** One id instead of a list, or several in one text. A number that was not sent is no id: it may count them. */
function singleOf(code: string, listed: unknown, word: string | undefined, { index }: Request): Entry {
  const isId = word !== undefined && index.has(word);
  const names = isId ? [word] : [...splitList(listed)];
  return { code, names, legible: names.length > 0 };
}

/** Undefined for a key that is no code. */
function rowOf(key: string): string | undefined {
  const row = rows.get(key);
  if (row !== undefined) return row;
  const code = key.trim();
  return rows.get(code) ?? (/^-?\d+$/.test(code) ? `value.${code}` : undefined);
}
