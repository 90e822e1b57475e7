import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import axios, { type AxiosRequestConfig } from 'axios';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createViteServer } from 'vitest/node';
import { type Outcomes, type Refused, type Retry, type Uncertain, type VendorId, vendorIds, vendors } from '../../src/index.ts';
import { faults, outcomeFor, type Simulator, startSimulator } from '../../src/testing/index.ts';
import { leftToCi } from '../tier.ts';
import { blocks, recipes } from './blocks.ts';
import type * as NestAxios from './nest/axios.ts';
import type * as Common from './nest/common.ts';
import { aliases, makeProject } from './project.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const project = makeProject();
const vite = await createViteServer({
  configFile: false,
  root: project.folder,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: aliases },
});
const load = (name: string) => vite.ssrLoadModule(join(project.folder, name));
const nest = <Module>(name: string) => vite.ssrLoadModule(join(root, 'test/recipes/nest', name)) as Promise<Module>;
const node = (...args: readonly string[]) => run(process.execPath, args, { cwd: project.folder, env: { ...process.env, NO_COLOR: '1' } });

/** As `settle.ts` has it. */
interface Todo {
  readonly accepted: readonly string[];
  readonly dead: readonly { readonly token: string; readonly sinceMs: number | undefined }[];
  readonly deadIfSeenAgain: readonly string[];
  readonly again: readonly { readonly targets: readonly string[]; readonly retry: Retry }[];
  readonly failed: readonly Refused[];
  readonly unknown: readonly Uncertain[];
}

const everybody = (todo: Todo): string[] => [
  ...todo.accepted,
  ...todo.dead.map(({ token }) => token),
  ...todo.deadIfSeenAgain,
  ...[...todo.again, ...todo.failed, ...todo.unknown].flatMap(({ targets }) => targets),
];

let simulator: Simulator;

const addressOf = (id: VendorId) => `${id.toUpperCase().replace('-', '_')}_URL`;

function pointToSimulator(): void {
  for (const id of vendorIds) vi.stubEnv(addressOf(id), simulator.vendors[id]?.url ?? '');
}

beforeAll(async () => {
  simulator = await startSimulator();
  pointToSimulator();
});

afterEach(() => simulator.reset());

afterAll(async () => {
  vi.unstubAllEnvs();
  await simulator.stop();
  await vite.close();
  project.remove();
});

