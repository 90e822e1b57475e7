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

/** Mocks and proxies leave `@type` out; then the members tell what it is. */
function note(found: Details, detail: Entry): void {
  const type = textOf(detail['@type']);
  if (is(type, '.FcmError')) noteCode(found, textOf(detail.errorCode));
  const apns = is(type, '.ApnsError') ? apnsOf(detail, type !== '') : undefined;
  if (apns) found.apns ??= apns;
  if (!apns && is(type, '.ErrorInfo') && textOf(detail.reason) !== '') found.reason ??= textOf(detail.reason);
  if (is(type, '.BadRequest')) for (const entry of entriesOf(detail.fieldViolations)) found.violations.push(violationOf(entry));
  if (is(type, '.QuotaFailure')) for (const entry of entriesOf(detail.violations)) found.quotas.push(textOf(entry.description));
  if (is(type, '.RetryInfo')) noteWait(found, detail.retryDelay);
}

/** By the end of the type's name; `.` keeps `MyFcmError` apart. */
const is = (type: string, name: string): boolean => type === '' || type.includes(name);

function noteCode(found: Details, errorCode: string): void {
  if (errorCode === 'UNSPECIFIED_ERROR') found.unspecified = true;
  else if (errorCode !== '') found.errorCode ??= errorCode;
}

/** The reference writes `status_code`, the wire has `statusCode`. */
function apnsOf(detail: Entry, named: boolean): ApnsError | undefined {
  const statusCode = codeOf(detail.statusCode) ?? codeOf(detail.status_code);
  return named || statusCode !== undefined ? { statusCode, reason: textOf(detail.reason) } : undefined;
}

/** A duration: seconds with up to nine decimals and an `s`. */
function noteWait(found: Details, retryDelay: unknown): void {
  const seconds = /^(\d{1,12}(?:\.\d{1,9})?)s$/.exec(textOf(retryDelay))?.[1];
  if (seconds !== undefined) found.waitMs ??= Math.ceil(Number(seconds) * 1000);
}

const violationOf = ({ field, description }: Entry): Violation => ({ field: textOf(field), description: textOf(description) });

const entriesOf = (value: unknown): readonly Entry[] => (Array.isArray(value) ? value.filter(isRecord) : []);
