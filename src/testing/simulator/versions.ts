import type { VendorId } from '../../vendors/index.ts';
import { type Fault, http1Faults, http2Faults } from './faults.ts';

/** A version of HTTP, and what cannot go wrong in it. */
export const impossibleIn = { 1: http2Faults, 2: http1Faults } as const;

/** Apple speaks HTTP/2 alone, Google HTTP/1.1 and over TLS both, the others HTTP/1.1. The first is that of clear text. */
export const versionsOf = (vendor: VendorId): readonly (keyof typeof impossibleIn)[] =>
  vendor === 'apns' ? [2] : vendor === 'fcm' ? [1, 2] : [1];

/** Whether a fault can befall the vendor in any version that it speaks. */
export const canHave = (vendor: VendorId, fault: Fault): boolean => versionsOf(vendor).some((version) => !impossibleIn[version].has(fault));
