import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { codeOf, isRecord } from '../../core/values.ts';

type Entry = Readonly<Record<string, unknown>>;

/** Where the bad ids stand: one in an object, several in a list. */
type Named = Readonly<Partial<Record<'invalidUser' | 'invalidUsers', unknown>>>;

/** One finding a kind of fault, about the targets that `invalidUser` or `invalidUsers` names. */
export function readInvalidUsers(body: Named, message: unknown, reply: Reply, request: Request): readonly Finding[] {
  if (isNothing(body.invalidUser) && isNothing(body.invalidUsers)) return none;
  const alias = request.kind === 'alias' || request.kind === 'account';
  const finding = (code: string, targets: readonly string[]): Finding => ({
    code,
    targets,
    message,
    tokenAtMost: alias ? 'keep' : undefined,
  });
  const only = request.targets.length === 1 ? singleOf(body) : undefined;
  if (only) return [finding(rowOf(only.status, alias), request.targets)];
  return Array.from(namesByRow(entriesOf(body), alias, reply, request), ([code, targets]) => finding(code, targets));
}

const none: readonly Finding[] = [];
const isNothing = (value: unknown): boolean => value === undefined || value === null;

/** Where one target was sent, the object is about it, however its `userid` is spelled. */
function singleOf({ invalidUser, invalidUsers }: Named): Entry | undefined {
  if (saysSomething(invalidUser)) return invalidUser;
  return saysSomething(invalidUsers) ? invalidUsers : undefined;
}

const saysSomething = (value: unknown): value is Entry =>
  isRecord(value) && (codeOf(value.status) !== undefined || codeOf(value.userid) !== undefined);

/** A list is handed on as it is: it may be long. */
function entriesOf({ invalidUser, invalidUsers }: Named): readonly unknown[] {
  if (Array.isArray(invalidUsers) && !invalidUser) return invalidUsers;
  return [invalidUser, invalidUsers].flatMap((value) => (Array.isArray(value) ? value : [value]));
}

function namesByRow(entries: readonly unknown[], alias: boolean, reply: Reply, request: Request): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const entry of entries) {
    if (!isRecord(entry)) continue;
    const id = reply.id(entry.userid) ?? '';
    const bare = id.trim();
    if (bare === '') continue;
    const known = namesUnder(rowOf(entry.status, alias), names);
    known.push(bare);
    // Matching without the blanks is safe, since names that were not sent are dropped.
    if (id !== bare && request.targets.length > 0) known.push(id);
  }
  return names;
}

function namesUnder(row: string, names: Map<string, string[]>): string[] {
  const known = names.get(row);
  if (known) return known;
  const fresh: string[] = [];
  names.set(row, fresh);
  return fresh;
}

/** By the status as it comes, number or text. */
const rows = new Map<unknown, string>(
  [1, 2, 3, 4].flatMap((status) => [status, String(status)].map((key) => [key, `invalidUser.status=${status}`] as const)),
);

function rowOf(status: unknown, alias: boolean): string {
  const row = rows.get(status) ?? rows.get(codeOf(status)) ?? 'invalidUser.status=other';
  return alias ? rowOfAlias(row) : row;
}

/** An alias is no token: an unknown one is not found, and nobody has uninstalled it. */
function rowOfAlias(row: string): string {
  return row === 'invalidUser.status=1' || row === 'invalidUser.status=2' ? `${row}#alias` : row;
}
