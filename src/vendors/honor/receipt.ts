import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { codeOf, isRecord } from '../../core/values.ts';
import type { Receipts } from './schema.ts';

/** Honor posts many elements at once, each of one token and message. */
export function readReceipts({ statuses }: Receipts, reply: Reply): readonly Finding[] {
  const findings: Finding[] = [];
  for (const element of statuses) {
    const finding = isRecord(element) ? receiptOf(element, reply) : undefined;
    if (finding) findings.push(finding);
  }
  return findings;
}

function receiptOf(element: Readonly<Record<string, unknown>>, reply: Reply): Finding | undefined {
  const code = codeOf(element.status);
  const token = reply.id(element.token);
  if (code === undefined && token === undefined) return undefined;
  return { code: code ?? 'other', targets: token === undefined ? [] : [token], messageId: reply.id(element.requestId) };
}
