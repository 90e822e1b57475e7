import type { RawReply, Sent } from '../../core/reply.ts';
import { type Answerer, credentialOf } from './answer.ts';
import { type Exchange, requestOf } from './exchange.ts';
import type { Record } from './record.ts';
import type { Rule, SeenRequest } from './rule.ts';
import type { Rules } from './rules.ts';

const nothing: RawReply = { status: 200, body: '' };

/** One vendor behind its sockets: asks the rules at each moment, answers, and writes down whom it took. */
export class VendorHost {
  readonly answerer: Answerer;
  private readonly rules: Rules;
  private readonly record: Record;
  private readonly slowMs: number;
  private readonly keys = new Set<string>();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(answerer: Answerer, rules: Rules, record: Record, slowMs: number) {
    this.answerer = answerer;
    this.rules = rules;
    this.record = record;
    this.slowMs = slowMs;
  }

  /** The fault that meets a connection before its first byte. */
  onConnection(): Rule | undefined {
    if (!this.rules.has('connection')) return undefined;
    return this.rules.take('connection', this.seen('', '', '', undefined, ''));
  }

  async serve(exchange: Exchange): Promise<void> {
    const { method, path, impossible } = exchange;
    const early = this.rules.has('headers')
      ? this.rules.take('headers', this.seen(method, path, '', undefined, ''), impossible)
      : undefined;
    if (early?.fault) exchange.break(early.fault, nothing);
    const body = early?.fault ? undefined : await exchange.body();
    if (body !== undefined) this.answer(exchange, body);
  }

  private answer(exchange: Exchange, body: string): void {
    const { method, path, impossible } = exchange;
    const request = requestOf(exchange, body);
    const sent = this.answerer.sentOf(request);
    const rule = this.rules.take('request', this.seen(method, path, body, sent, credentialOf(request)), impossible);
    const plan = this.answerer.plan(request, rule?.fault ? undefined : rule);
    const source = rule?.fault ? `fault ${rule.fault}` : plan.source;
    const taken = rule?.fault === undefined || !untaken.has(rule.fault) ? plan.accepted : [];
    const accepted = taken.length > 0 && this.isRepeat(body) ? [] : taken;
    this.record.add({ vendor: this.answerer.vendor, path, targets: sent?.targets ?? [], accepted, atMs: Date.now(), source });
    const reply = { ...plan.reply, headers: { ...headersIn(plan.reply), 'x-push-outcome-source': source.replace(/[^\x20-\x7e]/g, '?') } };
    this.later(rule?.delayMs ?? (plan.slow ? this.slowMs : 0), () =>
      rule?.fault ? exchange.break(rule.fault, reply) : exchange.reply(reply),
    );
  }

  /** The vendor itself drops a repeat under its key: it answers success, and nobody gets a second push. */
  private isRepeat(body: string): boolean {
    const field = this.answerer.simulated.vendor.definition.dropsRepeatsBy;
    const key = field === undefined ? undefined : keyIn(body, field);
    if (key === undefined) return false;
    if (this.keys.has(key)) return true;
    if (this.keys.size < mostKeys) this.keys.add(key);
    return false;
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.forgetKeys();
  }

  /** The keys of repeats that were seen. */
  forgetKeys(): void {
    this.keys.clear();
  }

  private later(delayMs: number, run: () => void): void {
    if (delayMs <= 0) {
      run();
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, delayMs);
    this.timers.add(timer);
  }

  private seen(method: string, path: string, body: string, sent: Sent | undefined, credential: string): SeenRequest {
    return { vendor: this.answerer.vendor, method, path, body, sent, credential, atMs: Date.now() };
  }
}

const mostKeys = 1_000_000;

/** The text of a member in a body of JSON, or in a form that carries JSON. */
function keyIn(body: string, field: string): string | undefined {
  const at = body.indexOf(field);
  return at < 0
    ? undefined
    : /^(?:"|%22)\s*(?::|%3A)\s*(?:"|%22)([^"%&]{1,256})/i.exec(body.slice(at + field.length, at + field.length + 300))?.[1];
}

/** Whoever resets a stream with these had not taken it; by all other faults after the request, the vendor has it. */
const untaken: ReadonlySet<string> = new Set(['rst_refused']);

const headersIn = (reply: RawReply): object =>
  reply.headers && Symbol.iterator in reply.headers
    ? Object.fromEntries(reply.headers as Iterable<readonly [string, string]>)
    : { ...reply.headers };
