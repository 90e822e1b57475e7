import { deliverDefaults } from './defaults.ts';
import type { Settings } from './options.ts';
import type { Progress } from './types.ts';

/** Tells how far it is, now and then. */
export class Meter {
  private readonly settings: Pick<Settings, 'onProgress' | 'now'>;
  private readonly progress: () => Progress;
  private toldAtMs = -Infinity;

  constructor(settings: Pick<Settings, 'onProgress' | 'now'>, progress: () => Progress) {
    this.settings = settings;
    this.progress = progress;
  }

  tick(): void {
    const { onProgress, now } = this.settings;
    if (!onProgress) return;
    const nowMs = now();
    if (nowMs - this.toldAtMs < deliverDefaults.progressMs) return;
    this.toldAtMs = nowMs;
    this.last();
  }

  last(): void {
    try {
      this.settings.onProgress?.(this.progress());
    } catch {
      // A listener's fault is not the sender's.
    }
  }
}
