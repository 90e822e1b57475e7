import { randomUUID } from 'node:crypto';
import { apis } from '../../../core/api.ts';
import { ArgumentError } from '../../../core/argument-error.ts';
import { causes } from '../../../core/cause.ts';
import type { Entry, Gate, GateApi, GateEvent, GateKey, GateView, KeyView, Why } from '../../gate/index.ts';
import { Holds } from './holds.ts';
import { fleetDefaults } from './options.ts';
import { Speaker } from './speaker.ts';
import type { FleetStore, Row } from './store.ts';
import { idOf, keyOf, matches, type Name, nameOf, readTold, type Told } from './words.ts';

interface Waiter {
  readonly signal: AbortSignal;
  readonly isShut: boolean;
  leave(): void;
}

/** What one process says to the others of its gate, and does with its gate on their word. */
export class Fleet {
  /** Processes that share the gate, this one included. */
  members = 1;
  private readonly store: Promise<FleetStore>;
  private readonly me = randomUUID();
  private readonly onEvent: ((event: GateEvent) => void) | undefined;
  private readonly speaker: Speaker;
  private readonly holds: Holds;
  private readonly seen = new Map<string, string>();
  private readonly shuts = new Map<string, Told>();
  private readonly waiters = new Map<object, Entry & { shut(): void }>();
  private readonly timer: NodeJS.Timeout;
  private local: Gate = undefined as never;
  private isFirst = true;
  private syncing: Promise<boolean> | undefined = undefined;

  constructor(store: Promise<FleetStore>, syncMs: number = fleetDefaults.syncMs, onEvent?: (event: GateEvent) => void) {
    if (!(syncMs >= 10 && syncMs <= 60_000)) throw new ArgumentError('syncMs', syncMs, 'milliseconds from 10 to 60,000');
    this.store = store;
    store.catch(() => undefined);
    this.onEvent = onEvent;
    this.speaker = new Speaker(store);
    this.holds = new Holds(store, this.me, this.speaker);
    this.timer = setInterval(() => void this.sync(), syncMs);
    this.timer.unref();
  }

  join(local: Gate): void {
    this.local = local;
    this.holds.gate = local;
    void this.sync();
  }

  /** An event of the local gate. What we did ourselves is no news. */
  heard(event: GateEvent): void {
    if (this.holds.isQuiet) return;
    this.tell(event);
    const name = nameOf(event);
    if (event.type === 'closed') this.holds.closed(name, event);
    else if (event.type === 'ramp') this.holds.back(name);
    else if (event.type === 'opened') this.holds.forget(idOf(name));
    else if (event.type === 'shut') this.say(name, 'shut', 0, fleetDefaults.shutKeepMs, event.why);
    else if (event.type === 'slowed') this.say(name, 'slowed', 0, 5_000, event.why);
  }

  isShut(entry: GateKey): boolean {
    if (this.shuts.size === 0) return false;
    for (const { name } of this.shuts.values()) if (isUnder(entry, name)) return true;
    return false;
  }

  /** Somebody waits: a probe of this process would find one to send. */
  wants(entry: GateKey): void {
    this.holds.wanted((name) => isUnder(entry, name));
  }

  waiter(entry: Entry): Waiter {
    const controller = new AbortController();
    let isShut = false;
    const shut = () => {
      isShut = true;
      controller.abort();
    };
    this.waiters.set(controller, { ...entry, shut });
    return {
      signal: entry.signal ? AbortSignal.any([entry.signal, controller.signal]) : controller.signal,
      get isShut() {
        return isShut;
      },
      leave: () => this.waiters.delete(controller),
    };
  }

  renewed(key: Pick<GateKey, 'vendor' | 'app'>): void {
    this.local.renewed(key);
    this.reopen(key, ({ why }) => isOfCredential(why));
    this.sayAll(key, 'renewed');
  }

  open(key: GateKey): number {
    const reopened = this.reopen(key, () => true);
    const opened = this.local.open(key);
    this.sayAll(key, 'open');
    return Math.max(reopened, opened);
  }

  close(key: GateKey, ms: number): void {
    if (!(ms >= 0)) throw new ArgumentError('ms', ms, 'milliseconds, 0 or more');
    const chosen = key.api ? [key.api] : apis.filter((api): api is GateApi => api !== 'client');
    for (const api of chosen) this.holds.byHand(narrowest(key, api), ms);
  }

  look(): GateView {
    const view = this.local.look();
    const keys = view.keys.map((key) => this.holds.seen(key));
    const shut = [...this.shuts.values()].filter(
      ({ name }) => !keys.some((key) => key.state === 'shut' && idOf(nameOf(key)) === idOf(name)),
    );
    const more = shut.map(({ name, why }): KeyView => ({ ...name, state: 'shut', ...(why && { why }), held: 0, waiting: 0 }));
    return { ...view, keys: [...keys, ...more] };
  }

