import { emit, isHeard } from '../events/bus.ts';
import type { LeftAlone, PruneEvent, Totals } from './events.ts';
import type { Rule } from './held.ts';
import { keyOf, type Scope } from './store.ts';
import { told } from './told.ts';

/** Counts what happened, and tells it in few events: one an app and reason, however many tokens. */
export class Tally {
  readonly #onEvent: (event: PruneEvent) => void;
  readonly #dryRun: boolean;
  #untold = new Map<string, { readonly scope: Scope; readonly because: LeftAlone; tokens: number }>();
  #invalidated = 0;
  #moved = 0;
  #failures = 0;
  readonly #byRule: Partial<Record<Rule, number>> = {};
  readonly #leftAlone: Partial<Record<LeftAlone, number>> = {};

  constructor(onEvent: (event: PruneEvent) => void, dryRun: boolean) {
    this.#onEvent = onEvent;
    this.#dryRun = dryRun;
  }

  change(scope: Scope, type: 'invalidated' | 'moved', rules: readonly Rule[]): void {
    if (rules.length === 0) return;
    if (type === 'moved') this.#moved += rules.length;
    else this.#invalidated += rules.length;
    for (const rule of rules) this.#byRule[rule] = (this.#byRule[rule] ?? 0) + 1;
    this.tell({ type, vendor: scope.vendor, app: scope.app, tokens: rules.length, dryRun: this.#dryRun });
  }

  leave(scope: Scope, because: LeftAlone, tokens = 1): void {
    if (tokens <= 0) return;
    this.#leftAlone[because] = (this.#leftAlone[because] ?? 0) + tokens;
    const key = `${because} ${keyOf(scope)}`;
    const untold = this.#untold.get(key);
    if (untold) untold.tokens += tokens;
    else this.#untold.set(key, { scope, because, tokens });
  }

  /** Tells what was left alone since the last time. */
  tellLeft(): void {
    if (this.#untold.size === 0) return;
    const untold = [...this.#untold.values()];
    this.#untold = new Map();
    for (const { scope, because, tokens } of untold)
      this.tell({ type: 'left_alone', vendor: scope.vendor, app: scope.app, because, tokens });
  }

  storeFailed(error: unknown): void {
    this.#failures += 1;
    this.tell({ type: 'store_failed', code: codeOf(error), failures: this.#failures });
  }

  storeWorked(): void {
    this.#failures = 0;
  }

  get failures(): number {
    return this.#failures;
  }

  /** A listener's fault is its own. */
  tell(event: PruneEvent): void {
    if (isHeard()) emit(told(event));
    try {
      this.#onEvent(event);
    } catch {}
  }

  totals(): Totals {
    return { invalidated: this.#invalidated, moved: this.#moved, byRule: { ...this.#byRule }, leftAlone: { ...this.#leftAlone } };
  }
}

/** `ECONNREFUSED`, `40001`, `SQLITE_BUSY`: a word, never a sentence. */
function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  for (const word of [code, name]) if (typeof word === 'string' && /^[\w.-]{1,40}$/.test(word)) return word;
  return 'unknown';
}