describe('the blocks of the document', () => {
  test('each is a file of its own name', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(16);
    expect(new Set(blocks.map(({ name }) => name)).size).toBe(blocks.length);
    expect(blocks.map(({ name }) => name)).not.toContain('');
    expect(recipes.match(/^```(?:ts|typescript|js|javascript)\b/gm)).toHaveLength(blocks.length);
  });

  test('there is a recipe for each vendor, and each can be sent elsewhere', () => {
    for (const id of vendorIds)
      expect(blocks.find(({ name }) => name === `${id}.ts`)?.code, id).toContain(`process.env.${addressOf(id)} ??`);
  });

  test.skipIf(leftToCi('the compiler on every recipe'))('all of them compile, strictly', { timeout: 180_000 }, async () => {
    const compiled = node(join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', project.folder);
    await expect(compiled.catch(({ stdout }: { stdout: string }) => Promise.reject(new Error(stdout)))).resolves.toBeDefined();
  });
});

/** How each recipe is called, and what it says of a token called dead: Tencent IM knows none, two vendors want to be heard twice. */
const sends: Readonly<
  Record<VendorId, { readonly name: string; readonly many: boolean; readonly dead: 'dead' | 'deadIfSeenAgain' | 'failed' }>
> = {
  apns: { name: 'sendApns', many: false, dead: 'dead' },
  fcm: { name: 'sendFcm', many: false, dead: 'dead' },
  huawei: { name: 'sendHuawei', many: true, dead: 'deadIfSeenAgain' },
  honor: { name: 'sendHonor', many: true, dead: 'dead' },
  xiaomi: { name: 'sendXiaomi', many: true, dead: 'dead' },
  oppo: { name: 'sendOppo', many: true, dead: 'deadIfSeenAgain' },
  vivo: { name: 'sendVivo', many: false, dead: 'dead' },
  meizu: { name: 'sendMeizu', many: true, dead: 'dead' },
  'tencent-im': { name: 'sendTencentIm', many: true, dead: 'failed' },
};

describe.each([...vendorIds])('the recipe for %s', (id) => {
  const { name, many, dead } = sends[id];
  const pushes = () => Object.fromEntries(simulator.record.pushesOf(id));
  const sendTo = async (...targets: string[]): Promise<Todo> =>
    (await load(`${id}.ts`))[name]?.(many ? targets : targets[0], 'Hello', 'World');
  const named = (todo: Todo) =>
    dead === 'dead'
      ? todo.dead.map(({ token }) => token)
      : dead === 'failed'
        ? todo.failed.flatMap(({ targets }) => targets)
        : todo.deadIfSeenAgain;

  afterAll(async () => (await load(`${id}.ts`)).closeApns?.());

  test('sends what the vendor takes', async () => {
    const todo = await sendTo('ok-1');
    expect(todo.accepted).toEqual(['ok-1']);
    expect(everybody(todo)).toEqual(['ok-1']);
    expect(pushes()).toEqual({ 'ok-1': 1 });
    expect(simulator.record.requestsOf(id)).toBe(1);
  });

  test('finds the token that the vendor calls dead', async () => {
    const beforeMs = Date.now();
    const todo = await sendTo('dead-1');
    expect(named(todo)).toEqual(['dead-1']);
    expect(everybody(todo)).toEqual(['dead-1']);
    expect(pushes()).toEqual({});
    for (const { sinceMs } of todo.dead) expect(id === 'apns' || (sinceMs ?? 0) >= beforeMs).toBe(true);
  });

  if (many)
    test('parts the dead from the living in one call', async () => {
      const todo = await sendTo('ok-1', 'dead-1', 'ok-2');
      expect(todo.accepted).toEqual(['ok-1', 'ok-2']);
      expect(named(todo)).toEqual(['dead-1']);
      expect(pushes()).toEqual({ 'ok-1': 1, 'ok-2': 1 });
      expect(simulator.record.requestsOf(id)).toBe(1);
    });

  test('sends again what was refused for now, and then it is taken', async () => {
    simulator.add({ vendor: id, word: 'rate_limited', times: 1 });
    const { again, ...rest } = await sendTo('ok-1');
    expect(again.map(({ targets }) => targets)).toEqual([['ok-1']]);
    expect(everybody({ again: [], ...rest })).toEqual([]);
    expect(pushes()).toEqual({});
    expect((await sendTo('ok-1')).accepted).toEqual(['ok-1']);
  });

  test('leaves alone what the vendor may have taken', async () => {
    simulator.add({ vendor: id, fault: 'reset_before_reply', times: 1 });
    const todo = await sendTo('ok-1');
    expect(todo.unknown.map(({ targets, cause }) => ({ targets, cause }))).toEqual([{ targets: ['ok-1'], cause: 'connection_failed' }]);
    expect(everybody(todo)).toEqual(['ok-1']);
    expect(pushes()).toEqual({ 'ok-1': 1 });
  });
});

test('the recipe for meizu signs all its parameters, by name and before they are encoded', async () => {
  const bodies: string[] = [];
  simulator.add({ vendor: 'meizu', when: ({ body }) => bodies.push(body) === 0 });
  await (await load('meizu.ts')).sendMeizu?.(['ok-1', 'ok-2'], 'Fünf & mehr', '+1 = 2 %');
  const { sign, ...parameters } = Object.fromEntries(new URLSearchParams(bodies[0]));
  expect(Object.keys(parameters).sort()).toEqual(['appId', 'messageJson', 'pushIds']);
  const { appId, messageJson, pushIds } = parameters;
  const raw = `appId=${appId}messageJson=${messageJson}pushIds=${pushIds}app-secret`;
  expect(messageJson).toContain('"+1 = 2 %"');
  expect(sign).toBe(createHash('md5').update(raw).digest('hex'));
});

test('the recipe for huawei calls a token dead that is listed without a reason', async () => {
  const listed = 'code-illegal_tokens[]-1';
  const todo: Todo = await (await load('huawei.ts')).sendHuawei?.(['ok-1', listed], 'Hello', 'World');
  expect(todo.accepted).toEqual(['ok-1']);
  expect(todo.dead.map(({ token }) => token)).toEqual([listed]);
});

describe('settle', () => {
  const settle = async (outcomes: Outcomes | undefined): Promise<Todo> => (await load('settle.ts')).settle?.(outcomes, 'the answer');

  test.each([...vendorIds])('puts every target of every reply of %s in one place', async (id) => {
    const targets = ['a', 'b'];
    let seen = 0;
    for (const code of Object.keys(vendors[id].definition.apis.send?.codes ?? {})) {
      const outcomes = outcomesFor(id, code, targets);
      if (!outcomes) continue;
      seen += 1;
      expect(everybody(await settle(outcomes)).sort(), code).toEqual(targets);
    }
    expect(seen).toBeGreaterThan(10);
  });

  test('an answer without outcomes is a fault of the code that sent, and keeps its cause', async () => {
    await expect(settle(undefined)).rejects.toMatchObject({ cause: 'the answer' });
  });
});

/** Nothing for a row that no reply carries. */
function outcomesFor(id: VendorId, code: string, targets: readonly string[]): Outcomes | undefined {
  try {
    return outcomeFor(id, code, { targets });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

describe('the module for NestJS', () => {
  interface Service {
    onModuleInit(): void;
    onModuleDestroy(): Promise<void>;
    sendVivo(message: object): Promise<Todo>;
    sendApns(token: string, alert: string): Promise<Todo>;
  }

  /** As Nest would put it together. */
  async function start(): Promise<Service> {
    const { PushModule, PushService } = await load('push.module.ts');
    const { metadataOf, tokensOf } = await nest<typeof Common>('common.ts');
    const { HttpService } = await nest<typeof NestAxios>('axios.ts');
    const { imports = [], providers = [], exports = [] } = metadataOf(PushModule);
    expect(exports).toEqual([PushService]);
    const made = (token: Common.Token): unknown => {
      if (token === HttpService) return new HttpService(axios.create(imports[0]?.options as AxiosRequestConfig));
      for (const provider of providers) if ('useFactory' in provider && provider.provide === token) return provider.useFactory();
      throw new Error(`nobody provides ${String(token)}`);
    };
    return new PushService(...tokensOf(PushService).map(made));
  }

  test('sends through the HTTP service and the APNs client, and reports without naming anybody', async () => {
    const service = await start();
    const message = { requestId: 'request-1', title: 'Hello', content: 'World' };
    service.onModuleInit();
    expect((await service.sendVivo({ regId: 'ok-1', ...message })).accepted).toEqual(['ok-1']);
    expect((await service.sendVivo({ regId: 'dead-1', ...message })).dead.map(({ token }) => token)).toEqual(['dead-1']);
    expect((await service.sendApns('ok-1', 'Hello')).accepted).toEqual(['ok-1']);
    expect((await service.sendApns('dead-1', 'Hello')).dead.map(({ token }) => token)).toEqual(['dead-1']);
    await service.onModuleDestroy();
    expect(Object.fromEntries(simulator.record.pushesOf('vivo'))).toEqual({ 'ok-1': 1 });
    expect(Object.fromEntries(simulator.record.pushesOf('apns'))).toEqual({ 'ok-1': 1 });
    const { lines } = (await nest<typeof Common>('common.ts')).Logger;
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^warn PushService (?:vivo|apns): 1 refused, token_unregistered \(/);
    expect(lines.join()).not.toContain('dead-1');
  });

  test('gives the HTTP service back, and closes the connection, when it stops', async () => {
    const service = await start();
    service.onModuleInit();
    expect(() => service.onModuleInit()).toThrow('wrapped already');
    await service.onModuleDestroy();
    expect(() => service.onModuleInit()).not.toThrow();
    expect((await service.sendApns('ok-1', 'Hello')).again[0]?.targets).toEqual(['ok-1']);
    expect(simulator.record.requestsOf('apns')).toBe(0);
    await service.onModuleDestroy();
  });
});

describe('failures on your own machine', () => {
  test.each(['scenarios.ts', 'faults.ts', 'receipts.ts', 'without-a-socket.ts'])('%s runs as it stands', async (name) => {
    // The recipes read their addresses when they are loaded, and these blocks name their own.
    vite.moduleGraph.invalidateAll();
    try {
      await load(name);
    } finally {
      vite.moduleGraph.invalidateAll();
      pointToSimulator();
    }
  });

  test('the test file passes', async () => {
    const { stdout } = await node(join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'vitest.config.mjs');
    expect(stdout).toMatch(/Tests\s+4 passed/);
  });

  test('the commands have only options that the command line knows', () => {
    const known = readFileSync(join(root, 'src/cli/main.ts'), 'utf8');
    const options = recipes
      .split('\n')
      .flatMap((line) => (line.startsWith('npx push-outcome simulate') ? (line.match(/--\w+/g) ?? []) : []));
    expect(options.length).toBeGreaterThan(3);
    for (const option of options) expect(known, option).toContain(`'${option} <`);
  });

  test('the list of faults is that of the simulator', () => {
    const table = /<!-- faults -->\n([\s\S]*?)<!-- \/faults -->/.exec(recipes)?.[1] ?? '';
    const listed = [...table.matchAll(/`(\w+)`/g)].map(([, fault]) => fault);
    expect(listed.sort()).toEqual(Object.keys(faults).sort());
  });
});
