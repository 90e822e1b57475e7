/**
 * The gate: one process's shared backoff. See `Gate` for what it does, `GateOptions` for what can be set.
 *
 *     const gate = createGate({ rates: { huawei: { perSecond: 6000, counts: 'devices' } } });
 *     const leave = gate.tryEnter(entry) ?? (await gate.enter(entry));
 *     if (!leave.granted) return leave.because;
 *     try { leave.done(await send()) } catch { leave.done([]) }
 */
export { createGate } from './create-gate.ts';
export { gateDefaults } from './options.ts';
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
  Scope,
  Why,
} from './types.ts';
