export type { Level, Logger } from './logger.ts';
export { noteOutcomes } from './note.ts';
export { type ObserveOptions, observe } from './observe.ts';
export type { OutcomeSummary, PushEvent } from './push-event.ts';
