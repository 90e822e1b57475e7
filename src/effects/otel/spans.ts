import {
  type Attributes,
  type Context,
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
  trace,
} from '@opentelemetry/api';
import type { OutcomeSummary, PushEvent } from '../events/push-event.ts';

type Of<Event extends PushEvent['event']> = Extract<PushEvent, { readonly event: Event }>;

/** A span for each delivery and, below it, one for each attempt. What the client does while it sends is below that. */
export class Spans {
  readonly #tracer: Tracer;
  readonly #deliveries = new Map<number, { readonly span: Span; readonly within: Context }>();
  readonly #attempts = new Map<number, Span>();

  constructor(provider: TracerProvider | undefined) {
    this.#tracer = (provider ?? trace).getTracer('push-outcome');
  }

  hear(event: PushEvent): void {
    if (event.event === 'delivery_started') this.#begin(event);
    else if (event.event === 'delivery_ended') this.#end(event);
    else if (event.event === 'attempt_started') this.#send(event);
    else if (event.event === 'attempt_ended') this.#sent(event);
  }

  around<T>(attemptId: number, call: () => T): T {
    const span = this.#attempts.get(attemptId);
    return span ? context.with(trace.setSpan(context.active(), span), call) : call();
  }

  /** What is under way ends here. */
  stop(): void {
    for (const span of this.#attempts.values()) span.end();
    for (const { span } of this.#deliveries.values()) span.end();
    this.#attempts.clear();
    this.#deliveries.clear();
  }

  #begin(event: Of<'delivery_started'>): void {
    if (event.deliveryId === undefined) return;
    const attributes = { ...attributesOf(event), ...(event.targets !== undefined && { 'push.targets': event.targets }) };
    const span = this.#tracer.startSpan(`deliver ${event.vendor}`, { kind: SpanKind.INTERNAL, attributes });
    this.#deliveries.set(event.deliveryId, { span, within: trace.setSpan(context.active(), span) });
  }

  #end({ deliveryId = 0, sends, accepted, refused, uncertain, unsent, byCause }: Of<'delivery_ended'>): void {
    const span = this.#deliveries.get(deliveryId)?.span;
    this.#deliveries.delete(deliveryId);
    const counts = { accepted, refused, uncertain, unsent };
    for (const [name, number] of Object.entries({ sends, ...counts })) span?.setAttribute(`push.${name}`, number);
    const [worst] = Object.entries(byCause).sort(([, a], [, b]) => b - a);
    if (accepted === 0 && refused + uncertain + unsent > 0) fail(span, worst?.[0] ?? 'unsent');
    span?.end();
  }

  #send(event: Of<'attempt_started'>): void {
    const { vendor, deliveryId = 0, attemptId, attempt, targets } = event;
    const attributes: Attributes = {
      ...attributesOf(event),
      'messaging.system': vendor,
      'messaging.operation.name': 'send',
      'messaging.operation.type': 'send',
      'messaging.batch.message_count': targets,
      'push.attempt': attempt,
    };
    const within = this.#deliveries.get(deliveryId)?.within;
    this.#attempts.set(attemptId, this.#tracer.startSpan(`send ${vendor}`, { kind: SpanKind.CLIENT, attributes }, within));
  }

  #sent({ attemptId, outcomes, failed }: Of<'attempt_ended'>): void {
    const span = this.#attempts.get(attemptId);
    this.#attempts.delete(attemptId);
    const worst = worstOf(outcomes);
    if (worst && worst.httpStatus > 0) span?.setAttribute('http.response.status_code', worst.httpStatus);
    if (worst) span?.setAttributes({ 'push.status': worst.status, 'push.code': worst.code });
    if (failed) fail(span, failed);
    else if (worst?.cause)
      fail(
        span,
        worst.cause,
        outcomes.every(({ status }) => status !== 'accepted'),
      );
    span?.end();
  }
}

/** A part that failed leaves the status of the whole open. */
function fail(span: Span | undefined, type: string, isAll = true): void {
  span?.setAttribute('error.type', type);
  if (isAll) span?.setStatus({ code: SpanStatusCode.ERROR, message: type });
}

/** What concerns most targets; what was accepted comes last. */
const worstOf = (outcomes: readonly OutcomeSummary[]): OutcomeSummary | undefined =>
  [...outcomes].sort((a, b) => Number(a.status === 'accepted') - Number(b.status === 'accepted') || b.targets - a.targets)[0];

const attributesOf = ({ vendor, app, channel }: Of<'delivery_started' | 'attempt_started'>): Attributes => ({
  'push.vendor': vendor,
  ...(app && { 'push.app': app.slice(0, 64) }),
  ...(channel && { 'push.channel': channel.slice(0, 64) }),
});
