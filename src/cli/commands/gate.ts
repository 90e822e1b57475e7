import Table from 'cli-table3';
import type { FleetDesk, FleetKey } from '../../effects/bullmq/index.ts';
import type { GateApi, GateKey } from '../../effects/gate/index.ts';
import { type EngineFlags, urlOf, withFleet } from '../fleet.ts';
import { UsageError } from '../input.ts';

export interface GateFlags extends EngineFlags {
  readonly vendor?: string;
  readonly app?: string;
  readonly host?: string;
  readonly channel?: string;
  readonly api?: string;
  readonly seconds?: string;
}

type Word = (desk: FleetDesk, flags: GateFlags) => Promise<number>;

const words: Readonly<Record<string, Word>> = {
  /** Exit status 3 where a key is closed. */
  status: async (desk, { json }) => {
    const status = await desk.status();
    const shown = status.keys.length === 0 ? 'nothing is closed' : tableOf(status.keys);
    process.stdout.write(json ? `${JSON.stringify(status)}\n` : `${shown}\n${status.members} processes share this gate\n`);
    return status.keys.length > 0 ? 3 : 0;
  },
  open: async (desk, flags) => {
    const opened = await desk.open(keyOf(flags));
    process.stdout.write(`opened in every process; the fleet knew of ${opened} closed ${opened === 1 ? 'key' : 'keys'}\n`);
    return 0;
  },
  close: async (desk, flags) => {
    const ms = msOf(flags.seconds);
    await desk.close(keyOf(flags), ms);
    process.stdout.write(ms === Number.POSITIVE_INFINITY ? 'closed until it is opened\n' : `closed for ${ms / 1000} s\n`);
    return 0;
  },
};

/** What a person does with the gate that a fleet shares. */
export async function gateCommand(word: string, flags: GateFlags): Promise<number> {
  const work = Object.hasOwn(words, word) ? words[word] : undefined;
  if (!work) throw new UsageError(`say one of ${Object.keys(words).join(', ')}`);
  const options = { url: urlOf(flags), ...(flags.prefix !== undefined && { prefix: flags.prefix }) };
  return withFleet(async ({ fleetDesk }) => {
    const desk = await fleetDesk(options);
    try {
      return await work(desk, flags);
    } finally {
      await desk.end();
    }
  });
}

function keyOf({ vendor, app, host, channel, api }: GateFlags): GateKey {
  if (vendor === undefined) throw new UsageError('say which vendor: --vendor ID, perhaps with --app, --host, --channel or --api');
  return { vendor, app, host, channel, api: api as GateApi | undefined };
}

function msOf(seconds: string | undefined): number {
  if (seconds === undefined) return Number.POSITIVE_INFINITY;
  const number = Number(seconds);
  if (!(seconds.trim() !== '' && number > 0 && number < Number.POSITIVE_INFINITY))
    throw new UsageError('--seconds must be a number above 0');
  return number * 1000;
}

function tableOf(keys: readonly FleetKey[]): string {
  const table = new Table({ head: ['vendor', 'app', 'scope', 'api', 'state', 'why', 'left'], style: { head: [], border: [] } });
  for (const key of keys) {
    const { vendor, scope, api, state, why = '', leftMs } = key;
    const where = 'channel' in key && key.channel ? `channel ${key.channel}` : 'host' in key && key.host ? `host ${key.host}` : scope;
    table.push([
      vendor,
      ('app' in key && key.app) || '',
      where,
      api,
      state,
      why,
      leftMs === undefined ? '' : `${Math.ceil(leftMs / 1000)} s`,
    ]);
  }
  return table.toString();
}
