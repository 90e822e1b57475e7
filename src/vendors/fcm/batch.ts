import type { Finding } from '../../core/finding.ts';
import { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { isRecord } from '../../core/values.ts';
import { send } from './codes.ts';
import { splitParts } from './parts.ts';
import { sendStatuses } from './statuses.ts';
import { readV1 } from './v1.ts';

/** The parts of a multipart/mixed body; undefined for any other. */
export function partsOf(reply: Reply): readonly string[] | undefined {
  return splitParts(reply.text)?.filter((part) => part.includes('HTTP/'));
}

/** The retired batch endpoint: HTTP 200 whatever happened inside, and a reply of its own for each message. */
export function readBatch(parts: readonly string[], outer: Reply, request: Request): readonly Finding[] {
  const inOrder = request.targets.length === 0 || request.targets.length === parts.length;
  return parts.flatMap((part, index) => readPart(part, inOrder ? index : undefined, outer) ?? []);
}

function readPart(part: string, index: number | undefined, outer: Reply): Finding | undefined {
  const start = /^HTTP\/[\d.]+ (\d{3})/m.exec(part);
  const position = start ? positionOf(part.slice(0, start.index), index) : undefined;
  if (!start || position === undefined) return undefined;
  const inner = innerReply(Number(start[1]), part.slice(start.index), outer);
  const finding = findingOf(inner);
  return finding && { ...finding, positions: [position], waitMs: Math.max(finding.waitMs ?? 0, inner.retryAfterMs ?? 0) || undefined };
}

/** `response-n` answers the nth message, counted from 1; some servers leave the number out. */
function positionOf(head: string, index: number | undefined): number | undefined {
  const number = /^Content-ID:[ \t]*<?response-(\d+)/im.exec(head)?.[1];
  return number === undefined ? index : Number(number) - 1;
}

function innerReply(status: number, http: string, outer: Reply): Reply {
  const end = /\r?\n\r?\n/.exec(http)?.index ?? http.length;
  const headers = http.slice(0, end).split('\n').slice(1).map(headerOf);
  return new Reply({ status, headers, body: http.slice(end), receivedAtMs: outer.receivedAtMs });
}

function headerOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, Math.max(colon, 0)), line.slice(colon + 1)];
}

/** Where the part names no code its own status speaks, not that of the whole; a gateway's status leaves open what happened. */
function findingOf(inner: Reply): Finding | undefined {
  const { value, status } = inner;
  const finding = isRecord(value) ? readV1(value, inner) : undefined;
  const known = finding && (finding.delegate !== undefined || Object.hasOwn(send, finding.code));
  if (finding && (inner.ok || !finding.messageId) && (known || (status < 500 && status !== 429))) return finding;
  const code = sendStatuses[status];
  return code !== undefined && (status < 500 || status === 503 || status === 504) ? { code } : undefined;
}
