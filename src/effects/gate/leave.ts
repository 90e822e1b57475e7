import type { Outcome } from '../../core/outcome.ts';
import type { Lane } from './lane.ts';
import type { About, Pass } from './types.ts';

/** Who is told how a leave ended. */
export interface Doorkeeper {
  heard(leave: Leave, outcomes: readonly Outcome[], about: About | undefined): void;
  forget(leave: Leave): void;
  refund(leave: Leave): void;
}

/** A leave in the making, and then the pass itself. */
export class Leave implements Pass {
  readonly granted = true;
  readonly lane: Lane;
  readonly isRetry: boolean;
  readonly devices: number;
  /** Where it stands among all that happened: replies to what left before a key changed say nothing about the key now. */
  order = 0;
  /** The retry budget has been paid. */
  isPaid: boolean;
  /** Which version of each key let it through: channel, app, vendor. */
  readonly versions: [number, number, number] = [-1, -1, -1];
  private keeper: Doorkeeper | undefined;

  constructor(lane: Lane, isRetry: boolean, devices: number, keeper: Doorkeeper) {
    this.lane = lane;
    this.isRetry = isRetry;
    this.isPaid = !isRetry;
    this.devices = devices;
    this.keeper = keeper;
  }

  done(outcomes: readonly Outcome[], about?: About): void {
    const { keeper } = this;
    this.keeper = undefined;
    if (outcomes.length > 0) keeper?.heard(this, outcomes, about);
    else keeper?.forget(this);
  }

  release(): void {
    const { keeper } = this;
    this.keeper = undefined;
    keeper?.refund(this);
    keeper?.forget(this);
  }
}
