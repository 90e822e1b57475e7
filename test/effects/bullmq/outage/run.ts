import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { bundle } from '../../../../scripts/bundle.mjs';
import { enqueue, openQueue, type PushQueue } from '../../../../src/effects/bullmq/index.ts';
import { startSimulator } from '../../../../src/testing/index.ts';
import type { OutageOrders, Restraint } from './orders.ts';

export interface Plan {
  /** The engine. */
  readonly url: string;
  readonly name: string;
  readonly restraint: Restraint;
  readonly processes: number;
  /** Before the outage, of it, and after it. */
  readonly seconds: readonly [before: number, outage: number, after: number];
  /** Whether the vendor that fails is sent to at all. */
  readonly hasVictim: boolean;
}

/** When each request came, in milliseconds since the outage began (negative: before). */
export interface Course {
  readonly victim: readonly number[];
  readonly others: readonly number[];
}

const jobSize = 80;
const victim = 'huawei';
const others = ['xiaomi', 'honor'] as const;
const all = [victim, ...others] as const;

/** More is always waiting than the processes can send: what they send is then theirs to decide. */
const perSecond = { victim: 600, others: 1_200 };
/** 512 at once, so about a thousand a second: no more than two cores can carry. */
const delayMs = 500;

export async function outageOf({ url, name, restraint, processes, seconds, hasVictim }: Plan): Promise<Course> {
  const [before, outage, after] = seconds;
  const simulator = await startSimulator({ vendors: all });
  const child = await bundle('test/effects/bullmq/outage/child.ts');
  const queue = openQueue({ url, name });
  const vendors = Object.fromEntries(all.map((id) => [id, simulator.url(id)]));
  const orders: OutageOrders = { url, name, restraint, vendors };
  const children: ChildProcess[] = [];
  const course = { victim: [] as number[], others: [] as number[] };
  try {
    await fill(queue, before + outage + after, hasVictim);
    for (let place = 0; place < processes; place += 1)
      children.push(spawn(process.execPath, [child, JSON.stringify(orders)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
    await Promise.all(children.map((each) => new Promise((resolve) => each.once('message', resolve))));
    const beganMs = Date.now() + before * 1000;
    simulator.add({
      when: ({ vendor, atMs }) => {
        (vendor === victim ? course.victim : course.others).push(atMs - beganMs);
        return false;
      },
    });
    simulator.add({ vendor: victim, word: 'unavailable', when: ({ atMs }) => atMs >= beganMs && atMs < beganMs + outage * 1000 });
    simulator.add({ delayMs });
    await sleep((before + outage + after) * 1000);
    return course;
  } finally {
    await Promise.all(children.map(end));
    await queue.close();
    await simulator.stop();
    rmSync(child, { force: true });
  }
}

/** In turns, as they come in life: a job of the victim's, and one of each of the others. */
async function fill(queue: PushQueue, seconds: number, hasVictim: boolean): Promise<void> {
  const turns = (seconds * perSecond.victim) / jobSize;
  for (let turn = 0; turn < turns; turn += 1)
    for (const vendor of hasVictim ? all : others) {
      const targets = Array.from({ length: jobSize }, (_, index) => `ok-${turn}-${index}`);
      await enqueue(queue, { vendor, kind: 'token', targets, message: 'm', messageKey: `${vendor}-${turn}`, jobSize });
    }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(late);
}
