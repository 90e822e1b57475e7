import { ArgumentError } from '../../core/argument-error.ts';
import { hidden } from './hidden.ts';

const mostHeaders = 32;
const mostKnown = 100;
const token = /^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/;
const printable = /^[\t\x20-\x7e]*$/;
// What HTTP/2 forbids, or what is ours to write. A name that node refuses would cost the whole connection, not the one request.
const reserved = new Set(
  'connection keep-alive proxy-connection transfer-encoding upgrade te http2-settings host content-length expect trailer'.split(' '),
);
/** Names that were found good before. */
const known = new Set<string>();

/** Throws for a header that could not go out, or would make another request of it. */
export function checkHeaders(given: Readonly<Record<string, unknown>>, hasCredential: boolean): void {
  if (typeof given !== 'object' || given === null) throw new ArgumentError('headers', hidden(given), 'an object');
  const names = Object.keys(given);
  if (names.length > mostHeaders) throw new ArgumentError('headers', given, `an object of at most ${mostHeaders} names`);
  for (const name of names) {
    checkName(name, hasCredential);
    const value = given[name];
    if (value !== undefined && !isHeaderValue(value)) refuse(`headers[${name}]`, value);
  }
}

/** One value, checked. */
export function headerValue(argument: string, value: unknown): string {
  return typeof value === 'string' && isHeaderValue(value) ? value : refuse(argument, value);
}

function checkName(name: string, hasCredential: boolean): void {
  if (name === 'authorization' && hasCredential)
    throw new ArgumentError('headers', name, 'without authorization where a credential is given');
  if (known.has(name)) return;
  if (!token.test(name) || reserved.has(name))
    throw new ArgumentError('headers', hidden(name), 'named in lower case, without pseudo-headers and headers of the connection');
  if (known.size < mostKnown) known.add(name);
}

function isHeaderValue(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 4096 && printable.test(value);
  return typeof value === 'number' && Number.isFinite(value);
}

function refuse(argument: string, value: unknown): never {
  throw new ArgumentError(argument, hidden(value), 'at most 4,096 characters of printable ASCII, or a number');
}
