import Table from 'cli-table3';
import { curlOf } from '../../testing/simulator/curl.ts';
import { outage, sporadic } from '../../testing/simulator/scenarios.ts';
import { type Simulator, startSimulator } from '../../testing/simulator/start-simulator.ts';
import { findVendor, type VendorId, vendorIds } from '../../vendors/index.ts';
import { UsageError } from '../input.ts';

export interface SimulateOptions {
  readonly port?: string;
  readonly address?: string;
  readonly vendor?: readonly string[];
  readonly outage?: string;
  readonly sporadic?: string;
  readonly seed?: string;
}

/** Runs the simulator until the process is told to stop. */
export async function simulateCommand(options: SimulateOptions): Promise<number> {
  const chosen = vendorsOf(options.vendor);
  const port = numberOf('--port', options.port, 0, 65_535) ?? 0;
  const outageSeconds = numberOf('--outage', options.outage, 0, 86_400);
  const share = numberOf('--sporadic', options.sporadic, 0, 1);
  const seed = numberOf('--seed', options.seed, 0, 2 ** 32 - 1) ?? 1;
  // Before the first word: whoever reads it may answer at once.
  const told = toldToStop();
  const simulator = await started({ address: options.address, port, vendors: chosen });
  if (outageSeconds !== undefined) simulator.add(outage({ durationMs: outageSeconds * 1000 }));
  if (share !== undefined) simulator.add(sporadic({ share, seed }));
  process.stdout.write(described(simulator, chosen));
  await told;
  await simulator.stop();
  process.stdout.write(totals(simulator, chosen));
  return 0;
}

function vendorsOf(given: readonly string[] = []): readonly VendorId[] {
  const unknown = given.find((id) => !findVendor(id));
  if (unknown !== undefined) throw new UsageError(`--vendor must be one of ${vendorIds.join(', ')}`);
  return given.length > 0 ? (given as readonly VendorId[]) : vendorIds;
}

function numberOf(option: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !(number >= least && number <= most))
    throw new UsageError(`${option} must be a number from ${least} to ${most}`);
  return number;
}

async function started(options: Parameters<typeof startSimulator>[0]): Promise<Simulator> {
  try {
    return await startSimulator(options);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code === 'string') throw new UsageError(`the simulator cannot listen there (${code}); choose another --port or --address`);
    throw error;
  }
}

function described({ vendors }: Simulator, chosen: readonly VendorId[]): string {
  const table = new Table({ head: ['vendor', 'clear text', 'TLS'], style: { head: [], border: [] } });
  for (const id of chosen) table.push([id, `${vendors[id]?.url}${id === 'apns' ? ' (HTTP/2)' : ''}`, vendors[id]?.secureUrl ?? '']);
  const curls = chosen.map((id) => `# ${id}\n${curlOf(id, vendors[id]?.url ?? '')}\n`);
  const names = 'A target named dead-1, mismatch-1, offline-1, limited-1, slow-1 or code-<code>-1 gets that answer; any other is accepted.';
  return `${table.toString()}\n\n${curls.join('\n')}\n${names}\nCtrl-C stops.\n`;
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function totals({ record }: Simulator, chosen: readonly VendorId[]): string {
  const lines = chosen.map((id) => `${id}: ${record.requestsOf(id)} requests, ${record.pushesOf(id).size} targets accepted\n`);
  return `\n${lines.filter((line) => !line.includes(': 0 requests')).join('')}stopped\n`;
}
