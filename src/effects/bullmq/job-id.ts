import { createHash } from 'node:crypto';
import type { Payload } from './payload.ts';

const hash = (text: string, digits: number): string => createHash('sha256').update(text).digest('hex').slice(0, digits);

/** What the ids of all jobs of one message begin with. */
export const idPrefix = (messageKey: string): string => `${hash(messageKey, 24)}-`;

/** The same for the same message and exactly the same targets: other targets of it are another job. */
export const jobIdOf = ({ vendor, app = '', messageKey, targets }: Payload): string =>
  `${idPrefix(messageKey)}${hash(JSON.stringify([vendor, app, targets]), 24)}`;
