import { appendFileSync } from 'node:fs';
import { createWorker, sharedGate } from '../../../../src/effects/bullmq/index.ts';
import { requestFor } from '../../../../src/testing/index.ts';
import type { ChildOrders } from './orders.ts';

/** One worker of the chaos: sends to the simulator and writes every result to its ledger before it says that it did. */
const { url, name, vendors, ledger } = JSON.parse(process.argv[2] ?? '{}') as ChildOrders;

const gate = sharedGate({ url, budget: { share: 1, floorPerSecond: 1_000 } });
const worker = createWorker({
  url,
  name,
  gate,
  concurrency: 4,
  parallel: 4,
  attempts: 12,
  baseMs: 50,
  capMs: 500,
  lockMs: 3_000,
  stalledMs: 1_000,
  send: async ([target = ''], { vendor, signal }) => {
    const { method, path, headers, body } = requestFor(vendor as 'huawei', target);
    // Not AbortSignal.timeout inside AbortSignal.any: Node 20 may collect it before its time (nodejs/node#57736).
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), 2_000);
    try {
      const response = await fetch(`${vendors[vendor]}${path}`, {
        method,
        headers,
        body,
        signal: AbortSignal.any([signal, late.signal]),
      });
      return { reply: { status: response.status, headers: response.headers, body: await response.text() } };
    } catch {
      // Not wrapped: what broke may have been taken, and is sent again only where that does no harm.
      return { reply: [broken(vendor, target)] };
    } finally {
      clearTimeout(timer);
    }
  },
  onResult: (results, { messageKey, jobId }) => {
    for (const { target, status, because, attempts } of results)
      appendFileSync(ledger, `${JSON.stringify({ messageKey, jobId, target, status, because, attempts })}\n`);
  },
});

function broken(vendor: string, target: string) {
  const evidence = { httpStatus: 0, code: 'BROKEN' };
  return {
    vendor,
    api: 'send',
    kind: 'token',
    targets: [target],
    evidence,
    status: 'uncertain',
    cause: 'connection_failed',
    retryIfRepeatable: { when: 'backoff' },
    token: 'keep',
    pause: 'none',
  } as const;
}

process.on(
  'SIGTERM',
  () =>
    void worker
      .stop({ graceMs: 1_000 })
      .then(() => gate.end())
      .then(() => process.exit(0)),
);
// Ends where the engine is down just now; it is started again.
await worker.ready().catch(() => process.exit(1));
