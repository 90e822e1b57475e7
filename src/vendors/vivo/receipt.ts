import { deadly } from '../../core/code-table.ts';
import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { codeOf, epochMs, isRecord, textsOf } from '../../core/values.ts';
import { channelOf } from './channels.ts';
import { receipt } from './codes.ts';
import { readInvalidIds } from './invalid-ids.ts';
import type { ReceiptBody } from './schema.ts';

type Entry = Readonly<Record<string, unknown>>;

const rows: Readonly<Record<string, string | { readonly cause: string }>> = receipt;

/** Tasks hold objects; a result that is a plain word begins the answer to a query for invalid ids. */
export function readReceipt(body: ReceiptBody, reply: Reply, request: Request): readonly Finding[] | undefined {
  return codeOf(body.result) === undefined ? readCallback(body, reply) : readInvalidIds(body, reply, request);
}

/** A callback answers for one task or for several; each says what became of one target. */
function readCallback(body: ReceiptBody, reply: Reply): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [taskId, entry] of Object.entries(body)) {
    const finding = isRecord(entry) ? findingOf(taskId, entry, reply) : undefined;
    if (finding) findings.push(finding);
  }
  return findings;
}

function findingOf(taskId: string, entry: Entry, reply: Reply): Finding | undefined {
  const targets = targetsOf(entry.targets, reply);
  if (targets.length === 0 && codeOf(entry.ackType) === undefined) return undefined;
  const code = receiptCode(entry);
  return {
    code,
    targets: targets.length > 0 ? targets : undefined,
    messageId: taskId,
    channel: channelOf(code),
    diedAtMs: tellsOfDeath(code) ? epochMs(entry.ackTime) : undefined,
  };
}

/** One string in every receipt that was seen. */
function targetsOf(value: unknown, reply: Reply): readonly string[] {
  const id = reply.id(value);
  return id === undefined ? textsOf(value) : [id];
}

/** The older receipts have no type at all, and are sent only for what arrived. */
function receiptCode(entry: Entry): string {
  const type = codeOf(entry.ackType);
  if (type === undefined) return saysMore(entry) ? 'ack:unreadable' : 'ack:none';
  // `none` stands for no type at all, so no word may pass for it.
  if (!/^\d+$/.test(type)) return `ackType=${type}`;
  const detail = subTypeOf(entry);
  if (type === '300') return 'live:300';
  if (type === '301' || type === '302') return detail === undefined ? `live:${type}` : `live:${type}/${detail}`;
  if (/^3[12]\d{3}$/.test(type)) return `live:30${type[1]}/${type}`;
  return type !== '0' && detail !== undefined && Object.hasOwn(rows, `ack:${detail}`) ? `ack:${detail}` : `ack:${type}`;
}

/** The name of the member with the sub type is not documented. */
function subTypeOf(entry: Entry): string | undefined {
  for (const key of Object.keys(entry)) {
    const detail = /sub/i.test(key) ? codeOf(entry[key]) : undefined;
    if (detail !== undefined) return detail;
  }
  return undefined;
}

/** A type in another member or of another shape is no older receipt: nobody may call it arrived. */
function saysMore(entry: Entry): boolean {
  return Object.keys(entry).some((key) => /type|code|sub/i.test(key) && entry[key] !== null && entry[key] !== '');
}

function tellsOfDeath(code: string): boolean {
  const row = Object.hasOwn(rows, code) ? rows[code] : undefined;
  return row !== undefined && deadly.has(typeof row === 'string' ? row : row.cause);
}
