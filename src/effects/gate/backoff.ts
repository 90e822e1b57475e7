import { gateDefaults } from './options.ts';

/** How long a key is closed where no time was given: up to a second, doubled with each probe that fails, a minute at most; full jitter. */
export class Backoff {
  private times = 0;

  get isFresh(): boolean {
    return this.times === 0;
  }

  nextMs(chance: number): number {
    this.times += 1;
    return chance * Math.min(gateDefaults.closeCapMs, gateDefaults.closeBaseMs * 2 ** Math.min(this.times - 1, 30));
  }

  reset(): void {
    this.times = 0;
  }
}
