import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { textsOf } from '../../core/values.ts';
import { partsOf, readBatch } from './batch.ts';
import { readLegacy, wordOfPage } from './legacy.ts';
import type { SendReply } from './schema.ts';
import { readV1 } from './v1.ts';

/** JSON, the parts of a batch, or the page of an old web push endpoint. */
export function decode(reply: Reply): unknown {
  const parts = partsOf(reply);
  return parts ? { 'multipart/mixed': parts } : (reply.value ?? wordOfPage(reply));
}

/** HTTP v1 first; the legacy API and the batch are gone from the wire, but not from logs and test servers. */
export function readSend(body: SendReply, reply: Reply, request: Request): readonly Finding[] | undefined {
  const parts = textsOf(body['multipart/mixed']);
  if (parts.length > 0) return readBatch(parts, reply, request);
  const finding = readV1(body, reply);
  if (!finding) return readLegacy(body, reply, request);
  // One reply is about one message: it names its token even where nobody told which one that was.
  return [finding.onlyTokens && request.targets.length === 0 ? { ...finding, targets: [] } : finding];
}
