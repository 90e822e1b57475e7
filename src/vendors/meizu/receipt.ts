import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { codeOf, isRecord, splitList } from '../../core/values.ts';
import type { ReceiptBody } from './schema.ts';

type Entry = Readonly<Record<string, unknown>>;

/** One post tells of many messages; a target may stand under several, and each is an answer of its own. */
export function readReceipt({ cb }: ReceiptBody, reply: Reply): readonly Finding[] {
  const findings: Finding[] = [];
  for (const key of Object.keys(cb)) {
    const entry = cb[key];
    if (isRecord(entry) && entry.targets !== undefined) findings.push(findingOf(key, entry, reply));
  }
  return findings;
}

function findingOf(key: string, entry: Entry, reply: Reply): Finding {
  const type = codeOf(entry.type) ?? suffixOf(key) ?? 'none';
  return { code: `cb.type=${type}`, targets: targetsOf(entry.targets, reply), messageId: messageIdIn(key) };
}

/** `<msgId>-<type>`; the older keys are the bare id, and an id of either age may hold a dash of its own. */
function suffixOf(key: string): string | undefined {
  return /-(\d)$/.exec(key)?.[1];
}

function messageIdIn(key: string): string {
  return suffixOf(key) === undefined ? key : key.slice(0, -2);
}

/** A single numeric alias may come as a number. */
function targetsOf(targets: unknown, reply: Reply): readonly string[] {
  if (typeof targets === 'string') return splitList(targets);
  const items: readonly unknown[] = Array.isArray(targets) ? targets : [targets];
  const names: string[] = [];
  for (const item of items) {
    const id = reply.id(item);
    if (id !== undefined) names.push(id);
  }
  return names;
}
