import { createHash, randomBytes } from 'node:crypto';
import type { Journey } from './journey.ts';

/** Makes the keys of one message: one for each exact list of targets. With a `messageKey`, the same after a restart. */
export class DedupeKeys {
  private readonly message: string;

  constructor(messageKey: string | undefined) {
    this.message = messageKey ?? randomBytes(16).toString('hex');
  }

  of(journey: Journey): string {
    journey.key ??= createHash('sha256')
      .update(JSON.stringify([this.message, ...journey.targets]))
      .digest('hex')
      .slice(0, 32);
    return journey.key;
  }
}
