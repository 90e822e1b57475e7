import { buildOutcome, type Circumstances } from './build-outcome.ts';
import type { Finding } from './finding.ts';
import type { Judge } from './judge.ts';
import type { Resolve } from './judge-finding.ts';
import type { Outcomes } from './outcome.ts';
import type { Redactor } from './redact.ts';
import type { RawReply, Sent } from './reply.ts';
import { Reply } from './reply-view.ts';
import { type Request, requestOf } from './request.ts';
import type { TargetIndex } from './target-index.ts';
import type { ApiDefinition, VendorDefinition } from './vendor.ts';

/** How findings become outcomes: one reply to one target asks for less than one to a batch. */
export interface Telling {
  readonly Index: new (targets: readonly string[]) => TargetIndex;
  readonly Redactor: new (sent: readonly string[], findings: readonly Finding[] | undefined) => Redactor;
  outcomes(all: Circumstances, judge: Judge, findings: readonly Finding[], resolve: Resolve | undefined): Outcomes;
}

/** Reply to findings, findings to judgements, judgements to outcomes: the whole way, and the one door to it. */
export function readReply(
  definition: VendorDefinition,
  judge: Judge,
  telling: Telling,
  raw: RawReply,
  sent: Sent | undefined,
  resolve: Resolve | undefined,
): Outcomes {
  const request = requestOf(sent, definition.unicastKind ?? 'token', telling.Index);
  const reply = new Reply(raw);
  const api = definition.apis[request.api] as ApiDefinition | undefined;
  const findings = api && findingsOf(api, reply, request);
  const all: Circumstances = {
    vendor: definition.id,
    reply,
    request,
    redactor: new telling.Redactor(request.targets, findings),
    onlyTokens: api?.onlyTokens === true,
  };
  if (!findings || findings.length === 0)
    return [buildOutcome(all, judge.status(request.api, reply.status), plainText(reply), request.targets)];
  return telling.outcomes(all, judge, findings, resolve);
}

function findingsOf(api: ApiDefinition, reply: Reply, request: Request): readonly Finding[] | undefined {
  const findings = readOnce(api, reply, request);
  // An id was met that JSON.parse had bent: read once more, with its digits in quotes.
  return reply.lostDigits ? readOnce(api, reply, request) : findings;
}

function readOnce(api: ApiDefinition, reply: Reply, request: Request): readonly Finding[] | undefined {
  const value = api.decode ? api.decode(reply) : reply.value;
  if (value === undefined) return undefined;
  try {
    const parsed = api.schema.safeParse(value);
    return parsed.success ? api.read(parsed.data, reply, request) : undefined;
  } catch {
    // A reader, or a getter in a body that was handed in parsed, threw: then nothing was read.
    return undefined;
  }
}

/** A body that is neither JSON nor markup is a sentence somebody should see. */
function plainText(reply: Reply): Finding | undefined {
  const { text } = reply;
  return text === '' || text.length > 2048 || /^\s*[{[<"]/.test(text) ? undefined : { code: '', message: text };
}
