import { outcomesOfFault } from '../../../core/fault.ts';
import type { Outcomes } from '../../../core/outcome.ts';
import type { RawHeaders, Sent } from '../../../core/reply.ts';
import { isRecord } from '../../../core/values.ts';
import { parse } from '../../../parse.ts';
import { vendors } from '../../../vendors/index.ts';
import { receivedAt, replyOf } from '../options.ts';
import { outcomesUnsent } from '../unsent.ts';
import { faultOfWire } from '../wire-fault.ts';
import { unsentBy } from './credential.ts';
import { ownWords } from './own-words.ts';
import { printedIn } from './raw-in-message.ts';
import { errorIn } from './shape.ts';
import type { FirebaseErrorLike, FirebaseOptions } from './types.ts';
import { faultIn } from './wire.ts';
import { wordOf } from './words.ts';

/** One error of the SDK about one request. The reply itself speaks where it is there; the sentence next; the word last. */
export function readError(error: unknown, sent: Sent, options: FirebaseOptions): Outcomes {
  const known = errorIn(error);
  if (!known) return outcomesOfFault(vendors.fcm, faultOfWire(error, { mayHaveRepeated: true }), sent, receivedAt(options));
  return readReply(known, sent, options) ?? readSentence(known, sent, options);
}

/** Since 14 nothing is lost but digits of numbers above 2^53, of which FCM has none. */
function readReply({ httpResponse }: FirebaseErrorLike, sent: Sent, options: FirebaseOptions): Outcomes | undefined {
  if (!isRecord(httpResponse) || typeof httpResponse.status !== 'number') return undefined;
  return parse('fcm', replyOf(httpResponse.status, httpResponse.data, options, httpResponse.headers as RawHeaders), sent);
}

function readSentence(error: FirebaseErrorLike, sent: Sent, options: FirebaseOptions): Outcomes {
  const fault = faultIn(error);
  if (fault) return outcomesOfFault(vendors.fcm, fault, sent, receivedAt(options));
  if (error.code === 'app/invalid-credential') return outcomesUnsent(vendors.fcm, unsentBy(error), sent, receivedAt(options));
  if (isTooMany(error)) return outcomesUnsent(vendors.fcm, { ...tooMany, message: error.message }, sent, receivedAt(options));
  const printed = printedIn(error.message);
  if (printed) return parse('fcm', replyOf(printed.status, printed.body, options), sent);
  return readWord(error, sent, options);
}

const tooMany = { cause: 'batch_too_large', code: 'messaging/invalid-argument' } as const;

/** The SDK's own limit, which it says before it sends: halves of the batch go through. */
const isTooMany = ({ code, message }: FirebaseErrorLike): boolean =>
  code === tooMany.code && /\bmust not (?:contain more than|exceed) \d+\b/.test(message);

function readWord(error: FirebaseErrorLike, sent: Sent, options: FirebaseOptions): Outcomes {
  const { code, message } = error;
  const word = wordOf(error, options.projectProven === true);
  if (!word) return ownWords.parse(replyOf(0, { code, message }, options), sent);
  const reply = { error: { code: word.status, status: word.word, message } };
  return withoutStatus(parse('fcm', replyOf(word.status, reply, options), sent));
}

/** The status was put together from the word, so it is no evidence. */
function withoutStatus([first, ...rest]: Outcomes): Outcomes {
  return [{ ...first, evidence: { ...first.evidence, httpStatus: 0 } }, ...rest];
}
