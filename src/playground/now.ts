import { findHeader } from '../core/headers.ts';
import { httpDateMs } from '../core/retry-after.ts';
import { type Form, replyOf } from './form.ts';

/** When the reply came: what its `Date` header says, else this moment. Milliseconds since 1970. */
export const nowOf = (form: Form): number => httpDateMs(findHeader(replyOf(form).headers, 'date')) ?? Date.now();
