import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { codeOf, isRecord } from '../../core/values.ts';
import type { SendReply } from './schema.ts';

type Entry = Readonly<Record<string, unknown>>;

const documented = new Set(['1', '2', '3', '4']);

/** One finding a kind of fault, about the targets that `invalidUser` or `invalidUsers` names. */
export function readInvalidUsers(body: SendReply, message: unknown, reply: Reply, request: Request): readonly Finding[] {
  const alias = request.kind === 'alias' || request.kind === 'account';
  const finding = (code: string, targets?: readonly string[]): Finding => ({
    code,
    targets,
    message,
    tokenAtMost: alias ? 'keep' : undefined,
  });
  const only = request.targets.length === 1 ? singleOf(body) : undefined;
  if (only) return [finding(rowOf(only.status, alias))];
  return Array.from(namesByRow(entriesOf(body), alias, reply, request), ([code, targets]) => finding(code, targets));
}

/** Where one target was sent, the object is about it, however its `userid` is spelled. */
function singleOf({ invalidUser, invalidUsers }: SendReply): Entry | undefined {
  return [invalidUser, invalidUsers].filter(isRecord).find((entry) => codeOf(entry.status) !== undefined || codeOf(entry.userid) !== undefined);
}

function entriesOf({ invalidUser, invalidUsers }: SendReply): readonly unknown[] {
  return [invalidUser, invalidUsers].flatMap((value) => (Array.isArray(value) ? value : [value]));
}

function namesByRow(entries: readonly unknown[], alias: boolean, reply: Reply, request: Request): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const entry of entries) {
    if (!isRecord(entry)) continue;
    const spellings = spellingsOf(reply.id(entry.userid), request);
    if (spellings.length === 0) continue;
    const row = rowOf(entry.status, alias);
    const known = names.get(row);
    if (known) known.push(...spellings);
    else names.set(row, [...spellings]);
  }
  return names;
}

/** A name is matched without its blanks too, which is safe only where names that were not sent are dropped. */
function spellingsOf(id: string | undefined, request: Request): readonly string[] {
  const bare = id?.trim();
  if (id === undefined || bare === undefined || bare === '') return [];
  return id === bare ? [id] : request.targets.length > 0 ? [id, bare] : [bare];
}

/** An alias is no token: an unknown one is not found, and nobody has uninstalled it. */
function rowOf(value: unknown, alias: boolean): string {
  const status = codeOf(value) ?? '';
  const row = `invalidUser.status=${documented.has(status) ? status : 'other'}`;
  return alias && (status === '1' || status === '2') ? `${row}#alias` : row;
}
