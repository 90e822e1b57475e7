import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../../../scripts/bundle.mjs';
import { enqueue, jobsOfMessage, openQueue, queueStatus } from '../../../../src/effects/bullmq/index.ts';
import { sporadic, startSimulator } from '../../../../src/testing/index.ts';
import { seeded } from '../../gate/virtual-clock.ts';
import type { Server } from '../servers.ts';
import type { ChildOrders } from './orders.ts';

export interface Chaos {
  readonly server: Server;
  readonly workers: number;
  /** Half of them of a message that may be repeated. */
  readonly targets: number;
  readonly killWorkerEveryMs: number;
  /** Since the beginning. */
  readonly killServerAtMs: readonly number[];
  readonly serverIsGoneMs: number;
  readonly mostMs: number;
  /** Which worker is killed next. */
  readonly seed?: number;
}

export interface Aftermath {
  readonly seconds: number;
  readonly kills: number;
  /** How often each target stands in the engine's own record. */
  readonly recorded: ReadonlyMap<string, number>;
  readonly statuses: Readonly<Record<string, number>>;
  /** Targets that were told with two different ends. */
  readonly contradictions: number;
  readonly told: number;
  /** Targets that the vendor took more than once, by whether they might be repeated. */
  readonly copies: { readonly repeatable: number; readonly single: number };
  /** The vendor took it, and we say that it did not. */
  readonly falseRefusals: number;
  /** We say that the vendor took it, and it did not. */
  readonly falseAcceptances: number;
}

/** Sends through workers that are killed over and over, and an engine that is killed and comes back, and counts what is left. */
export async function chaos(all: Chaos): Promise<Aftermath> {
  const startMs = Date.now();
  const simulator = await startSimulator({ vendors: ['huawei', 'xiaomi'] });
  for (const vendor of ['huawei', 'xiaomi'] as const) {
    simulator.add(sporadic({ vendor, share: 0.08, word: 'unavailable', seed: 7 }));
    simulator.add(sporadic({ vendor, share: 0.03, fault: 'reset_before_reply', seed: 11 }));
    simulator.add(sporadic({ vendor, share: 0.03, fault: 'truncate', seed: 13 }));
    simulator.add({ vendor, delayMs: 20 });
  }
  const folder = mkdtempSync(join(tmpdir(), 'push-outcome-chaos-'));
  const child = await bundle('test/effects/bullmq/chaos/child.ts');
  const vendors = { huawei: simulator.url('huawei'), xiaomi: simulator.url('xiaomi') };
  const children: ChildProcess[] = [];
  const ledgers: string[] = [];
  const orders = (): ChildOrders => {
    const ledger = join(folder, `${ledgers.length}.ndjson`);
    ledgers.push(ledger);
    return { url: all.server.url, name: 'chaos', vendors, ledger };
  };
  const begin = (place: number) => {
    children[place] = spawn(process.execPath, [child, JSON.stringify(orders())], { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const queue = openQueue({ url: all.server.url, name: 'chaos' });
  const random = seeded(all.seed ?? 1);
  let kills = 0;
  let isOver = false;
  const killing = (async () => {
    while (!isOver) {
      await sleep(all.killWorkerEveryMs);
      if (isOver) return;
      const place = Math.floor(random() * all.workers);
      await end(children[place], 'SIGKILL');
      kills += 1;
      begin(place);
    }
  })();
  const failing = (async () => {
    for (const atMs of all.killServerAtMs) {
      await sleep(Math.max(0, startMs + atMs - Date.now()));
      if (isOver) return;
      await all.server.kill();
      await sleep(all.serverIsGoneMs);
      await all.server.start();
    }
  })();
  try {
    for (let place = 0; place < all.workers; place += 1) begin(place);
    for (const [messageKey, repeatable, vendor] of [
      ['single', false, 'huawei'],
      ['repeatable', true, 'xiaomi'],
    ] as const)
      await stubbornly(() =>
        enqueue(queue, {
          vendor,
          kind: 'token',
          targets: namesOf(all.targets / 2, messageKey),
          message: 'm',
          messageKey,
          repeatable,
          jobSize: 20,
        }),
      );
    await failing;
    for (;;) {
      const { waiting, delayed, active } = await stubbornly(() => queueStatus(queue));
      if (waiting + delayed + active === 0) break;
      if (Date.now() - startMs > all.mostMs) throw new Error(`not done in time: ${JSON.stringify({ waiting, delayed, active })}`);
      await sleep(200);
    }
    return await aftermath();
  } finally {
    isOver = true;
    await Promise.allSettled([killing, failing]);
    await Promise.all(children.map((each) => end(each, 'SIGTERM')));
    await queue.close();
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(child, { force: true });
  }

  async function aftermath(): Promise<Aftermath> {
    const recorded = new Map<string, number>();
    const ends = new Map<string, string>();
    const statuses: Record<string, number> = {};
    for (const messageKey of ['single', 'repeatable'])
      for await (const { results, open } of jobsOfMessage(queue, messageKey)) {
        for (const { target, status } of results) {
          recorded.set(target, (recorded.get(target) ?? 0) + 1);
          ends.set(target, status);
          statuses[status] = (statuses[status] ?? 0) + 1;
        }
        for (const target of open) recorded.set(target, (recorded.get(target) ?? 0) + 100);
      }
    const told = new Map<string, Set<string>>();
    for (const line of ledgers.filter((file) => existsSync(file)).flatMap((file) => readFileSync(file, 'utf8').split('\n'))) {
      if (!line.endsWith('}')) continue;
      const { target, status } = JSON.parse(line);
      told.set(target, (told.get(target) ?? new Set()).add(status));
    }
    const pushes = new Map([...simulator.record.pushesOf('huawei'), ...simulator.record.pushesOf('xiaomi')]);
    const twice = [...pushes].filter(([, count]) => count > 1).map(([target]) => target);
    const count = (isSo: (target: string, end: string) => boolean) => [...ends].filter(([target, end]) => isSo(target, end)).length;
    return {
      seconds: (Date.now() - startMs) / 1000,
      kills,
      recorded,
      statuses,
      contradictions: [...told].filter(([target, said]) => said.size > 1 || !said.has(ends.get(target) ?? '')).length,
      told: told.size,
      copies: {
        repeatable: twice.filter((target) => target.includes('repeatable')).length,
        single: twice.filter((target) => target.includes('single')).length,
      },
      falseRefusals: count((target, end) => (end === 'refused' || end === 'unsent') && (pushes.get(target) ?? 0) > 0),
      falseAcceptances: count((target, end) => end === 'accepted' && (pushes.get(target) ?? 0) === 0),
    };
  }
}

/** A tenth of them are dead. */
const namesOf = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, index) => `${index % 10 === 0 ? 'dead' : 'ok'}-${name}-${index}`);

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The engine may be down just now. */
async function stubbornly<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let time = 0; ; time += 1)
    try {
      return await work();
    } catch (error) {
      if (time > 100) throw error;
      await sleep(300);
    }
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(late);
}
