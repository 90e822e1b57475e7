import { createCredentials } from '../../../src/effects/credentials/index.ts';
import { type DeliverOptions, deliver } from '../../../src/effects/deliver/index.ts';
import { createGate, type Gate } from '../../../src/effects/gate/index.ts';
import { createPruner, memoryStore, type Pruner } from '../../../src/effects/prune/index.ts';
import { receiptHandler } from '../../../src/effects/receipts/index.ts';
import type { Outcome } from '../../../src/index.ts';
import { expiringCredential, failFirst, outcomeFor, replyFor, type Simulator, startSimulator } from '../../../src/testing/index.ts';
import { type VendorId, vendorIds } from '../../../src/vendors/index.ts';
import { batchSizes, type Wire, wireOf } from '../deliver/wire.ts';

const secret = 'a-long-random-secret-in-the-url';
const clients: Readonly<Partial<Record<VendorId, 'axios'>>> = { honor: 'axios', huawei: 'axios', oppo: 'axios', 'tencent-im': 'axios' };

/** Everything a production process would have, against the simulator. */
export interface Stage {
  readonly simulator: Simulator;
  readonly gate: Gate;
  readonly pruner: Pruner;
  readonly run: (vendor: VendorId, targets: readonly string[], more?: Partial<DeliverOptions<string>>) => ReturnType<typeof deliver>;
  stop(): Promise<void>;
}

export async function startStage(): Promise<Stage> {
  const simulator = await startSimulator();
  const gate = createGate();
  const store = memoryStore();
  const pruner = createPruner({ store, holdMs: 0 });
  const wires = new Map<VendorId, Wire>();
  const wireTo = (vendor: VendorId) => {
    const wire = wires.get(vendor) ?? wireOf(vendor, simulator.vendors[vendor]?.url ?? '', clients[vendor] ?? 'fetch', 1500);
    wires.set(vendor, wire);
    return wire;
  };
  return {
    ...{ simulator, gate, pruner },
    run: (vendor, targets, more) =>
      deliver<string>({
        ...{ vendor, app: 'app', kind: vendor === 'tencent-im' ? 'account' : 'token', targets, gate, batchSize: batchSizes[vendor] },
        ...{ send: wireTo(vendor).send, baseMs: 20, capMs: 200, deadlineMs: 10_000 },
        onAttempt: ({ outcomes }) => void pruner.add(outcomes),
        ...more,
      }),
    stop: async () => {
      for (const wire of wires.values()) wire.close();
      await pruner.close();
      await simulator.stop();
    },
  };
}

const names = (word: string, vendor: string, count: number) => Array.from({ length: count }, (_, index) => `${word}-${vendor}-${index}`);

/** One of everything that can be seen: so each instrument is written to. */
export async function playScript({ simulator, pruner, run }: Stage): Promise<void> {
  simulator.add(failFirst({ vendor: 'vivo', times: 2, word: 'unavailable' }));
  simulator.add(expiringCredential({ vendor: 'fcm', sends: 3 }));
  simulator.add({ vendor: 'meizu', reply: { status: 200, body: '{"code":"987654","message":"","value":""}' }, times: 1 });
  for (const vendor of vendorIds) await run(vendor, scriptedTargets(vendor), refreshing());
  await run('apns', ['ok-apns-refused'], { app: 'wrong-key', send: (targets) => replyFor('apns', 'InvalidProviderToken', { targets }) });
  await run('xiaomi', ['thrown-xiaomi-1'], { send: () => Promise.reject(new Error('mine')) });
  await fuse(pruner);
  await receipts();
  await credentials();
}

function refreshing(): Partial<DeliverOptions<string>> {
  let credentials = 0;
  return { credential: 'credential-0', refresh: () => `credential-${++credentials}` };
}

/** Targets that the script sends to, one after the other: the simulator knows what each is worth. */
export const scriptedTargets = (vendor: VendorId): readonly string[] => [
  ...names('ok', vendor, 8),
  ...names('dead', vendor, 2),
  ...names('mismatch', vendor, 1),
];

const sendsOf = (status: 'accepted' | 'dead', count: number): Outcome[] =>
  names(status, 'pruned', count).flatMap((target) =>
    outcomeFor('honor', status === 'accepted' ? '80000000' : '80300007', {
      app: 'wrong-key',
      kind: 'token',
      targets: [target],
      sentAtMs: Date.now(),
    }),
  );

async function fuse(pruner: Pruner): Promise<void> {
  await pruner.add([...sendsOf('accepted', 3), ...sendsOf('dead', 30)]);
  await pruner.flush();
}

async function receipts(): Promise<void> {
  const body =
    '[{"messageId":"m1","appId":"a","taskId":"t","registrationIds":"gone-oppo-1","eventType":"regid_invalid","eventTime":1700000000000}]';
  const post = (path: string, more: RequestInit = {}) =>
    new Request(`https://push.example.com${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' }, ...more });
  const handle = receiptHandler({ vendor: 'oppo', app: 'app', secret });
  await handle(post(`/${secret}`));
  await handle(post('/guessed'));
  await handle(post('/guessed', { body: 'nothing' }));
}

async function credentials(): Promise<void> {
  const made = createCredentials({ vendor: 'huawei', app: 'app', sign: () => 'a-signed-token' });
  await made.get();
}
