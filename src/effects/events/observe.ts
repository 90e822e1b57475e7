import { ArgumentError } from '../../core/argument-error.ts';
import { listen } from './bus.ts';
import { checkLogger, type Logger } from './logger.ts';
import type { PushEvent } from './push-event.ts';
import { levelOf, wordsOf } from './words.ts';

/** Who hears of what happens: a logger, a function, or both. */
export interface ObserveOptions {
  /** One structured line an event: pino, or anything with debug, info, warn and error of (event, message). */
  readonly logger?: Logger | undefined;
  /** The same events as data. What it throws is dropped. */
  readonly onEvent?: ((event: PushEvent) => void) | undefined;
}

/**
 * Hears of every delivery, attempt, gate, pruner, credential, receipt and worker of this process, from now on; nothing
 * has to be handed over. No event holds a target, a message or a credential. Gives what ends it. Throws an
 * `ArgumentError` for options that are none.
 */
export function observe({ logger, onEvent }: ObserveOptions): () => void {
  if (logger !== undefined) checkLogger(logger);
  if (onEvent !== undefined && typeof onEvent !== 'function') throw new ArgumentError('onEvent', onEvent, 'a function, or left out');
  return listen({
    onEvent: (event) => {
      try {
        logger?.[levelOf(event)](event, wordsOf(event));
      } finally {
        onEvent?.(event);
      }
    },
  });
}
