import { type Fault, outcomesOfFault } from '../core/fault.ts';
import type { HttpRequest } from '../core/http-request.ts';
import type { Outcomes } from '../core/outcome.ts';
import type { RawReply, Sent } from '../core/reply.ts';
import type { Vendor } from '../core/vendor.ts';
import { parse } from '../parse.ts';
import { readerOfRequests } from '../vendors/index.ts';
import { markError, markOutcomes } from './marks.ts';
import { type Settings, vendorOf } from './options.ts';
import { type Flaw, outcomesOfBroken, outcomesOfFlawed } from './reply-outcomes.ts';
import { warnOnce } from './warn-once.ts';

/** One request of a wrapped client, from the moment it leaves. Nothing here throws. */
export class Exchange<Response> {
  private readonly settings: Settings<Response>;
  private readonly vendor: Vendor;
  private readonly request: HttpRequest;
  private readonly sentAtMs = Date.now();

  constructor(settings: Settings<Response>, vendor: Vendor, request: HttpRequest) {
    this.settings = settings;
    this.vendor = vendor;
    this.request = request;
  }

  /** How long it has taken so far, in milliseconds. */
  get ageMs(): number {
    return Date.now() - this.sentAtMs;
  }

  /** A whole reply, or one whose body is not to be trusted. */
  replied(reply: RawReply, flaw: Flaw | undefined): Outcomes {
    try {
      return this.read(reply, flaw, this.said());
    } catch {
      return this.read(reply, flaw, this.unsaid());
    }
  }

  /** The wire broke after the status had arrived. */
  brokeOff(reply: RawReply, fault: Fault): Outcomes {
    try {
      return outcomesOfBroken(this.vendor, reply, fault, this.said());
    } catch {
      return outcomesOfBroken(this.vendor, reply, fault, this.unsaid());
    }
  }

  /** The wire broke before anything arrived. */
  failed(fault: Fault): Outcomes {
    const receivedAtMs = Date.now();
    try {
      return outcomesOfFault(this.vendor, fault, this.said(), receivedAtMs);
    } catch {
      return outcomesOfFault(this.vendor, fault, this.unsaid(), receivedAtMs);
    }
  }

  /** Puts the outcomes where the user finds them: beside the error, else beside the response. */
  settle(outcomes: Outcomes, response: Response | undefined, error?: unknown): void {
    if (response !== undefined) markOutcomes(response, outcomes);
    if (error !== undefined) markError(error, outcomes);
    if (this.settings.onOutcomes) this.tell(this.settings.onOutcomes, outcomes, response);
  }

  private tell(onOutcomes: NonNullable<Settings<Response>['onOutcomes']>, outcomes: Outcomes, response: Response | undefined): void {
    const request = { vendor: this.vendor.id, api: outcomes[0].api };
    try {
      const answer = onOutcomes(outcomes, { request, ...(response !== undefined && { response }) });
      if (answer instanceof Promise) answer.catch(() => warnOnce('onOutcomes'));
    } catch {
      warnOnce('onOutcomes');
    }
  }

  private read(reply: RawReply, flaw: Flaw | undefined, sent: Sent): Outcomes {
    return flaw === undefined ? parse(this.vendor, reply, sent) : outcomesOfFlawed(this.vendor, reply, flaw, sent);
  }

  private said(): Sent {
    const { sent } = this.settings;
    if (sent === undefined) return this.complete(readerOfRequests(this.vendor)?.(this.request));
    return this.complete(typeof sent === 'function' ? sent(this.request) : sent);
  }

  /** In the place of what the user said, where that threw or cannot be. */
  private unsaid(): Sent {
    warnOnce('sent');
    return this.complete(undefined);
  }

  /** Field by field: a spread is a good part of what a wrapping costs. */
  private complete(said: Sent | undefined): Sent {
    return {
      api: said?.api,
      kind: said?.kind,
      targets: said?.targets,
      app: said?.app ?? this.settings.app,
      channel: said?.channel,
      sentAtMs: said?.sentAtMs ?? this.sentAtMs,
    };
  }
}

/** The vendor that a request goes to; undefined where it is none of ours, or where the user's function fails. */
export function vendorFor({ vendor }: Settings<never>, request: HttpRequest): Vendor | undefined {
  if (typeof vendor !== 'function') return vendor;
  try {
    const named = vendor(request);
    const found = vendorOf(named);
    if (!found && named !== undefined && named !== null) warnOnce('vendor');
    return found;
  } catch {
    warnOnce('vendor');
    return undefined;
  }
}
