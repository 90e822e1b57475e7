import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { isRecord } from '../../core/values.ts';
import { errorCodeOf } from './error-code.ts';

interface Named extends Finding {
  readonly targets: string[];
}

/** What the list says. */
export interface ErrorList {
  readonly findings: readonly Finding[];
  /** An entry says that an account failed, and not which: it may be any that is not named. */
  readonly isIncomplete: boolean;
}

/** The accounts that fared otherwise than the call: one finding for all that failed in the same words. */
export function readErrorList(list: unknown, reply: Reply): ErrorList {
  if (list === undefined || list === null) return none;
  const entries: readonly unknown[] = Array.isArray(list) ? list : [list];
  const findings = new Map<string, Named>();
  let isIncomplete = false;
  for (let index = 0; index < entries.length; index += 1) if (!readEntry(entries[index], findings, reply)) isIncomplete = true;
  return { findings: Array.from(findings.values()), isIncomplete };
}

const none: ErrorList = { findings: [], isIncomplete: false };

/** False where a code says that an account failed, and none can be read. What is no entry at all says nothing. */
function readEntry(entry: unknown, findings: Map<string, Named>, reply: Reply): boolean {
  const fields = isRecord(entry) ? entry : { To_Account: entry };
  const code = rowOf(fields.ErrorCode);
  if (code === undefined) return true;
  const account = reply.id(fields.To_Account);
  if (account === undefined) return fields.ErrorCode === undefined;
  const message = typeof fields.ErrorInfo === 'string' ? fields.ErrorInfo : '';
  const key = message === '' ? code : `${code}\u0000${message}`;
  const known = findings.get(key);
  if (known) known.targets.push(account);
  else findings.set(key, { code, message, targets: [account] });
  return true;
}

/** An entry without a code still says that the account failed; one with 0 says that it did not. */
function rowOf(value: unknown): string | undefined {
  if (value === 70107) return unknownAccount;
  const code = errorCodeOf(value) ?? 'ErrorList[].ErrorCode';
  if (code === '70107') return unknownAccount;
  return code === '0' ? undefined : code;
}

const unknownAccount = 'ErrorList[].70107';
