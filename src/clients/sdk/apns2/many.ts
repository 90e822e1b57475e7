import { ArgumentError } from '../../../core/argument-error.ts';
import type { Outcomes } from '../../../core/outcome.ts';
import { isRecord } from '../../../core/values.ts';
import { parse } from '../../../parse.ts';
import { replyOf, sentOf } from '../options.ts';
import { together } from '../together.ts';
import { outcomesOfError } from './error.ts';
import type { Apns2Options, NotificationLike } from './types.ts';

/**
 * What `client.sendMany` resolved with, for the same notifications in the same order. Every token stands in exactly one
 * outcome; one without an answer is uncertain. Throws an `ArgumentError` for notifications that are none.
 */
export function outcomesOfMany(
  notifications: readonly NotificationLike[],
  answers: readonly unknown[],
  options: Omit<Apns2Options, 'targets'> = {},
): Outcomes {
  const timed = { ...options, receivedAtMs: options.receivedAtMs ?? Date.now() };
  const tokens = tokensOf(notifications);
  const all = tokens.flatMap((token, place) => outcomesOfAnswer(Array.isArray(answers) ? answers[place] : undefined, token, timed));
  return together(all.length > 0 ? all : outcomesOfAnswer(undefined, undefined, timed));
}

/** Waits for `client.send` and reads what came of it. Rejects only with an `ArgumentError`, for a notification that is none. */
export async function outcomesOfSend(
  call: (() => unknown) | PromiseLike<unknown>,
  notification: NotificationLike,
  options: Apns2Options = {},
): Promise<Outcomes> {
  const [token] = tokensOf([notification]);
  const timed = { ...options, sentAtMs: options.sentAtMs ?? Date.now() };
  try {
    return outcomesOfAnswer(await (typeof call === 'function' ? call() : call), token, timed);
  } catch (error) {
    return outcomesOfError(error, { ...timed, targets: token === undefined ? [] : [token] });
  }
}

/** A notification comes back as it went: that is the success. */
function outcomesOfAnswer(answer: unknown, token: string | undefined, options: Apns2Options): Outcomes {
  const targets = token === undefined ? [] : [token];
  if (isError(answer)) return outcomesOfError(answer.error, { ...options, targets });
  const isTaken = typeof answer === 'object' && answer !== null && (answer as Partial<NotificationLike>).deviceToken === token;
  return parse('apns', replyOf(200, isTaken ? '' : 'nothing', options), sentOf(options, targets, 'token'));
}

const isError = (answer: unknown): answer is { readonly error: unknown } => isRecord(answer) && Object.hasOwn(answer, 'error');

function tokensOf(notifications: readonly NotificationLike[]): readonly string[] {
  if (!Array.isArray(notifications)) throw new ArgumentError('notifications', notifications, 'an array of notifications');
  return notifications.map((notification, place) => {
    const token: unknown = notification?.deviceToken;
    if (typeof token !== 'string') throw new ArgumentError(`notifications[${place}].deviceToken`, token, 'a string');
    return token;
  });
}
