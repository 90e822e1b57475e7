import type { Refusal } from './types.ts';

/** One of each is enough: nothing in them differs. */
export const refusals: Readonly<Record<Refusal['because'], Refusal>> = {
  gate_full: Object.freeze({ granted: false, because: 'gate_full' }),
  app_closed: Object.freeze({ granted: false, because: 'app_closed' }),
  deadline: Object.freeze({ granted: false, because: 'deadline' }),
  aborted: Object.freeze({ granted: false, because: 'aborted' }),
};
