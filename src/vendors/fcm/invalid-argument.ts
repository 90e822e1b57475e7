import type { Violation } from './details.ts';

/** The JSON parser speaks, or FCM misses the recipient: our request is at fault, whatever field is named. */
const ourRequest = /^(?:Invalid (?:value at|JSON payload)|Recipient of the message)/;
const place = /\b(?:at|in) '([^']{1,256})'/;
const payload = /^(?:message\.)?(?:data|notification|android|apns|webpush|fcm_?options)\b/i;
const packageName = /restricted_?package_?name/i;
const tooBig = /\btoo (?:big|large)\b/i;
const tokenSentence = /^The registration token is not (?:a )?valid(?: FCM registration token)?\.?$/;
const recipient = /\b(?:recipient|topic|condition)\b/i;

/** INVALID_ARGUMENT is a bad token, a bad payload, one too large, or a bad request; the word `token` alone proves nothing. */
export function narrowArgument(message: string, violations: readonly Violation[]): string {
  const ours = ourRequest.test(message);
  const details = violations.flatMap(({ field, description }) => detailOf(field, ours ? message : description) ?? []);
  const detail = details.includes('token') ? 'token' : (details[0] ?? detailOf('', message));
  return detail === undefined ? 'INVALID_ARGUMENT' : `INVALID_ARGUMENT#${detail}`;
}

function detailOf(field: string, text: string): string | undefined {
  if (ourRequest.test(text)) return payload.test(field || (place.exec(text)?.[1] ?? '')) ? 'field' : 'recipient';
  if (field === 'message.token') return 'token';
  if (packageName.test(field) || packageName.test(text)) return 'package';
  if (payload.test(field)) return 'field';
  if (tooBig.test(text)) return 'too-big';
  if (tokenSentence.test(text)) return 'token';
  return /^message(?:\.|$)/.test(field) || recipient.test(text) ? 'recipient' : undefined;
}
