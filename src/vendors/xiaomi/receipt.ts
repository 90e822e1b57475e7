import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { isRecord, splitList } from '../../core/values.ts';
import { isType, readCallback } from './callback.ts';
import { codeIn, reasonOf } from './envelope.ts';
import { refusal } from './read.ts';
import type { Envelope, ReceiptBody } from './schema.ts';

/** Callbacks that were posted to us, and invalid lists that we fetched. */
export function readReceipt(body: ReceiptBody, reply: Reply, request: Request): readonly Finding[] | undefined {
  return body.callback === undefined ? readFetched(body, reply, request) : readCallback(body.callback, reply, request);
}

function readFetched(body: Envelope, reply: Reply, request: Request): readonly Finding[] | undefined {
  const code = codeIn(body, reply);
  if (code === undefined) return undefined;
  if (code === '0') return reply.ok ? readList(body.data, reply, request) : [{ code, message: reasonOf(body) }];
  if (emptyPage.has(code)) return [{ code, targets: [], message: reasonOf(body) }];
  return [refusal(isType(code) ? `${code}#reply` : code, body, request)];
}

/** "Nothing left to fetch" says nothing of any target. */
const emptyPage: ReadonlySet<string> = new Set(['10035', '80002']);

/** Every item is a verdict; without items the call worked, and that is all. */
function readList(data: unknown, reply: Reply, { kind }: Request): readonly Finding[] | undefined {
  const items = itemsOf(isRecord(data) ? data.list : undefined);
  if (items === undefined) return undefined;
  if (items.length === 0) return [{ code: '0', targets: [] }];
  const targets = items.map((item) => reply.id(item)).filter((item) => item !== undefined);
  if (targets.length === 0) return undefined;
  return [{ code: kind === undefined || kind === 'token' ? 'invalid_list' : 'invalid_list#not_a_regid', targets }];
}

function itemsOf(list: unknown): readonly unknown[] | undefined {
  if (list === undefined || list === null) return [];
  if (typeof list === 'string') return splitList(list);
  return Array.isArray(list) ? list : undefined;
}
