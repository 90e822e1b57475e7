import { context, type MeterProvider, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deliver } from '../../../src/effects/deliver/index.ts';
import { noteOutcomes } from '../../../src/effects/events/index.ts';
import { createGate } from '../../../src/effects/gate/index.ts';
import { observePush } from '../../../src/effects/otel/index.ts';
import { outcomeFor, replyFor } from '../../../src/testing/index.ts';
import { startScrape, sumOf } from './scraped.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const scraping = async () => {
  const scrape = await startScrape();
  stops.push(() => scrape.stop());
  return scrape;
};
const observing = (options: Parameters<typeof observePush>[0]) => {
  const stop = observePush(options);
  stops.push(stop);
  return stop;
};
const note = (app: string, code: string) => noteOutcomes(outcomeFor('vivo', code, { app, targets: ['a-target'] }));

describe('instruments', () => {
  test('are made when a provider is there, even if observePush came first', async () => {
    observing({ traces: false });
    note('shop', '0');
    const scrape = await scraping();
    metrics.setGlobalMeterProvider(scrape.meterProvider);
    stops.push(() => metrics.disable());
    note('shop', '0');
    const samples = await scrape.samples();
    expect(sumOf(samples, 'push_outcomes_total', { push_app: 'shop' })).toBe(1);
    expect(samples.some(({ name }) => name === 'push_gate_targets')).toBe(true);
  });

  test('are silent once observing has ended, gauges too', async () => {
    const scrape = await scraping();
    const stop = observing({ meterProvider: scrape.meterProvider, traces: false });
    note('shop', '0');
    stop();
    note('shop', '0');
    const samples = await scrape.samples();
    expect(sumOf(samples, 'push_outcomes_total')).toBe(1);
    expect(samples.filter(({ name }) => name.startsWith('push_gate'))).toEqual([]);
  });
});

describe('attributes', () => {
  test('of apps and codes beyond the bound are other, and no count is lost', async () => {
    const scrape = await scraping();
    observing({ meterProvider: scrape.meterProvider, traces: false, maxApps: 2, maxCodes: 3 });
    for (let index = 0; index < 50; index += 1) {
      note(`app-${index}`, '0');
      noteOutcomes([{ ...outcomeFor('vivo', '10070', { targets: ['t'] })[0], evidence: { httpStatus: 200, code: `new-${index}` } }]);
    }
    const samples = (await scrape.samples()).filter(({ name }) => name === 'push_outcomes_total');
    expect(new Set(samples.map(({ labels }) => labels.push_app))).toEqual(new Set(['app-0', 'app-1', 'other', undefined]));
    expect(new Set(samples.map(({ labels }) => labels.push_code)).size).toBeLessThanOrEqual(4);
    expect(sumOf(samples, 'push_outcomes_total')).toBe(100);
    expect(sumOf(samples, 'push_outcomes_total', { push_app: 'other' })).toBe(48);
  });

  test('of a code that is really a token, or holds a target, are other', async () => {
    const scrape = await scraping();
    observing({ meterProvider: scrape.meterProvider, traces: false });
    const targets = ['13800138000'];
    for (const code of ['bad 13800138000', 'x13800138000', 'dEvIcE0123456789abcdefdEvIcE0123456789', 'two words'])
      noteOutcomes([
        { ...outcomeFor('vivo', '10070', { targets })[0], cause: 'unrecognized', evidence: { httpStatus: 200, code } } as never,
      ]);
    const samples = await scrape.samples();
    expect(sumOf(samples, 'push_outcomes_total', { push_code: 'other' })).toBe(4);
    expect(await scrape.text()).not.toMatch(/138001|dEvIcE/);
  });
});

describe('spans', () => {
  const exporter = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
  afterAll(() => context.disable());
  afterEach(() => exporter.reset());

  const named = (name: string): readonly ReadableSpan[] => exporter.getFinishedSpans().filter((span) => span.name === name);
  const parentOf = (span: ReadableSpan | undefined) => span?.parentSpanContext?.spanId;

  test('of a delivery hold those of its attempts, and these what the client does; the caller holds all', async () => {
    observing({ tracerProvider });
    const tracer = tracerProvider.getTracer('test');
    const replies = [503, 200];
    const send = async (targets: readonly string[]) => {
      await Promise.resolve();
      const status = replies.shift();
      tracer.startSpan(`client ${status}`).end();
      return status === 503 ? { status, body: '' } : replyFor('vivo', '0', { targets });
    };
    const root = tracer.startSpan('root');
    await context.with(trace.setSpan(context.active(), root), async () => {
      await deliver({ vendor: 'vivo', app: 'shop', targets: ['a', 'b'], batchSize: 2, send, gate: createGate(), baseMs: 1 });
    });
    root.end();
    const [delivery] = named('deliver vivo');
    const attempts = named('send vivo');
    expect(attempts).toHaveLength(2);
    expect(parentOf(delivery)).toBe(root.spanContext().spanId);
    for (const attempt of attempts) expect(parentOf(attempt)).toBe(delivery?.spanContext().spanId);
    expect(parentOf(named('client 503')[0])).toBe(attempts[0]?.spanContext().spanId);
    expect(parentOf(named('client 200')[0])).toBe(attempts[1]?.spanContext().spanId);
    expect(attempts[0]?.attributes).toMatchObject({
      'messaging.system': 'vivo',
      'messaging.operation.type': 'send',
      'messaging.batch.message_count': 2,
      'http.response.status_code': 503,
      'error.type': 'vendor_unavailable',
      'push.vendor': 'vivo',
      'push.app': 'shop',
      'push.attempt': 1,
    });
    expect(attempts[0]?.status.code).toBe(2);
    expect(attempts[1]?.status.code).toBe(0);
    expect(delivery?.attributes).toMatchObject({ 'push.targets': 2, 'push.accepted': 2, 'push.sends': 2 });
  });

  test('hold no target and no message id', async () => {
    observing({ tracerProvider });
    await deliver({
      vendor: 'apns',
      targets: ['a-very-secret-token'],
      kind: 'token',
      send: (targets) => replyFor('apns', 'BadDeviceToken', { targets }),
      gate: createGate(),
    });
    const written = JSON.stringify(
      exporter.getFinishedSpans().map(({ name, attributes, status, events }) => ({ name, attributes, status, events })),
    );
    expect(written).toContain('token_malformed');
    expect(written).not.toContain('a-very-secret-token');
  });

  test('end with what is observed, aborts and throws too', async () => {
    observing({ tracerProvider });
    const never = () => Promise.reject(new Error('secret'));
    await deliver({ vendor: 'vivo', targets: ['a'], send: never, gate: createGate() });
    expect(named('send vivo')[0]?.attributes).toMatchObject({ 'error.type': 'send_threw' });
    expect(named('deliver vivo')).toHaveLength(1);
    expect(JSON.stringify(named('send vivo')[0]?.status)).not.toContain('secret');
  });
});

describe('options', () => {
  test.each([
    ['meterProvider', { meterProvider: {} as MeterProvider }],
    ['tracerProvider', { tracerProvider: {} as never }],
    ['maxApps', { maxApps: -1 }],
    ['maxCodes', { maxCodes: 1.5 }],
  ])('%s that is none is said at once', (name, options) => expect(() => observePush(options)).toThrow(name));
});
