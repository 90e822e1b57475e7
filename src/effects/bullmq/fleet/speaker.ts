import { fleetDefaults } from './options.ts';
import type { FleetStore } from './store.ts';
import { readTold, type Told } from './words.ts';

interface Word {
  readonly told: Told;
  readonly untilMs: number;
  readonly keepMs: number;
  readonly extend: boolean;
}

/** Tells the store, and again when it is back: at most the last word of each key. */
export class Speaker {
  private readonly store: Promise<FleetStore>;
  private readonly unsaid = new Map<string, Word>();
  private saying: Promise<void> = Promise.resolve();
  private memberAtMs = 0;

  constructor(store: Promise<FleetStore>) {
    this.store = store;
  }

  /** Resolves once it is said, or could not be said now. */
  say(id: string, told: Told, leftMs: number, keepMs: number, extend: boolean): Promise<void> {
    this.unsaid.delete(id);
    this.unsaid.set(id, { told, untilMs: Date.now() + leftMs, keepMs, extend });
    if (this.unsaid.size > 10_000) for (const oldest of this.unsaid.keys()) if (this.unsaid.delete(oldest)) break;
    return this.again().catch(() => undefined);
  }

  /** Everything that is unsaid. Rejects where the store does not answer. */
  again(): Promise<void> {
    const said = this.saying.then(() => this.sayAll());
    this.saying = said.catch(() => undefined);
    return said;
  }

  /** Whoever joins later must not obey what is no longer so. */
  async overwrite(which: (told: Told) => boolean, by: Told): Promise<void> {
    try {
      const store = await this.store;
      for (const { id, body } of await store.read()) {
        const told = readTold(body);
        if (told && (told.says === 'closed' || told.says === 'shut') && which(told))
          await store.put(id, JSON.stringify({ ...by, name: told.name }), 0, fleetDefaults.capMs, false);
      }
    } catch {
      // Nobody can read it either; its time ends it.
    }
  }

  async member(me: string): Promise<void> {
    if (Date.now() - this.memberAtMs < fleetDefaults.memberMs / 3) return;
    await (await this.store).put(`member ${me}`, '{}', 0, fleetDefaults.memberMs, false);
    this.memberAtMs = Date.now();
  }

  async end(): Promise<void> {
    await this.again().catch(() => undefined);
  }

  private async sayAll(): Promise<void> {
    const store = await this.store;
    for (const [id, word] of this.unsaid) {
      const { told, untilMs, keepMs, extend } = word;
      await store.put(id, JSON.stringify(told), Math.max(0, untilMs - Date.now()), keepMs, extend);
      if (this.unsaid.get(id) === word) this.unsaid.delete(id);
    }
  }
}
