import { randomUUID } from 'node:crypto';
import { apis } from '../../../core/api.ts';
import { ArgumentError } from '../../../core/argument-error.ts';
import type { GateApi, GateKey, KeyState, Why } from '../../gate/index.ts';
import { fleetDefaults } from './options.ts';
import { openStore, type StoreOptions } from './store.ts';
import { idOf, matches, type Name, readTold, type Told } from './words.ts';

/** A key that the fleet holds closed. */
export interface FleetKey extends Name {
  /** `closed` for `leftMs`, then one probe may go; `shut` until `open` or a new credential (the store remembers it for 7 days). */
  readonly state: Extract<KeyState, 'closed' | 'shut'>;
  /** The cause of `causes` that closed it, or `by_hand`. Absent where the process that told of it gave none. */
  readonly why?: Why;
  /** Until a probe may go; 0: it may now. Absent where it is shut. */
  readonly leftMs?: number;
}

/** What a person does with the gate of a running fleet. */
export interface FleetDesk {
  /** What the store holds now. What one process closed for its own time-outs and broken wires is not told. */
  status(): Promise<{
    /** Keys that are closed or shut; a closed one may still be listed, with `leftMs` 0, for up to 10 minutes. */
    readonly keys: readonly FleetKey[];
    /** Processes that share the gate and were heard of in the last 10 s; this desk is none of them. */
    readonly members: number;
  }>;
  /** Closes the one key that is named, in every API where none is. `Infinity`: until it is opened. */
  close(key: GateKey, ms: number): Promise<void>;
  /** Opens every key that matches, in every process: those as well that closed for reasons of their own. How many the fleet knew. */
  open(key: GateKey): Promise<number>;
  /** Closes the connection to the store. What was told there stays told. */
  end(): Promise<void>;
}

const longestMs = 10 * 365 * 86_400_000;

/** Every method rejects where the store does not answer. */
export async function fleetDesk(options: StoreOptions): Promise<FleetDesk> {
  const store = await openStore(options);
  const by = `desk ${randomUUID()}`;
  const rows = async () =>
    (await store.read()).flatMap(({ id, body, leftMs }) => {
      const told = id.startsWith('[') ? readTold(body) : undefined;
      return told && (told.says === 'closed' || told.says === 'shut') ? [{ id, told, leftMs }] : [];
    });
  const put = (id: string, told: Omit<Told, 'by' | 'seq' | 'failures'>, leftMs: number, keepMs: number) =>
    store.put(id, JSON.stringify({ ...told, failures: 0, by, seq: randomUUID() }), leftMs, keepMs, false);
  return {
    status: async () => ({
      keys: (await rows()).map(({ told: { name, says, why }, leftMs }) => {
        const state = says === 'shut' ? 'shut' : 'closed';
        return { ...name, state, ...(why && { why }), ...(state === 'closed' && { leftMs }) };
      }),
      members: (await store.read()).filter(({ id }) => id.startsWith('member ')).length,
    }),
    close: async (key, ms) => {
      if (!(ms >= 0)) throw new ArgumentError('ms', ms, 'milliseconds, 0 or more');
      for (const name of namesOf(key))
        await put(idOf(name), { name, says: 'closed', why: 'by_hand' }, Math.min(ms, longestMs), fleetDefaults.keepMs);
    },
    open: async (key) => {
      const closed = (await rows()).filter(({ told }) => matches(told.name, key));
      const [name] = namesOf(key);
      await put(`open ${JSON.stringify(key)}`, { name: name as Name, says: 'open', all: key }, 0, fleetDefaults.capMs);
      for (const { id, told } of closed) await put(id, { name: told.name, says: 'open', all: key }, 0, fleetDefaults.capMs);
      return closed.length;
    },
    end: () => store.close(),
  };
}

function namesOf({ vendor, host = '', app, channel, api }: GateKey): Name[] {
  const chosen = api ? [api] : apis.filter((each): each is GateApi => each !== 'client');
  return chosen.map((api): Name => {
    if (channel !== undefined) return { scope: 'channel', vendor, api, app: app ?? '', channel };
    return app === undefined ? { scope: 'vendor', vendor, api, host } : { scope: 'app', vendor, api, app };
  });
}
