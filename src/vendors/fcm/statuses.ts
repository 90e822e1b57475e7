const gateway = ['520', '521', '522', '523', '524', '525', '526', '527'];

/** What a send's status means where the body names no code. A 404 without one is a wrong URL and says nothing of a token. */
export const sendStatuses: Readonly<Record<string, string>> = {
  400: '400#nonjson',
  401: '401#nonjson',
  403: '403#nonjson',
  404: '404#html',
  429: '429',
  502: '502',
  503: '503',
  504: '504',
  '5xx': '500',
  ...Object.fromEntries(gateway.map((status) => [status, '502'])),
};

/** The Instance ID API. Not 404: a token may be meant by it only where the body says so. */
export const operationStatuses: Readonly<Record<string, string>> = { 400: '400', 401: '401', 403: '403', 503: '503' };

/** What Google's own library retries at the token endpoint. */
export const authStatuses: Readonly<Record<string, string>> = Object.fromEntries(
  ['408', '429', '500', '503', '504'].map((status) => [status, 'http-retryable']),
);
