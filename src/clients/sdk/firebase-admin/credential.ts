import type { Outcome } from '../../../core/outcome.ts';
import { parse } from '../../../parse.ts';
import { codesOf } from '../../fault-of.ts';
import type { Unsent } from '../unsent.ts';
import type { FirebaseErrorLike } from './types.ts';

/**
 * `app/invalid-credential`: no access token, so nothing was sent. The SDK calls every failure so, an outage of the token
 * endpoint too; the sentence of Google's library inside tells them apart.
 */
export function unsentBy({ message, cause }: FirebaseErrorLike): Unsent {
  const inner = /following error: "([\s\S]*)"\./.exec(message)?.[1] ?? message;
  const wire = codesOf(cause)[0] ?? systemWord.exec(inner)?.[1];
  const answer = answerIn(inner);
  if (answer !== undefined) return fromToken(answer);
  if (wire !== undefined) return { cause: 'connection_failed', pause: 'app', code: wire };
  return { cause: 'credential_invalid', code: 'app/invalid-credential' };
}

const systemWord = /\b(ECONN[A-Z]+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|UND_ERR_[A-Z_]+)\b/;

/** What the token endpoint had answered. */
function answerIn(inner: string): Outcome | undefined {
  const said = /(?:^|: )([a-z]+_[a-z_]+)(?:: | \()([^"]*?)\)?$/.exec(inner);
  if (said) return parse('fcm', { status: 400, body: { error: said[1], error_description: said[2] } }, { api: 'auth' })[0];
  const status = /\bstatus code (\d{3})\b/.exec(inner)?.[1];
  return status === undefined ? undefined : parse('fcm', { status: Number(status), body: '' }, { api: 'auth' })[0];
}

function fromToken(answer: Outcome): Unsent {
  const { code, message } = answer.evidence;
  if (answer.status !== 'refused') return { cause: 'vendor_unavailable', pause: 'app', code, message };
  // Whatever became of the token endpoint, FCM itself goes on for others.
  return { cause: answer.cause, retry: answer.retry, pause: answer.pause === 'none' ? 'none' : 'app', code, message };
}
