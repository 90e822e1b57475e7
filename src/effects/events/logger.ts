import { ArgumentError } from '../../core/argument-error.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;

/** How loud a line is: `error` wants a person, `warn` says that something goes slower or not at all, `debug` tells every attempt. */
export type Level = (typeof levels)[number];

/** As pino's: what happened first, a sentence for people second. `console` is one too. */
export type Logger = Readonly<Record<Level, (event: object, message: string) => void>>;

/** Throws an `ArgumentError` for what is none. */
export function checkLogger(logger: unknown): asserts logger is Logger {
  for (const level of levels)
    if (typeof (logger as Logger | null | undefined)?.[level] !== 'function')
      throw new ArgumentError(`logger.${level}`, undefined, 'a function of (event, message), as of pino or console');
}
