import { RunningDelivery } from './delivery.ts';
import { settingsOf } from './options.ts';
import { Run } from './run.ts';
import type { DeliverOptions, Delivery } from './types.ts';

export { deliverDefaults } from './defaults.ts';
export { processGate } from './gate-of.ts';
export { type Ledger, memoryLedger } from './ledger.ts';
export type { AttemptReport, Counts, DeliverOptions, Delivery, Progress, Report, Send, SendContext, TargetResult } from './types.ts';

/**
 * Sends one message to many targets: each ends in exactly one of four states, as early as the vendor allows and no earlier.
 *
 *     for await (const { target, status, outcome } of deliver({ vendor: 'vivo', targets, send })) ...
 *     const { counts } = await deliver({ vendor: 'vivo', targets, send });
 *
 * See `DeliverOptions` for what can be set, `Send` for what `send` may answer, `Delivery` for what comes back. Throws an
 * `ArgumentError` for options that are none, before anything is sent.
 */
export function deliver<Credential = unknown>(options: DeliverOptions<Credential>): Delivery {
  const run = new Run<Credential>(settingsOf(options));
  run.start();
  return new RunningDelivery(run);
}
