import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { codeOf, isRecord } from '../../core/values.ts';
import { readApnsError } from './apns-error.ts';
import { send } from './codes.ts';
import { type Details, detailsOf } from './details.ts';
import { narrowArgument } from './invalid-argument.ts';
import { sendStatuses } from './statuses.ts';
import { errorWord, textOf } from './words.ts';

type ErrorObject = Readonly<Record<string, unknown>>;

/** The google.rpc envelope of a v1 send, which has exactly one target and can kill nothing but a token. */
export function readEnvelope(error: ErrorObject, reply: Reply): Finding | undefined {
  const details = detailsOf(error.details);
  const own = narrow(wordOf(error, details) ?? fallback(error, details, reply), error, details, reply);
  const apns = details.apns && readApnsError(details.apns, own);
  const code = apns?.code ?? own ?? rowOfStatus(reply.status);
  return code === undefined
    ? undefined
    : { code, delegate: apns?.delegate, message: error.message, waitMs: details.waitMs, onlyTokens: true };
}

/** `FcmError.errorCode` beats `ErrorInfo.reason`, and that beats `status`; a reason that we do not know says less than the status. */
export function wordOf(error: ErrorObject, details: Details): string | undefined {
  const reason = errorWord(details.reason);
  const known = reason !== undefined && Object.hasOwn(send, reason) ? reason : undefined;
  return errorWord(details.errorCode) ?? known ?? errorWord(error.status) ?? reason;
}

/** The number in the envelope is a code too; but that of a 403 or 404 tells nothing of the token, and its own row would. */
const numbers: ReadonlySet<string | undefined> = new Set(['400', '401', '429', '500', '502', '503', '504']);

function fallback(error: ErrorObject, details: Details, reply: Reply): string | undefined {
  const number = codeOf(error.code);
  if (numbers.has(number) && number === String(reply.status)) return number;
  if (number === '404' && isNotFound(error.errors)) return 'NOT_FOUND';
  const mute = reply.status < 500 && !Object.hasOwn(sendStatuses, reply.status);
  return details.unspecified && mute ? 'UNSPECIFIED_ERROR' : undefined;
}

/** Without a word the status speaks, and the sentence stays beside it; a bare 500, 502 or 504 leaves open what happened, so nothing is read. */
const rowOfStatus = (status: number): string | undefined => (status < 500 || status === 503 ? sendStatuses[status] : undefined);

/** The older form of Google's errors has a list of reasons in the place of `status` and `details`. */
function isNotFound(errors: unknown): boolean {
  return Array.isArray(errors) && errors.some((item) => isRecord(item) && item.reason === 'notFound');
}

function narrow(word: string | undefined, error: ErrorObject, details: Details, reply: Reply): string | undefined {
  const message = textOf(error.message);
  if (word === 'INVALID_ARGUMENT') return narrowArgument(message, details.violations);
  if (word === '400' || (word === undefined && reply.status === 400))
    return narrowNumber(word, narrowArgument(message, details.violations));
  if (word === 'QUOTA_EXCEEDED' || word === 'RESOURCE_EXHAUSTED') return quotaOf([...details.quotas, message]) ?? word;
  if (word === 'PERMISSION_DENIED') return permissionOf(message);
  return word === 'UNAUTHENTICATED' && /^Auth error from APNS or Web Push Service/i.test(message) ? 'THIRD_PARTY_AUTH_ERROR' : word;
}

/** A 400 without a word is of the same family; but where not even the number is there, nothing speaks against a token. */
function narrowNumber(number: string | undefined, narrowed: string): string | undefined {
  return narrowed === 'INVALID_ARGUMENT' || (number === undefined && narrowed === 'INVALID_ARGUMENT#token') ? number : narrowed;
}

function permissionOf(message: string): string {
  if (/^SenderId mismatch\b/i.test(message)) return 'SENDER_ID_MISMATCH';
  return /\bAPI has not been used in project\b/i.test(message) ? 'SERVICE_DISABLED' : 'PERMISSION_DENIED';
}

/** Whose quota it was stands in a sentence only. Names of projects may hold any word, so they are taken out first. */
function quotaOf(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const word = /\b(device|topic)s?\b/i.exec(text.slice(0, 2048).replace(/'[^']*'|\bprojects?[/:]\S+/g, ''))?.[1];
    if (word !== undefined) return `QUOTA_EXCEEDED#${word.toLowerCase()}`;
  }
  return undefined;
}
