import { createHmac } from 'node:crypto';
import { epochMs } from '../../core/values.ts';
import { LatestKeys } from './lru.ts';
import type { Post } from './post.ts';
import { sameText } from './same-text.ts';
import type { HuaweiVerify, Proof, Verifier } from './verify.ts';

const mostNonces = 100_000;
const defaultFreshMs = 300_000;

/** The nonces that were met are remembered in this process. */
export function huaweiVerifier({ user, key, freshMs = defaultFreshMs }: HuaweiVerify): Verifier {
  const nonces = new LatestKeys(mostNonces);
  const keys = keysIn(key);
  return (post, nowMs) => {
    const { timestamp, nonce, value } = partsOf(post.header('x-huawei-callback-id') ?? '');
    if (!timestamp || !nonce || !value) return 'no_signature';
    if (!isSigned(keys, timestamp + nonce + user, value)) return 'wrong_signature';
    const signedMs = epochMs(timestamp);
    if (signedMs === undefined || Math.abs(nowMs - signedMs) > freshMs) return 'stale_signature';
    return onlyOnce(nonces, nonce, post);
  };
}

/** A repeat carries the same body; another body under a nonce that was met is somebody else's. */
function onlyOnce(nonces: LatestKeys, nonce: string, post: Post): Proof {
  const withBody = `${nonce} ${post.digest()}`;
  const [met, metWithBody] = nonces.has([nonce, withBody]);
  if (met && !metWithBody) return 'replayed_signature';
  nonces.add([nonce, withBody]);
  return 'signature';
}

/** All keys are tried, whichever fits. */
function isSigned(keys: readonly (string | Buffer)[], signed: string, value: string): boolean {
  let fits = false;
  for (const key of keys) if (sameText(createHmac('sha256', key).update(signed).digest('base64'), value)) fits = true;
  return fits;
}

const shortestKey = 16;

/** A text that only looks like Base64 may decode to next to nothing, which anybody can guess. */
function keysIn(key: string): readonly (string | Buffer)[] {
  const decoded = /^[\w+/-]+={0,2}$/.test(key) ? Buffer.from(key, 'base64') : undefined;
  return decoded && decoded.length >= shortestKey ? [key, decoded] : [key];
}

/** `timestamp=…; nonce=…; value=…`, with or without blanks, in any order. */
function partsOf(header: string): { readonly timestamp?: string; readonly nonce?: string; readonly value?: string } {
  const parts = header.split(';', 8).map((part) => part.trim());
  const find = (name: string) => parts.find((part) => part.startsWith(name))?.slice(name.length);
  const [timestamp, nonce, value] = [find('timestamp='), find('nonce='), find('value=')];
  return { ...(timestamp && { timestamp }), ...(nonce && { nonce }), ...(value && { value }) };
}
