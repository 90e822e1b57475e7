import type { FirebaseErrorLike } from './types.ts';

/** A reply of FCM's, as far as a word of the SDK still tells it. */
export interface Word {
  readonly status: number;
  /** The status of google.rpc, or the word of the older API. */
  readonly word: string;
}

/**
 * What FCM had said where the SDK says this. Where the SDK has one word for several, the one that does the least harm;
 * FCM's own sentence, which the SDK hands through, still tells most of them apart.
 * https://github.com/firebase/firebase-admin-node/blob/main/src/messaging/error.ts
 */
const words: Readonly<Record<string, Word>> = {
  'messaging/invalid-argument': { status: 400, word: 'INVALID_ARGUMENT' },
  'messaging/message-rate-exceeded': { status: 429, word: 'RESOURCE_EXHAUSTED' },
  'messaging/server-unavailable': { status: 503, word: 'UNAVAILABLE' },
  'messaging/internal-error': { status: 500, word: 'INTERNAL' },
  'messaging/registration-token-not-registered': { status: 404, word: 'NOT_FOUND' },
  'messaging/installation-id-not-registered': { status: 404, word: 'NOT_FOUND' },
};

const unregistered: Word = { status: 404, word: 'UNREGISTERED' };
const senderMismatch: Word = { status: 403, word: 'SENDER_ID_MISMATCH' };
const denied: Word = { status: 403, word: 'PERMISSION_DENIED' };
const foreignCredential: Word = { status: 401, word: 'THIRD_PARTY_AUTH_ERROR' };

/** Undefined where the SDK's word names one row of our table and no reply of today's FCM. */
export function wordOf({ code, message }: FirebaseErrorLike, projectProven: boolean): Word | undefined {
  if (projectProven && /-not-registered$/.test(code)) return unregistered;
  // Who has just been allowed to send lacks no right: then it is the token that is another sender's.
  if (code === 'messaging/mismatched-credential') return projectProven ? senderMismatch : mismatch(message);
  // Our own access token would be renewed by the SDK before it lapses, so Apple's or a browser's key is meant.
  if (code === 'messaging/third-party-auth-error') return foreignCredential;
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** One word for a token of another sender, and for a service account that may not send at all. */
function mismatch(message: string): Word {
  return /^Permission\b|\bpermission denied\b|\bAPI has not been used in project\b|\bcaller does not have permission\b/i.test(message)
    ? denied
    : senderMismatch;
}
