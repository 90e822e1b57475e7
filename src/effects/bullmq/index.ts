export type { EngineKind, EngineOptions } from './backend.ts';
export { createWorker } from './create-worker.ts';
export { queueDefaults } from './defaults.ts';
export { type Enqueued, enqueue } from './enqueue.ts';
export { type FleetDesk, type FleetKey, fleetDesk } from './fleet/by-hand.ts';
export { gateTables } from './fleet/postgres-tables.ts';
export { type SharedGate, type SharedGateOptions, sharedGate } from './fleet/shared-gate.ts';
export type { StoreOptions } from './fleet/store.ts';
export type { QueuedMessage } from './message.ts';
export { openQueue, PushQueue, type QueueOptions } from './open-queue.ts';
export {
  cancel,
  failedJobs,
  type JobReport,
  jobsOfMessage,
  type QueueStatus,
  queueStatus,
  type ResendOptions,
  resend,
} from './operate.ts';
export { PayloadError, payloadVersion } from './payload.ts';
export { sweep } from './sweep.ts';
export { QueueUnavailableError } from './unavailable.ts';
export type { AppName, PushWorker, QueuedSend, QueuedSendContext, ResultsOf, WorkerOptions, WorkerProblem } from './worker-types.ts';
