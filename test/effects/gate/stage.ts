import type { Outcome } from '../../../src/core/outcome.ts';
import { createGate } from '../../../src/effects/gate/index.ts';
import type { Entry, Gate, GateEvent, GateOptions, GateView, KeyView, Pass, Refusal } from '../../../src/effects/gate/types.ts';
import { seeded, VirtualClock } from './virtual-clock.ts';

/** A gate on virtual time, and what happened to it. */
export class Stage {
  readonly clock = new VirtualClock();
  readonly events: GateEvent[] = [];
  readonly gate: Gate;
  private serial = 0;

  constructor(options: GateOptions = {}) {
    this.gate = createGate({
      now: this.clock.now,
      setTimer: this.clock.setTimer,
      random: seeded(7),
      onEvent: (event) => this.events.push(event),
      ...options,
    });
  }

  entry(more: Partial<Entry> = {}): Entry {
    this.serial += 1;
    return { vendor: 'xiaomi', app: 'a', targets: [`t${this.serial}`], ...more };
  }

  /** Leave at once, or the test is wrong. */
  pass(more: Partial<Entry> = {}): Pass {
    const pass = this.gate.tryEnter(this.entry(more));
    if (!pass?.granted) throw new Error(`expected a pass, got ${JSON.stringify(pass)}`);
    return pass;
  }

  /** So many sends with this answer. */
  send(outcome: Outcome, times = 1, more: Partial<Entry> = {}): void {
    for (let time = 0; time < times; time += 1) this.pass(more).done([outcome]);
  }

  trySend(outcome: Outcome): void {
    const pass = this.gate.tryEnter(this.entry());
    if (pass?.granted) pass.done([outcome]);
  }

  isOpen(more: Partial<Entry> = {}): boolean {
    const pass = this.gate.tryEnter(this.entry(more));
    if (pass?.granted) pass.release();
    return pass?.granted === true;
  }

  /** Waits, and writes its name down when it may leave, or why it may not. */
  wait(name: string, into: string[], more: Partial<Entry> = {}, answer?: Outcome): void {
    void this.gate.enter(this.entry(more)).then((end: Pass | Refusal) => {
      into.push(end.granted ? name : `${name}: ${end.because}`);
      if (end.granted && answer) end.done([answer]);
    });
  }

  key(scope: KeyView['scope']): KeyView | undefined {
    return this.look().keys.find((key) => key.scope === scope);
  }

  look(): GateView {
    return this.gate.look();
  }

  types(): string[] {
    return this.events.map(({ type }) => type);
  }
}
