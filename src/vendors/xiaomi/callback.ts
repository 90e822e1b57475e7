import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { codeOf, epochMs, isRecord, splitList, textsOf } from '../../core/values.ts';

type Entry = Readonly<Record<string, unknown>>;

/** A callback is keyed by message id; the same target may stand under several, and each is an answer of its own. */
export function readCallback(callback: unknown, reply: Reply, request: Request): readonly Finding[] | undefined {
  if (!isRecord(callback)) return undefined;
  const findings: Finding[] = [];
  for (const messageId of Object.keys(callback)) {
    const entry = callback[messageId];
    const type = isRecord(entry) ? codeOf(entry.type) : undefined;
    if (isRecord(entry) && type !== undefined) findings.push(findingOf(type, entry, messageId, reply, request));
  }
  return findings;
}

const types: ReadonlySet<string> = new Set(['1', '2', '16', '32', '64', '128', '1024']);

/** These numbers mean one thing as a type and another as the code of a reply. */
export const isType = (code: string): boolean => types.has(code);

function findingOf(type: string, entry: Entry, messageId: string, reply: Reply, request: Request): Finding {
  const targets = targetsOf(entry.targets, reply);
  const code = rowOf(type, entry, request);
  if (code !== '16') return { code, targets, messageId };
  return { code, targets, messageId, diedAtMs: epochMs(entry.timestamp), replacements: replacementsOf(entry.replaceTarget) };
}

/** An invalid target is dead only if it is a regid, and the callback does not say what it lists: the caller knows. */
function rowOf(type: string, entry: Entry, { kind }: Request): string {
  if (type === '16') return kind === undefined || kind === 'token' ? '16' : '16#not_a_regid';
  if (type === '128') return isOfDevice(entry.extra) ? '128+device_quota' : '128';
  return isType(type) ? type : `type ${type}`;
}

/** Comma-joined; a single numeric alias may come as a number. */
function targetsOf(targets: unknown, reply: Reply): readonly string[] {
  if (typeof targets === 'string') return splitList(targets);
  const id = reply.id(targets);
  return id === undefined ? textsOf(targets) : [id];
}

/** The quota of one device, not that of the app. */
function isOfDevice(extra: unknown): boolean {
  return isRecord(extra) && (Object.hasOwn(extra, 'device_quota') || Object.hasOwn(extra, 'device_acked'));
}

/** Old regid to new one. What is no text is dropped where the outcome is built. */
function replacementsOf(value: unknown): Readonly<Record<string, string>> | undefined {
  return isRecord(value) ? (value as Readonly<Record<string, string>>) : undefined;
}
