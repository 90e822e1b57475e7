import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRecord } from '../core/values.ts';
import type { SharedGateOptions, WorkerOptions } from '../effects/bullmq/index.ts';
import { UsageError } from './input.ts';

/** What a config file says: the options of `createWorker`, and how the gate is shared. */
export interface WorkerConfig extends Omit<WorkerOptions, 'gate'> {
  /** `shared`, or with options: one gate for the fleet, in the engine's own store unless `url` names another. Default: one of this process. */
  readonly gate?: 'shared' | Partial<SharedGateOptions>;
}

const functions = ['send', 'refresh', 'credential', 'onResult', 'onProblem'] as const;

/**
 * A module whose default export is the config, or JSON. `send` is a function, or the path of a module, beside the config,
 * that exports `send`, and perhaps `refresh`, `credential`, `onResult`, `onProblem` and `pruner`.
 */
export async function readWorkerConfig(path: string, url: string | undefined): Promise<WorkerConfig> {
  const file = resolve(path);
  if (!existsSync(file)) throw new UsageError(`there is no file ${path}`);
  const given = file.endsWith('.json') ? parsed(file, path) : (await load(file, path)).default;
  if (!isRecord(given)) throw new UsageError(`${path} must export an object of options by default, or be one as JSON`);
  const sender = typeof given.send === 'string' ? await load(resolve(dirname(file), given.send), given.send) : {};
  const config: Record<string, unknown> = { ...sender, ...given, ...(url !== undefined && { url }) };
  if (typeof given.send === 'string') config.send = sender.send;
  if (typeof config.send !== 'function')
    throw new UsageError(`${path}: send must be a function, or the path of a module that exports one as \`send\``);
  if (typeof config.url !== 'string') throw new UsageError(`${path}: url must say where the engine is; or --url, or QUEUE_URL`);
  for (const name of functions)
    if (config[name] !== undefined && typeof config[name] !== 'function') throw new UsageError(`${path}: ${name} must be a function`);
  return config as unknown as WorkerConfig;
}

function parsed(file: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new UsageError(`${path} is not JSON`);
  }
}

async function load(file: string, path: string): Promise<Record<string, unknown>> {
  if (!existsSync(file)) throw new UsageError(`there is no module ${path}`);
  return import(pathToFileURL(file).href);
}
