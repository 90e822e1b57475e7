import type { IncomingHttpHeaders } from 'node:http2';
import { outcomesOfFault } from '../../core/fault.ts';
import type { Outcome, Outcomes } from '../../core/outcome.ts';
import type { Sent } from '../../core/reply.ts';
import { apns } from '../../vendors/apns/index.ts';
import type { Exchange } from './exchange.ts';
import type { WireFault } from './fault-codes.ts';

// The same registered symbol as in marks.ts.
const outcomesKey: unique symbol = Symbol.for('push-outcome.outcomes');

/** What one send came to. `outcomesOf(response)` gives the same outcomes. */
export interface ApnsResponse {
  /** 0 where no reply began. A status beside an uncertain outcome is that of a reply that was cut. */
  readonly status: number;
  /** As node:http2 gives them: names in lower case, `:status` among them. Empty where no reply began. */
  readonly headers: IncomingHttpHeaders;
  /** Text; of a cut reply what had arrived. */
  readonly body: string;
  /** When the reply was whole, or when it was clear that none would be. Milliseconds since 1970. */
  readonly receivedAtMs: number;
  /** What came of it, and so whether to send again: one outcome, for a send has one target. */
  readonly outcomes: Outcomes;
}

/** Carries the mark that `outcomesOf` looks for on its prototype: put on each response it costs as much as the reading. */
class Response implements ApnsResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly receivedAtMs: number;
  readonly outcomes: Outcomes;

  constructor(status: number, headers: IncomingHttpHeaders, body: string, receivedAtMs: number, outcomes: Outcomes) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.receivedAtMs = receivedAtMs;
    this.outcomes = outcomes;
  }

  get [outcomesKey](): Outcomes {
    return this.outcomes;
  }
}

export function wholeResponse(exchange: Exchange, sent: Sent): ApnsResponse {
  const { status, headers, body } = exchange;
  const receivedAtMs = Date.now();
  return new Response(status, headers, body, receivedAtMs, apns.parse({ status, headers, body, receivedAtMs }, sent));
}

export function brokenResponse(exchange: Exchange | undefined, fault: WireFault, sent: Sent): ApnsResponse {
  const receivedAtMs = Date.now();
  const outcomes = outcomesOfWire(fault, sent, receivedAtMs);
  return new Response(exchange?.status ?? 0, exchange?.headers ?? {}, exchange?.body ?? '', receivedAtMs, outcomes);
}

/** APNs gives the same words in a GOAWAY as in a reply: there they decide. A fault that is a row of the table pauses what that row pauses. */
function outcomesOfWire(fault: WireFault, sent: Sent, receivedAtMs: number): Outcomes {
  if (fault.reason !== undefined) return apns.parse({ status: 0, body: { reason: fault.reason }, receivedAtMs }, sent);
  const outcomes = outcomesOfFault(apns, fault, sent, receivedAtMs);
  const row = apns.verdict(fault.code, 'send');
  if (row === undefined) return outcomes;
  const pausing = ({ ...outcome }: Outcome): Outcome => (outcome.status === 'accepted' ? outcome : { ...outcome, pause: row.pause });
  return outcomes.map(pausing) as unknown as Outcomes;
}

/** The code of an outcome that asks for a new connection. */
export function reconnectCodeOf([outcome]: Outcomes): string | undefined {
  return outcome.status === 'refused' && outcome.reconnect ? outcome.evidence.code : undefined;
}
