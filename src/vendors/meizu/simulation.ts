import type { CodeTable } from '../../core/code-table.ts';
import type { RawReply } from '../../core/reply.ts';
import type { Answer, Simulation } from '../../core/simulation.ts';
import { operation, receipt, send } from './codes.ts';
import { sentences } from './sentences.ts';

export { endpoints, words } from './endpoints.ts';

const tables: Readonly<Record<string, CodeTable>> = { send, operation, receipt };
const msgId = 'c2ee5c3bf00448cfbceb7fdf68c3c8eb';

const page = (status: number, title: string): RawReply => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr><center>nginx</center></body></html>`,
});

/** What nginx says in front of Meizu. */
const pages: Readonly<Record<string, RawReply>> = {
  'HTTP 5xx': page(503, '503 Service Temporarily Unavailable'),
  'HTTP 429': page(429, '429 Too Many Requests'),
  'HTTP 4xx/3xx': page(404, '404 Not Found'),
  'HTTP 200 not JSON': page(200, 'Welcome to nginx!'),
};

export const replyFor: Simulation['replyFor'] = (api, code, targets) => {
  if (!Object.hasOwn(tables[api] ?? {}, code) && !(api === 'operation' && isCommon(code))) return undefined;
  if (Object.hasOwn(pages, code)) return pages[code];
  if (api === 'receipt') return callback([[code, targets]]);
  if (code.startsWith('value.')) return taken([[code, targets]]);
  if (api === 'operation' && code.startsWith('200'))
    return json({ code: '200', message: '', redirect: '', value: { result: code === '200' } });
  return code === '200'
    ? taken([])
    : json({ code, message: sentences[`${api} ${code}`] ?? sentences[code] ?? '', value: '', redirect: '' });
};

/** What an operation may be refused with stands partly among the codes of a send. */
const isCommon = (code: string): boolean => /^\d+$/.test(code) && Object.hasOwn(send, code);

/** A push lists those it refused by their codes, a callback its targets by what became of them; more no reply can tell. */
export const replyForEach: NonNullable<Simulation['replyForEach']> = (api, answers) => {
  if (api === 'receipt') return answers.every(({ code }) => Object.hasOwn(receipt, code)) ? callback(namesByCode(answers)) : undefined;
  const failed = answers.filter(({ code }) => code !== '200' && code !== 'value.200');
  if (failed.length === 0) return replyFor(api, '200', []);
  const told = api === 'send' && failed.every(({ code }) => code.startsWith('value.') && Object.hasOwn(send, code));
  return told ? taken(namesByCode(failed)) : undefined;
};

type Groups = readonly (readonly [code: string, targets: readonly string[]])[];

function namesByCode(answers: readonly Answer[]): Groups {
  const groups = new Map<string, string[]>();
  for (const { target, code } of answers) {
    const known = groups.get(code);
    if (known) known.push(target);
    else groups.set(code, [target]);
  }
  return [...groups];
}

const taken = (refused: Groups): RawReply =>
  json({
    code: '200',
    message: '',
    value: Object.fromEntries(refused.map(([code, targets]) => [code.slice('value.'.length), targets])),
    msgId,
  });

/** A form, and no JSON. */
function callback(groups: Groups): RawReply {
  const entries = groups.map(([code, targets]) => {
    const type = Number(code.slice('cb.type='.length));
    return [`${msgId}-${type}`, { param: 'param', type, targets }];
  });
  const body = new URLSearchParams({ cb: JSON.stringify(Object.fromEntries(entries)), access_token: 'callback-token' }).toString();
  return { status: 200, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
}

const json = (body: object): RawReply => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=UTF-8', 'content-language': 'zh-CN' },
  body: JSON.stringify(body),
});

export const notOnTheWire: Simulation['notOnTheWire'] = {};
