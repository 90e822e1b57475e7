import * as z from 'zod';

/** A member of any type, or none: one odd value that nobody decides by must not cost us the whole reply. */
export const loose = z.unknown().optional();

/** A code: vendors write the same one as a number and as a string. Anything else means that there is none to read. */
export const code = z.union([z.number(), z.string()]).nullish();
