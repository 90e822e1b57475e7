import { buildOutcome, type Circumstances } from './build-outcome.ts';
import { asNamed, distribute, findingOfOnly } from './distribute.ts';
import type { Finding } from './finding.ts';
import type { Judge, Judgement } from './judge.ts';
import { judgementOf, type Resolve } from './judge-finding.ts';
import type { Outcome, Outcomes } from './outcome.ts';
import { Redactor } from './redact.ts';
import type { RawReply, Sent } from './reply.ts';
import { Reply } from './reply-view.ts';
import { type Request, requestOf } from './request.ts';
import type { ApiDefinition, VendorDefinition } from './vendor.ts';

/** Reply to findings, findings to judgements, judgements to outcomes: the whole way, and the one door to it. */
export function readReply(
  definition: VendorDefinition,
  judge: Judge,
  raw: RawReply,
  sent: Sent | undefined,
  resolve: Resolve | undefined,
): Outcomes {
  const request = requestOf(sent, definition.unicastKind ?? 'token');
  const reply = new Reply(raw);
  const api = definition.apis[request.api] as ApiDefinition | undefined;
  const findings = api && findingsOf(api, reply, request);
  const all: Circumstances = {
    vendor: definition.id,
    reply,
    request,
    redactor: new Redactor(request.targets, findings),
    onlyTokens: api?.onlyTokens === true,
  };
  if (!findings || findings.length === 0)
    return [buildOutcome(all, judge.status(request.api, reply.status), plainText(reply), request.targets)];
  return outcomesOf(all, judge, findings, resolve);
}

function outcomesOf(all: Circumstances, judge: Judge, findings: readonly Finding[], resolve: Resolve | undefined): Outcomes {
  const { targets, api } = all.request;
  const only = findings[0] as Finding;
  if (findings.length === 1 && only.targets === undefined && only.positions === undefined)
    return [outcomeOf(all, judge, only, targets, resolve)];
  const partition = api !== 'receipt' && targets.length > 0;
  if (partition && targets.length === 1) return [outcomeOf(all, judge, findingOfOnly(findings, targets[0] as string), targets, resolve)];
  const outcomes: Outcome[] = [];
  for (const share of partition ? distribute(findings, all.request) : asNamed(findings, targets))
    outcomes.push(outcomeOf(all, judge, share.finding, share.targets, resolve));
  return outcomes as unknown as Outcomes;
}

function outcomeOf(
  all: Circumstances,
  judge: Judge,
  finding: Finding | undefined,
  targets: readonly string[],
  resolve: Resolve | undefined,
): Outcome {
  const judgement = finding ? judgementOf(judge, finding, all.request, all.reply, resolve) : unanswered;
  return buildOutcome(all, judgement, finding, targets);
}

/** The reply names some targets and is silent about this one: nobody can say what became of it. */
const unanswered: Judgement = {
  code: 'unanswered',
  verdict: {
    cause: 'malformed_reply',
    retry: { when: 'never' },
    token: 'keep',
    pause: 'none',
    confirm: false,
    uncertain: true,
    reconnect: false,
    minimum: false,
    receipt: undefined,
  },
};

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
