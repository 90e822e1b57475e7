import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import type { Packed } from './packed.ts';

/** The codes whose `msg` may be packed with tokens: some were refused, or all. */
export const partialCodes: ReadonlySet<string> = new Set(['80100000', '80300007']);

const taken = '80100000#taken';

/** One finding for each reason, and one for those whom no list names. */
export function findingsOf(
  code: string,
  packed: Packed,
  messageId: string | undefined,
  reply: Reply,
  request: Request,
): readonly Finding[] {
  const { targets } = request;
  const others = code === '80100000' && reply.ok ? othersOf(packed, request) : { code, taken: false };
  const lone = isLone(packed, targets);
  const findings: Finding[] = [];
  for (const { code: reason, targets: named } of packed.groups)
    findings.push({ code: reason, targets: named, messageId, tokenAtMost: tokenAtMost(reason, others.taken, lone) });
  // Where nobody knows what was sent, `80300007` is said of the listed tokens and of nobody else.
  if (code === '80100000' || targets.length > 0) findings.push({ code: others.code, messageId });
  return findings;
}

interface Others {
  /** The row of those whom no list names. */
  readonly code: string;
  /** One of them at least was taken, which proves that project and credentials are right. */
  readonly taken: boolean;
}

function othersOf(packed: Packed, request: Request): Others {
  const { success, listed } = packed;
  if (success === 0) return { code: '80100000', taken: false };
  const sent = request.index.size;
  const named = namesAllWhoFailed(packed, request);
  // Huawei delivers twice to a token given twice, and lists it twice.
  const some = sent === 0 ? success !== undefined : sent > listed || sent > differentIn(packed);
  return { code: named ? taken : '80100000', taken: some && (named || success !== undefined) };
}

function differentIn({ groups }: Packed): number {
  return new Set(groups.flatMap(({ targets }) => targets)).size;
}

/** Otherwise somebody whom the list does not name was refused too, and nobody can say who. */
function namesAllWhoFailed({ groups, listed, legible, success, failure }: Packed, { index }: Request): boolean {
  if (!legible) return false;
  if (failure !== undefined && failure > listed) return false;
  if (index.size === 0) return true;
  if (success !== undefined && success < index.size - listed) return false;
  // A masked or re-encoded token is none of ours.
  return groups.every((group) => group.targets.every((target) => index.has(target)));
}

/** Where several were sent and not one was taken, our own encoding or project is the likelier fault. */
function tokenAtMost(code: string, othersTaken: boolean, lone: boolean): 'suspect' | undefined {
  if (othersTaken) return undefined;
  return lone && code !== 'illegal_tokens[]' ? undefined : 'suspect';
}

function isLone({ listed, failure = 0 }: Packed, targets: readonly string[]): boolean {
  return targets.length === 0 ? Math.max(listed, failure) === 1 : targets.every((target) => target === targets[0]);
}
