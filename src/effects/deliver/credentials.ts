import pRetry from 'p-retry';
import { emit, isHeard } from '../events/bus.ts';
import { deliverDefaults } from './defaults.ts';
import type { Settings } from './options.ts';
import type { Waits } from './waits.ts';

/** The credential, renewed once for all that wait for it. */
export class Credentials<Credential> {
  value: Credential | undefined;
  /** Which credential this is: 0 is the first. */
  version = 0;
  private readonly settings: Settings<Credential>;
  private readonly waits: Waits;
  /** A renewal under way: what is sent before it ends is sent in vain. */
  inFlight: Promise<boolean> | undefined = undefined;
  /** Something was accepted with this one. */
  private isProven = true;
  private triedAtMs = -Infinity;

  constructor(settings: Settings<Credential>, waits: Waits) {
    this.settings = settings;
    this.waits = waits;
    this.value = settings.credential;
  }

  /** Whether a credential newer than that of this version is there or may be had: one that never worked gets no successor at once. */
  canRenew(version: number): boolean {
    if (!this.settings.refresh) return false;
    return version < this.version || this.isProven || this.settings.now() - this.triedAtMs >= deliverDefaults.refreshAgainMs;
  }

  /** Renewed, and refused ever since: the one case in which a refusal is final for the app. */
  neverWorked(version: number): boolean {
    return version > 0 && version === this.version && !this.isProven;
  }

  accepted(version: number): void {
    if (version === this.version) this.isProven = true;
  }

  /** Whether there is a newer one now. Never rejects. */
  renew(version: number): Promise<boolean> {
    if (version < this.version) return Promise.resolve(true);
    if (this.waits.isOver || (!this.inFlight && !this.canRenew(version))) return Promise.resolve(false);
    this.inFlight ??= this.obtain().finally(() => {
      this.inFlight = undefined;
    });
    return this.inFlight;
  }

  private async obtain(): Promise<boolean> {
    const { gate, vendor, app, now } = this.settings;
    const value = await this.ask();
    this.isProven = false;
    this.triedAtMs = now();
    const of = app === undefined ? {} : { app };
    if (!value) {
      if (isHeard()) emit({ event: 'credential_not_renewed', vendor: vendor.id, ...of });
      return false;
    }
    this.value = value.credential;
    this.version += 1;
    if (isHeard()) emit({ event: 'credential_renewed', vendor: vendor.id, ...of, from: 'refresh' });
    gate.renewed({ vendor: vendor.id, app });
    return true;
  }

  /** The waits are ours: those of p-retry know no abort of ours and are not full jitter. */
  private async ask(): Promise<{ readonly credential: Credential } | undefined> {
    const { limits, random } = this.settings;
    const wait = async ({ attemptNumber }: { readonly attemptNumber: number }) => {
      await this.waits.sleep(Math.floor(random() * Math.min(limits.capMs, limits.baseMs * 2 ** (attemptNumber - 1))));
      return !this.waits.isOver;
    };
    try {
      const options = { retries: deliverDefaults.refreshAttempts - 1, minTimeout: 0, factor: 1, shouldRetry: wait };
      return { credential: await pRetry(() => this.once(), options) };
    } catch {
      return undefined; // its error may hold the credential
    }
  }

  private async once(): Promise<Credential> {
    const controller = new AbortController();
    const { refresh, refreshMs, setTimer } = this.settings;
    const cancels: (() => void)[] = [];
    const late = new Promise<never>((_, reject) => {
      const give = () => {
        reject(new Error('push-outcome: refresh took too long'));
        controller.abort();
      };
      cancels.push(setTimer(give, refreshMs), this.waits.onEnd(give));
    });
    try {
      // A TypeError of the caller's would stop p-retry at once.
      const asked = new Promise<Credential>((resolve) => resolve((refresh as NonNullable<typeof refresh>)({ signal: controller.signal })));
      return await Promise.race([asked.catch(rethrow), late]);
    } finally {
      for (const cancel of cancels) cancel();
    }
  }
}

function rethrow(): never {
  throw new Error('push-outcome: refresh failed');
}
