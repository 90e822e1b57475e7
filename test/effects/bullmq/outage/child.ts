import pRetry from 'p-retry';
import { openGate } from '../../../../scripts/open-gate.mjs';
import { createWorker, type SharedGate, sharedGate } from '../../../../src/effects/bullmq/index.ts';
import { createGate, type Gate } from '../../../../src/effects/gate/index.ts';
import { requestFor } from '../../../../src/testing/index.ts';
import type { OutageOrders, Restraint } from './orders.ts';

/** One of the eight: the same worker each time, with one of three restraints. */
const { url, name, restraint, vendors } = JSON.parse(process.argv[2] ?? '{}') as OutageOrders;

const gates: Record<Restraint, () => Gate | SharedGate> = {
  shared: () => sharedGate({ url, prefix: name }),
  alone: () => createGate(),
  none: openGate,
};

const post = async (vendor: string, target: string, signal: AbortSignal) => {
  const { method, path, headers, body } = requestFor(vendor as 'huawei', target);
  const response = await fetch(`${vendors[vendor]}${path}`, { method, headers, body, signal });
  return { status: response.status, headers: response.headers, body: await response.text() };
};

/** As a team does that has p-retry and nothing else, with its defaults. */
const stubbornly = (vendor: string, target: string, signal: AbortSignal) =>
  pRetry(
    async () => {
      const reply = await post(vendor, target, signal);
      if (reply.status >= 500) throw new Error(String(reply.status));
      return reply;
    },
    { signal },
  );

const gate = gates[restraint]();
const send = restraint === 'none' ? stubbornly : post;
const worker = createWorker({
  url,
  name,
  gate,
  send: async ([target = ''], { vendor, signal }) => ({ reply: await send(vendor, target, signal) }),
});

process.on('SIGTERM', () => void worker.stop({ graceMs: 500 }).then(() => process.exit(0)));
await worker.ready();
process.send?.('ready');
