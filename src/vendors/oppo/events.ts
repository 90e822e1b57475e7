import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { codeOf, epochMs, isRecord } from '../../core/values.ts';
import { namesIn } from './names.ts';

type Entry = Readonly<Record<string, unknown>>;

/** One post may tell of many messages, so each entry stands for itself. */
export function readEvents(events: readonly unknown[], reply: Reply): readonly Finding[] {
  const findings: Finding[] = [];
  for (const entry of events) if (isRecord(entry)) findings.push(eventOf(entry, reply));
  return findings;
}

function eventOf(entry: Entry, reply: Reply): Finding {
  const code = eventCode(entry.eventType);
  return {
    code,
    targets: namesIn(entry.registrationIds ?? entry.registrationId, reply),
    messageId: reply.id(entry.messageId),
    diedAtMs: code === 'regid_invalid' ? epochMs(entry.eventTime) : undefined,
  };
}

const events: ReadonlySet<string> = new Set(['push_arrive', 'regid_invalid', 'user_daily_limit']);

/** Another word, even one of our own tables, is no event that anybody knows. */
function eventCode(value: unknown): string {
  const type = codeOf(value) ?? 'none';
  return events.has(type) ? type : `eventType=${type}`;
}
