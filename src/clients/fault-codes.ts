/** Words for "nothing came in time". A DOMException has a number for a code, so its name stands in for it. */
const timeouts = new Set([
  'ETIMEDOUT',
  'ECONNABORTED',
  'ESOCKETTIMEDOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What no second try mends: a name that is not there, a certificate or a TLS version that does not fit. */
const ours = new Set([
  'ENOTFOUND',
  'EPROTO',
  'ERR_INVALID_URL',
  'ERR_BAD_REQUEST',
  'ERR_BAD_OPTION',
  'ERR_BAD_OPTION_VALUE',
  'ERR_NOT_SUPPORT',
  'HOSTNAME_MISMATCH',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
]);
const certificates = /^(?:CERT_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|CRL_|INVALID_(?:CA|PURPOSE)$)/;

const names: Readonly<Record<string, string>> = {
  TimeoutError: 'ETIMEDOUT',
  AbortError: 'ABORT_ERR',
  HTTPParserError: 'HTTP_PARSER_ERROR',
};
const aliases: Readonly<Record<string, string>> = { ERR_CANCELED: 'ABORT_ERR', UND_ERR_ABORTED: 'ABORT_ERR', ECONNABORTED: 'ETIMEDOUT' };

/** Words that axios and fetch put over whatever happened: they are taken only where nothing better is known. */
const vague = new Set(['ERR_NETWORK', 'ERR_BAD_RESPONSE']);

export const isTimeout = (code: string): boolean => timeouts.has(code);
export const isOurMistake = (code: string): boolean => ours.has(code) || certificates.test(code);
export const isVague = (code: string): boolean => vague.has(code);

/** The system's word for one link of a chain of causes; undefined where it has none that is fit to be shown. */
export function codeOfLink({ code, name }: Readonly<Record<string, unknown>>): string | undefined {
  // A sentence may stand where a code should: it could hold an address or a token.
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,47}$/.test(code)) return aliases[code] ?? code;
  return typeof name === 'string' && Object.hasOwn(names, name) ? names[name] : undefined;
}
