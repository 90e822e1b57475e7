import type { Finding } from '../../core/finding.ts';
import type { Receipt } from '../../core/outcome.ts';
import type { Reply } from '../../core/reply-view.ts';
import { codeOf, isRecord } from '../../core/values.ts';
import { delegateOf } from './delegate.ts';
import { readEnvelope } from './read.ts';
import type { ReceiptBody } from './schema.ts';

type Event = Readonly<Record<string, unknown>>;

/** Each event of a callback is an answer of its own about one account. */
export function readReceipt(body: ReceiptBody, reply: Reply): readonly Finding[] | undefined {
  if (body.Events === undefined || body.Events === null) return readFetched(body, reply);
  const events: readonly unknown[] = Array.isArray(body.Events) ? body.Events : [body.Events];
  const findings: Finding[] = [];
  for (const event of events) {
    const finding = isRecord(event) ? findingOf(event, reply) : undefined;
    if (finding) findings.push(finding);
  }
  return findings;
}

/** Whoever fetches what became of a push learns whether the fetching worked; a success says nothing of any account. */
function readFetched(body: ReceiptBody, reply: Reply): readonly Finding[] | undefined {
  const call = readEnvelope(body, reply)?.[0];
  return call && [call.code === '0' ? { ...call, targets: [] } : call];
}

function findingOf(event: Event, reply: Reply): Finding | undefined {
  const account = reply.id(event.To_Account);
  const code = codeOf(event.ErrCode);
  if (account === undefined && code === undefined) return undefined;
  const row = rowOf(code);
  const isForeign = row === failed && code !== undefined;
  return {
    code: row,
    targets: account === undefined ? [] : [account],
    message: isForeign ? wordsOf(code, event.ErrInfo) : event.ErrInfo,
    messageId: reply.id(event.TaskId) ?? reply.id(event.MsgKey),
    receipt: stages.get(codeOf(event.PushStage)),
    delegate: isForeign ? delegateOf(event, code, failed) : undefined,
  };
}

/** -1 and -2 are Tencent's own: no certificate for the vendor, no token of the account. Xiaomi and OPPO have others. */
function rowOf(code: string | undefined): string {
  if (code === undefined) return 'Events[].ErrCode';
  return code === '0' || code === '-1' || code === '-2' ? `Events[].ErrCode=${code}` : failed;
}

const failed = 'Events[].ErrCode!=0';

/** The first stage, sent, is no more than a send that was accepted; where it failed, none is told. */
const stages: ReadonlyMap<string | undefined, Receipt> = new Map([
  ['2', 'arrived'],
  ['3', 'clicked'],
]);

/** The code stands in the sentence too: where no table knows it, nothing else would tell it. */
const wordsOf = (code: string, words: unknown): string => (typeof words === 'string' && words !== '' ? `${code} ${words}` : code);
