import type { HttpRequest } from '../../core/http-request.ts';
import { pathOf, queryOf } from '../../core/http-request.ts';
import type { RawReply, Sent } from '../../core/reply.ts';
import type { Answer, Endpoint } from '../../core/simulation.ts';
import { readerOfRequests, type VendorId } from '../../vendors/index.ts';
import type { Simulated } from '../simulations.ts';
import { type Recording, recordingsOf } from './recorded.ts';
import { wishOf } from './request-words.ts';
import type { Rule } from './rule.ts';

/** What the simulator answers to one request, and whom it takes. */
export interface Plan {
  readonly reply: RawReply;
  readonly accepted: readonly string[];
  readonly slow: boolean;
  readonly source: string;
}

type WireApi = Endpoint['api'];

const nobody: readonly string[] = [];

/** One vendor, as its servers would answer. */
export class Answerer {
  readonly simulated: Simulated;
  private readonly recordings: ReadonlyMap<string, Recording>;
  private readonly codes: readonly string[];

  constructor(simulated: Simulated) {
    this.simulated = simulated;
    this.recordings = recordingsOf(simulated);
    this.codes = Object.keys(simulated.vendor.definition.apis.send?.codes ?? {});
  }

  get vendor(): VendorId {
    return this.simulated.vendor.id as VendorId;
  }

  sentOf(request: HttpRequest): Sent | undefined {
    return readerOfRequests(this.simulated.vendor)?.(request);
  }

  /** By a rule, else by what the vendor checks, else by the names of the targets. */
  plan(request: HttpRequest, rule: Rule | undefined): Plan {
    const endpoint = this.endpointOf(request);
    const sent = this.sentOf(request) ?? {};
    const ruled = rule && this.byRule(rule, endpoint?.api ?? 'send', sent);
    if (ruled) return ruled;
    if (!endpoint) return page(404, 'no such path');
    const refused = endpoint.refuse(request, sent);
    if (refused !== undefined) return this.say(endpoint.api, refused, sent.targets ?? nobody);
    return endpoint.api === 'send' ? this.byTargets(sent.targets ?? nobody) : this.succeed(endpoint.api, sent.targets ?? nobody);
  }

  private endpointOf(request: HttpRequest): Endpoint | undefined {
    const path = pathOf(request);
    return this.simulated.simulation.endpoints?.find((endpoint) => endpoint.method === request.method && matches(endpoint, path));
  }

  private byRule(rule: Rule, api: WireApi, { targets = nobody }: Sent): Plan | undefined {
    const plan = this.ruled(rule, api, targets);
    if (plan === undefined || rule.retryAfterSeconds === undefined) return plan;
    const headers = { ...(plan.reply.headers as object | undefined), 'retry-after': String(rule.retryAfterSeconds) };
    return { ...plan, reply: { ...plan.reply, headers } };
  }

  private ruled(rule: Rule, api: WireApi, targets: readonly string[]): Plan | undefined {
    if (rule.reply) return { reply: rule.reply, accepted: rule.accepts ? targets : nobody, slow: false, source: 'rule' };
    const code = rule.code ?? (rule.word && this.simulated.simulation.words?.[rule.word]);
    if (code !== undefined) return this.say(api, code, targets);
    return rule.word === undefined ? undefined : page(rule.word === 'rate_limited' ? 429 : 503, rule.word);
  }

  /** One code about all targets: as it was recorded, else as it is documented. */
  private say(api: WireApi, code: string, targets: readonly string[]): Plan {
    const accepted = this.simulated.vendor.verdict(code, api)?.cause === 'accepted' ? targets : nobody;
    const recording = targets.length < 2 ? this.recordings.get(`${api} ${code}`) : undefined;
    if (recording) return { reply: recording.reply, accepted, slow: false, source: `recorded ${recording.name}` };
    const reply = this.simulated.simulation.replyFor(api, code, targets);
    return reply ? { reply, accepted, slow: false, source: 'documented' } : page(500, `no reply carries ${code}`);
  }

  private succeed(api: WireApi, targets: readonly string[]): Plan {
    const definition = this.simulated.vendor.definition.apis[api];
    const code = Object.entries(definition?.codes ?? {}).find(([, row]) => row === 'accepted')?.[0];
    return code === undefined ? this.say('send', this.simulated.simulation.words?.ok ?? '0', targets) : this.say(api, code, targets);
  }

  private byTargets(targets: readonly string[]): Plan {
    const wishes = targets.map((target) => ({ target, ...wishOf(target, this.simulated, this.codes) }));
    const slow = wishes.some((wish) => wish.slow);
    const first = wishes.find(({ code }) => !this.isSuccess(code)) ?? wishes[0];
    if (!first) return { ...this.succeed('send', targets), slow };
    if (wishes.every(({ code }) => code === first.code)) return { ...this.say('send', first.code, targets), slow };
    return { ...(this.mixed(wishes) ?? this.say('send', first.code, targets)), slow };
  }

  private mixed(answers: readonly Answer[]): Plan | undefined {
    const reply = this.simulated.simulation.replyForEach?.('send', answers);
    const accepted = answers.filter(({ code }) => this.isSuccess(code)).map(({ target }) => target);
    return reply && { reply, accepted, slow: false, source: 'documented' };
  }

  private isSuccess(code: string): boolean {
    return this.simulated.vendor.verdict(code, 'send')?.cause === 'accepted';
  }
}

function matches(endpoint: Endpoint, path: string): boolean {
  return endpoint.path.exec(path)?.[0] === path;
}

function page(status: number, title: string): Plan {
  const body = `<html><head><title>${status}</title></head><body>${title}</body></html>`;
  return {
    reply: { status, headers: { 'content-type': 'text/html' }, body },
    accepted: nobody,
    slow: false,
    source: 'no documented reply',
  };
}

/** Whatever carries the credential at this vendor: two of them differ in it. */
export function credentialOf(request: HttpRequest): string {
  const query = queryOf(request);
  return (
    request.header('authorization') ??
    request.header('authtoken') ??
    request.header('auth-token') ??
    request.header('auth_token') ??
    query.get('usersig') ??
    query.get('auth_token') ??
    ''
  );
}
