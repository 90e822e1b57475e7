export { outcomeFor, replyFor } from './reply-for.ts';
export { type DocumentedRequest, requestFor } from './request-for.ts';
export type { Fault } from './simulator/faults.ts';
export { faults } from './simulator/faults.ts';
export type { PostedReceipt, ReceiptOptions } from './simulator/post-receipt.ts';
export type { Record, SimulatedRequest } from './simulator/record.ts';
export type { Rule, SeenRequest } from './simulator/rule.ts';
export { expiringCredential, failFirst, outage, poison, quota, sporadic, wrong } from './simulator/scenarios.ts';
export { type SimulatedVendor, type Simulator, type SimulatorOptions, startSimulator } from './simulator/start-simulator.ts';
