import type { Api } from './api.ts';
import { ArgumentError } from './argument-error.ts';
import { buildOutcome, type Circumstances } from './build-outcome.ts';
import type { CodeTable, Verdict } from './code-table.ts';
import { asNamed, distribute } from './distribute.ts';
import type { Finding } from './finding.ts';
import { Judge, type Judgement } from './judge.ts';
import type { Outcome, Outcomes } from './outcome.ts';
import { Targets } from './redact.ts';
import type { RawReply, Sent } from './reply.ts';
import { Reply } from './reply-view.ts';
import { type Request, requestOf } from './request.ts';
import type { ApiDefinition, Vendor, VendorDefinition } from './vendor.ts';

type Resolve = (id: string) => Vendor | undefined;

/** Checks nothing but the types: `read` gets exactly what the schema lets through. */
export function api<Data>(definition: ApiDefinition<Data>): ApiDefinition<never> {
  return definition as unknown as ApiDefinition<never>;
}

/**
 * A vendor from its tables and its `read`. Owns what every vendor suffers from: empty bodies, HTML, odd JSON, unknown
 * codes, `Retry-After`, targets nobody asked about. Throws a `TypeError` for a row that kills without a voucher.
 */
export function defineVendor<const Id extends string>(definition: VendorDefinition & { readonly id: Id }): Vendor<Id> {
  const judge = new Judge(definition);
  return {
    id: definition.id,
    name: definition.name,
    definition,
    verdict: (code, api) => judge.row(code, api),
    parse: (raw, sent, resolve) => parse(definition, judge, raw, sent, resolve),
  };
}

/** The same vendor with a user's own word on some rows. Throws a `TypeError` for an API the vendor does not have. */
export function withRows<const Id extends string>(vendor: Vendor<Id>, overrides: Readonly<Partial<Record<Exclude<Api, 'client'>, CodeTable>>>): Vendor<Id> {
  const changed: Record<string, ApiDefinition<never>> = { ...vendor.definition.apis };
  for (const [name, rows] of Object.entries(overrides)) {
    const known = Object.hasOwn(changed, name) ? changed[name] : undefined;
    if (!known) throw new ArgumentError('overrides', name, `tables of ${vendor.id}: ${Object.keys(changed).join(', ')}`);
    changed[name] = { ...known, codes: { ...known.codes, ...rows } };
  }
  return defineVendor({ ...vendor.definition, id: vendor.id, apis: changed });
}

function parse(definition: VendorDefinition, judge: Judge, raw: RawReply, sent: Sent | undefined, resolve: Resolve | undefined): Outcomes {
  const request = requestOf(sent, definition.unicastKind ?? 'token');
  const reply = new Reply(raw);
  const api = definition.apis[request.api] as ApiDefinition | undefined;
  const findings = api && findingsOf(api, reply, request);
  const all: Circumstances = {
    vendor: definition.id,
    reply,
    request,
    redact: new Targets([request.targets, ...(findings ?? []).flatMap((finding) => (finding.targets ? [finding.targets] : []))]),
    onlyTokens: api?.onlyTokens === true,
  };
  if (!findings || findings.length === 0)
    return [buildOutcome(all, judge.status(request.api, reply.status), plainText(reply), request.targets)];
  return outcomesOf(all, judge, findings, resolve);
}

function outcomesOf(all: Circumstances, judge: Judge, findings: readonly Finding[], resolve: Resolve | undefined): Outcomes {
  const { request, reply } = all;
  const partition = request.api !== 'receipt' && request.targets.length > 0;
  const shares = partition ? distribute(findings, request.targets) : asNamed(findings, request.targets);
  const outcomes: Outcome[] = [];
  for (const { finding, targets } of shares) {
    const judgement = finding ? judgementOf(judge, finding, request, reply, resolve) : unanswered;
    outcomes.push(buildOutcome(all, judgement, finding, targets));
  }
  return outcomes as unknown as Outcomes;
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

function judgementOf(judge: Judge, finding: Finding, request: Request, reply: Reply, resolve: Resolve | undefined): Judgement {
  const { delegate } = finding;
  if (!delegate) return judge.code(finding.code, request.api, reply.status);
  const other = resolve?.(delegate.vendor);
  for (const code of delegate.codes) {
    const verdict = other && foreign(other, code);
    if (verdict) return { code, verdict };
  }
  return delegate.orElse === undefined
    ? { ...judge.code('', request.api, reply.status), code: finding.code.slice(0, 64), unknown: true }
    : judge.code(delegate.orElse, request.api, reply.status);
}

/** A refusal in another vendor's tables. Its success words mean nothing here. */
function foreign(vendor: Vendor, code: string): Verdict | undefined {
  for (const api of ['send', 'receipt'] as const) {
    const verdict = vendor.verdict(code, api);
    if (verdict && verdict.cause !== 'accepted') return verdict;
  }
  return undefined;
}

/** A body that is neither JSON nor markup is a sentence somebody should see. */
function plainText(reply: Reply): Finding | undefined {
  const { text } = reply;
  return text === '' || text.length > 2048 || /^\s*[{[<"]/.test(text) ? undefined : { code: '', message: text };
}
