export type { Advice, Pause, Reset, Retry, TokenFate } from './core/advice.ts';
export { type Api, apis } from './core/api.ts';
export { ArgumentError } from './core/argument-error.ts';
export { assertNever } from './core/assert-never.ts';
export { type Cause, causes } from './core/cause.ts';
export type { CodeTable, Row, RowObject, Verdict } from './core/code-table.ts';
export { type Attempt, type Because, becauses, type Decision, decide, type Limits } from './core/decide/index.ts';
export { api, defineVendor, withRows } from './core/define-vendor.ts';
export type { Delegate, Finding } from './core/finding.ts';
export type { Accepted, Evidence, Outcome, OutcomeBase, Outcomes, Receipt, Refused, Uncertain } from './core/outcome.ts';
export type { RawHeaders, RawReply, Sent, TargetKind } from './core/reply.ts';
export { deadTargets, outcomeOf, retryableTargets } from './core/select.ts';
export type { Confidence, Text, Texts, TextTable } from './core/texts.ts';
export type { ApiDefinition, Schema, Vendor, VendorDefinition, VendorTexts } from './core/vendor.ts';
export {
  type AttemptReport,
  type Counts,
  type DeliverOptions,
  type Delivery,
  deliver,
  deliverDefaults,
  type Ledger,
  memoryLedger,
  type Progress,
  processGate,
  type Report,
  type Send,
  type SendContext,
  type TargetResult,
} from './effects/deliver/index.ts';
export * from './effects/events/index.ts';
export type {
  About,
  Budget,
  Entry,
  Gate,
  GateApi,
  GateEvent,
  GateKey,
  GateOptions,
  GateView,
  KeyState,
  KeyView,
  Pass,
  Rate,
  Refusal,
  Scope as GateScope,
  Why,
} from './effects/gate/index.ts';
export { createGate, gateDefaults } from './effects/gate/index.ts';
export * from './effects/prune/index.ts';
export { parse } from './parse.ts';
export { type VendorId, vendorIds, vendors } from './vendors/index.ts';
export { tablesVersion } from './vendors/tables-version.ts';
