import { codeOf, isRecord } from '../../core/values.ts';
import { textOf } from './words.ts';

type Entry = Readonly<Record<string, unknown>>;

export interface Violation {
  readonly field: string;
  readonly description: string;
}

export interface ApnsError {
  readonly statusCode: string | undefined;
  readonly reason: string;
}

/** What `error.details` says, whatever its order and the junk between. */
export interface Details {
  /** `FcmError.errorCode`, unless it says that it says nothing. */
  errorCode?: string;
  unspecified?: true;
  apns?: ApnsError;
  /** `ErrorInfo.reason`. */
  reason?: string;
  waitMs?: number;
  readonly violations: Violation[];
  readonly quotas: string[];
}

export function detailsOf(details: unknown): Details {
  const found: Details = { violations: [], quotas: [] };
  if (!Array.isArray(details)) return found;
  for (const detail of details) if (isRecord(detail)) note(found, detail);
  return found;
}

type Note = (found: Details, detail: Entry) => void;

const notes: ReadonlyMap<string, Note> = new Map<string, Note>([
  ['FcmError', noteFcm],
  // The name in the first years.
  ['FcmErrorCode', noteFcm],
  ['ApnsError', noteApns],
  ['ErrorInfo', noteReason],
  ['BadRequest', noteViolations],
  ['QuotaFailure', noteQuotas],
  ['RetryInfo', noteWait],
]);

function note(found: Details, detail: Entry): void {
  const type = textOf(detail['@type']);
  if (type === '') noteUntyped(found, detail);
  else notes.get(type.slice(Math.max(type.lastIndexOf('.'), type.lastIndexOf('/')) + 1))?.(found, detail);
}

/** Mocks and proxies leave `@type` out; then the members tell what it is. */
function noteUntyped(found: Details, detail: Entry): void {
  noteCode(found, textOf(detail.errorCode));
  if (statusOf(detail) === undefined) noteReason(found, detail);
  else noteApns(found, detail);
  noteViolations(found, detail);
  noteQuotas(found, detail);
  noteWait(found, detail);
}

function noteFcm(found: Details, { errorCode }: Entry): void {
  noteCode(found, textOf(errorCode));
}

function noteCode(found: Details, errorCode: string): void {
  if (errorCode === 'UNSPECIFIED_ERROR') found.unspecified = true;
  else if (errorCode !== '') found.errorCode ??= errorCode;
}

function noteApns(found: Details, detail: Entry): void {
  found.apns ??= { statusCode: statusOf(detail), reason: textOf(detail.reason) };
}

/** The reference writes `status_code`, the wire has `statusCode`. */
const statusOf = (detail: Entry): string | undefined => codeOf(detail.statusCode) ?? codeOf(detail.status_code);

function noteReason(found: Details, detail: Entry): void {
  if (textOf(detail.reason) !== '') found.reason ??= textOf(detail.reason);
}

function noteViolations(found: Details, { fieldViolations }: Entry): void {
  for (const { field, description } of entriesOf(fieldViolations))
    found.violations.push({ field: textOf(field), description: textOf(description) });
}

function noteQuotas(found: Details, { violations }: Entry): void {
  for (const { description } of entriesOf(violations)) found.quotas.push(textOf(description));
}

/** A duration: seconds with up to nine decimals and an `s`. */
function noteWait(found: Details, { retryDelay }: Entry): void {
  const seconds = /^(\d{1,12}(?:\.\d{1,9})?)s$/.exec(textOf(retryDelay))?.[1];
  if (seconds !== undefined) found.waitMs ??= Math.ceil(Number(seconds) * 1000);
}

const entriesOf = (value: unknown): readonly Entry[] => (Array.isArray(value) ? value.filter(isRecord) : []);