  sync(): Promise<boolean> {
    this.syncing ??= this.ask().finally(() => {
      this.syncing = undefined;
    });
    return this.syncing;
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.syncing;
    await this.speaker.end();
    await (await this.store).close().catch(() => undefined);
  }

  private async ask(): Promise<boolean> {
    const askedAtMs = Date.now();
    try {
      await this.speaker.member(this.me);
      await this.speaker.again();
      const rows = await (await this.store).read();
      this.members = Math.max(1, rows.filter(({ id }) => id.startsWith('member ')).length);
      for (const row of rows) this.hear(row);
      this.isFirst = false;
      await this.holds.look(new Set(rows.map(({ id }) => id)), askedAtMs);
      return true;
    } catch {
      return false; // alone: the local gate opens by itself, a grace after the time it was told
    }
  }

  private hear({ id, body, leftMs }: Row): void {
    const told = readTold(body);
    if (!told || this.seen.get(id) === told.seq) return;
    this.seen.set(id, told.seq);
    if (told.by === this.me || (this.isFirst && told.says !== 'closed' && told.says !== 'shut')) return;
    this.obey(id, told, leftMs);
  }

  private obey(id: string, told: Told, leftMs: number): void {
    const { name, says, why, all } = told;
    if (says === 'closed') this.holds.told(id, told, leftMs);
    else if (says === 'shut') this.shut(id, told);
    else if (says === 'slowed') this.holds.slow(name);
    else if (says === 'back') this.holds.isBack(id);
    else if (says === 'renewed') {
      this.local.renewed(all ?? keyOf(name));
      this.reopen(all ?? keyOf(name), (of) => isOfCredential(of.why));
    } else {
      this.reopen(all ?? keyOf(name), () => true);
      this.holds.quietly(() => this.local.open(all ?? keyOf(name)));
    }
    if (says === 'closed')
      this.tell({ type: 'closed', atMs: Date.now(), ...name, ...(why && { why }), untilMs: Date.now() + leftMs, held: 0 });
  }

  private shut(id: string, told: Told): void {
    this.shuts.set(id, told);
    for (const waiter of this.waiters.values()) if (isUnder(waiter, told.name)) waiter.shut();
  }

  private reopen(key: GateKey, which: (told: Told) => boolean): number {
    let count = this.holds.reopen((told) => matches(told.name, key) && which(told));
    for (const [id, told] of this.shuts) if (matches(told.name, key) && which(told) && this.shuts.delete(id)) count += 1;
    return count;
  }

  private say(name: Name, says: Told['says'], leftMs: number, keepMs: number, why?: Why): void {
    const told: Told = { name, says, failures: 0, by: this.me, seq: randomUUID(), ...(why && { why }) };
    void this.speaker.say(idOf(name), told, leftMs, keepMs, false);
  }

  /** What was closed under that name is overwritten, so that whoever joins later does not close it again. */
  private sayAll(all: GateKey, says: 'open' | 'renewed'): void {
    const name: Name = { scope: 'app', vendor: all.vendor, api: all.api ?? 'send', ...(all.app !== undefined && { app: all.app }) };
    const told: Told = { name, says, failures: 0, by: this.me, seq: randomUUID(), all };
    void this.speaker.say(`${says} ${JSON.stringify(all)}`, told, 0, fleetDefaults.capMs, false);
    void this.speaker.overwrite((other) => matches(other.name, all) && (says === 'open' || isOfCredential(other.why)), told);
  }

  private tell(event: GateEvent): void {
    try {
      this.onEvent?.(event);
    } catch {
      // A listener's fault is not the sender's.
    }
  }
}

/** Whether an entry has to pass a key of this name. */
function isUnder({ vendor, host = '', app = '', channel = '', api = 'send' }: GateKey, name: Name): boolean {
  if (name.vendor !== vendor || name.api !== api) return false;
  if (name.scope === 'vendor') return (name.host ?? '') === host;
  return (name.app ?? '') === app && (name.scope === 'app' || (name.channel ?? '') === channel);
}

function narrowest({ vendor, host = '', app, channel }: GateKey, api: GateApi): Name {
  if (channel !== undefined) return { scope: 'channel', vendor, api, app: app ?? '', channel };
  return app === undefined ? { scope: 'vendor', vendor, api, host } : { scope: 'app', vendor, api, app };
}

export function isOfCredential(why: Why | undefined): boolean {
  if (why === undefined || why === 'by_hand') return false;
  const { owner } = causes[why];
  return owner === 'credential' || owner === 'app';
}
