import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { codeOf, epochMs, isRecord } from '../../core/values.ts';
import type { Receipts } from './schema.ts';

/** Huawei posts one element for each token and message. */
export function readReceipts({ statuses }: Receipts, reply: Reply): readonly Finding[] {
  return statuses.flatMap((element) => (isRecord(element) ? receiptOf(element, reply) : []));
}

function receiptOf(element: Readonly<Record<string, unknown>>, reply: Reply): readonly Finding[] {
  const { result, timestamp } = resultOf(element);
  const code = codeOf(result);
  const token = reply.id(element.token);
  if (code === undefined && token === undefined) return [];
  return [
    {
      code: code ?? 'no result',
      targets: token === undefined ? [] : [token],
      messageId: reply.id(element.requestId),
      diedAtMs: code !== undefined && aboutTheToken.has(code) ? epochMs(timestamp) : undefined,
    },
  ];
}

/** v2 puts the result into a member of its own, cards into another one; v1 has it in the element. */
function resultOf(element: Readonly<Record<string, unknown>>): { readonly result?: unknown; readonly timestamp?: unknown } {
  const { deliveryStatus, formStatus, status, timestamp } = element;
  if (isRecord(deliveryStatus)) return deliveryStatus;
  return isRecord(formStatus) ? formStatus : { result: status, timestamp };
}

/** The results after which the moment of the device's answer matters: a token registered later lives. */
const aboutTheToken: ReadonlySet<string> = new Set(['2', '5', '22', '201']);
