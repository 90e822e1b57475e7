import type { Post } from './post.ts';
import { carriesSecret } from './url-secret.ts';
import type { Proof, Verifier } from './verify.ts';

/** Whether what came may be believed, and why. */
export interface Trust {
  /** False: its outcomes are suspect at most, pause nothing, and never reach the pruner. */
  readonly trusted: boolean;
  /** `secret` and `signature` are trusted; `no_proof`: neither a secret nor a signature was set up. */
  readonly because: 'secret' | 'wrong_secret' | 'no_proof' | Proof;
}

/** Trusted only if the URL carries the secret or a signature holds. */
export async function trustOf(post: Post, secrets: readonly string[], verifiers: readonly Verifier[], nowMs: number): Promise<Trust> {
  if (carriesSecret(post.url, secrets)) return { trusted: true, because: 'secret' };
  let because: Trust['because'] = secrets.length > 0 ? 'wrong_secret' : 'no_proof';
  for (const verify of verifiers) {
    const proof = await verify(post, nowMs);
    if (proof === 'signature') return { trusted: true, because: proof };
    // With a key that was replaced beside its successor, the more telling reason stays.
    if (because !== 'stale_signature' && because !== 'replayed_signature') because = proof;
  }
  return { trusted: false, because };
}
