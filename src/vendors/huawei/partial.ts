import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import type { Packed } from './packed.ts';

/** The codes whose `msg` may be packed with tokens: some were refused, or all. */
export const partialCodes: ReadonlySet<string> = new Set(['80100000', '80300007']);

/** One finding for each reason, and one for those whom no list names. */
export function findingsOf(
  code: string,
  packed: Packed,
  messageId: string | undefined,
  reply: Reply,
  request: Request,
): readonly Finding[] {
  const sent: ReadonlySet<string> = new Set(request.targets);
  const rest = code === '80100000' && reply.ok && namesAllWhoFailed(packed, sent) ? '80100000#taken' : code;
  const doubt = { anyTaken: code === '80100000' && reply.ok && anyTaken(packed, sent, rest), several: (sent.size || counted(packed)) > 1 };
  const findings: Finding[] = packed.groups.map((group) => ({ ...group, messageId, tokenAtMost: tokenAtMost(group.code, doubt) }));
  // With nothing sent, `80300007` is said of the listed tokens and of nobody else.
  if (code === '80100000' || sent.size > 0) findings.push({ code: rest, messageId });
  return findings;
}

/** Otherwise somebody whom the list does not name was refused too, and nobody can say who. */
function namesAllWhoFailed({ groups, listed, success, failure }: Packed, sent: ReadonlySet<string>): boolean {
  if (failure !== undefined && failure > listed) return false;
  if (sent.size === 0) return success !== 0;
  if (success !== undefined && success < sent.size - listed) return false;
  // A masked or re-encoded token is none of ours.
  return groups.every(({ targets }) => targets.every((target) => sent.has(target)));
}

/** A token that was taken proves that project and credentials are right, so that the others are at fault themselves. */
function anyTaken({ listed, success }: Packed, sent: ReadonlySet<string>, rest: string): boolean {
  const others = sent.size === 0 ? success !== undefined : sent.size > listed;
  return others && (success === undefined ? rest === '80100000#taken' : success > 0);
}

interface Doubt {
  readonly anyTaken: boolean;
  readonly several: boolean;
}

/** Where several were sent and not one was taken, our own encoding or project is the likelier fault. */
function tokenAtMost(code: string, { anyTaken, several }: Doubt): 'suspect' | undefined {
  if (anyTaken) return undefined;
  return several || code === 'illegal_tokens[]' ? 'suspect' : undefined;
}

const counted = ({ listed, failure = 0 }: Packed): number => Math.max(listed, failure);
