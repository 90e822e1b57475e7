import { App } from './app.ts';
import type { Held, HeldRecord, OpenBatch } from './held.ts';
import type { HeldBatch } from './memory.ts';
import { keyOf, type Scope } from './store.ts';

const mostApps = 10_000;

/** Every app that was heard of, and how many tokens wait in all of them. */
export class Apps {
  readonly #apps = new Map<string, App>();
  readonly #windowMs: number;
  held = 0;
  /** Those whose window holds a refused token. */
  readonly refused = new Set<App>();

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  of(scope: Scope): App {
    const key = keyOf(scope);
    const known = this.#apps.get(key);
    if (known) return known;
    if (this.#apps.size >= mostApps) this.#forgetIdle();
    const app = new App(scope, this.#windowMs);
    this.#apps.set(key, app);
    return app;
  }

  all(): IterableIterator<App> {
    return this.#apps.values();
  }

  /** Gives what fell away for it; the entry itself if it says nothing new. */
  hold(app: App, entry: Held): Held | undefined {
    const fallen = app.hold(entry);
    if (!fallen) this.held += 1;
    return fallen;
  }

  drop(app: App, token: string): readonly Held[] {
    const dropped = app.drop(token);
    this.held -= dropped.length;
    return dropped;
  }

  /** What was written down before a restart waits again, unless it waits here already. `fall` gets what falls away. */
  restore({ id, scope, entries }: HeldBatch, fall: (entry: Held) => void): OpenBatch {
    const batch: OpenBatch = { id, scope, entries: new Set() };
    for (const record of entries) {
      const entry = { ...record, batch };
      batch.entries.add(entry);
      const fallen = this.hold(this.of(scope), entry);
      if (fallen) fall(fallen);
    }
    return batch;
  }

  /** An app without anything that waits is forgotten with its window: then too few are accepted, which is the safe side. */
  #forgetIdle(): void {
    for (const [key, app] of this.#apps) {
      if (!app.isIdle) continue;
      this.#apps.delete(key);
      this.refused.delete(app);
      return;
    }
  }
}

/** As it is written down: without what only this process knows. */
export function recordOf(entry: Held): HeldRecord {
  const { batch, next, ...record } = entry;
  return record;
}
