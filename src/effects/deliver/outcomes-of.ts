import { causes } from '../../core/cause.ts';
import { outcomesOfFault } from '../../core/fault.ts';
import type { Outcome, Uncertain } from '../../core/outcome.ts';
import type { Sent } from '../../core/reply.ts';
import type { Vendor } from '../../core/vendor.ts';
import { parse } from '../../parse.ts';
import { markedOutcomes } from './marked.ts';
import { isObject, type Raw, redirected } from './raw.ts';
import { warnOnce } from './warn.ts';

/** What an unpacked answer says, about whomever it says it. Never throws, and is never empty. */
export function outcomesOfAnswer(answer: unknown, vendor: Vendor, sent: Sent, receivedAtMs: number): readonly Outcome[] {
  const marked = markedOutcomes(answer);
  if (marked && areOutcomes(marked)) return marked;
  if (areOutcomes(answer)) return answer;
  if (isObject(answer) && typeof answer.status === 'number') return parsed(answer as unknown as Raw, vendor, sent, receivedAtMs);
  warnOnce(
    'NO_REPLY',
    '`send` answered nothing that can be read; its targets are uncertain. Let it return the response, a RawReply or outcomes',
  );
  return [unreadable(vendor, sent, receivedAtMs, 'NO_REPLY')];
}

function parsed(raw: Raw, vendor: Vendor, sent: Sent, receivedAtMs: number): readonly Outcome[] {
  if (raw[redirected]) return [unreadable(vendor, sent, receivedAtMs, 'REDIRECTED')];
  const { status, headers, body } = raw;
  try {
    return parse(vendor, { status, headers, body, receivedAtMs: raw.receivedAtMs ?? receivedAtMs }, sent);
  } catch {
    return [unreadable(vendor, sent, receivedAtMs, 'PARSE_THREW')]; // a vendor of the user's own making
  }
}

/** It may have been taken, and nothing can be learnt of it. */
export function unreadable(vendor: Vendor, sent: Sent, receivedAtMs: number, code: string): Uncertain {
  const [broken] = outcomesOfFault(vendor, { cause: 'connection_failed', written: 'perhaps', code }, sent, receivedAtMs);
  const { retry, pause } = causes.malformed_reply;
  return { ...(broken as Uncertain), cause: 'malformed_reply', retryIfRepeatable: retry, pause };
}

function areOutcomes(value: unknown): value is readonly Outcome[] {
  return Array.isArray(value) && value.length > 0 && value.every(isOutcome);
}

function isOutcome(value: unknown): boolean {
  if (!isObject(value) || !Array.isArray(value.targets) || !isObject(value.evidence)) return false;
  if (value.status === 'accepted') return true;
  const retry = value.status === 'refused' ? value.retry : value.status === 'uncertain' ? value.retryIfRepeatable : undefined;
  return isObject(retry) && typeof retry.when === 'string' && Object.hasOwn(causes, String(value.cause));
}
