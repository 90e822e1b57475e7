import type { SimulatedWord } from '../../core/simulation.ts';
import type { VendorId } from '../../vendors/index.ts';
import type { Rule, SeenRequest } from './rule.ts';

interface Of {
  /** Default: every vendor. */
  readonly vendor?: VendorId | undefined;
}

const isSend = ({ sent }: SeenRequest): boolean => sent !== undefined && (sent.api ?? 'send') === 'send';

/** "503 with Retry-After 2 three times, then accept": `failFirst({ times: 3, word: 'unavailable', retryAfterSeconds: 2 })`. */
export const failFirst = (
  rule: Of & { readonly times: number } & Pick<Rule, 'word' | 'code' | 'reply' | 'fault' | 'retryAfterSeconds'>,
): Rule => ({
  word: rule.code === undefined && rule.reply === undefined && rule.fault === undefined ? 'unavailable' : undefined,
  ...rule,
});

/** Nobody is served from `startMs` (default now) for `durationMs`, counted from the moment this is called. */
export function outage(
  options: Of & { readonly startMs?: number; readonly durationMs: number } & Pick<Rule, 'word' | 'fault' | 'retryAfterSeconds'>,
): Rule {
  const { startMs = 0, durationMs, word = options.fault ? undefined : 'unavailable', ...rest } = options;
  const from = Date.now() + startMs;
  return { ...rest, word, when: (request) => request.atMs >= from && request.atMs < from + durationMs };
}

/** A background of failures: this `share` (0 to 1) of all sends, by a generator that the `seed` starts. */
export function sporadic(options: Of & { readonly share: number; readonly seed?: number } & Pick<Rule, 'word' | 'fault'>): Rule {
  const { share, seed = 1, word = options.fault ? undefined : 'internal', ...rest } = options;
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return { ...rest, word, when: (request) => (request.sent === undefined || isSend(request)) && next() < share };
}

/** No more than `limit` targets in each `resetMs`; what is beyond it gets the vendor's word for an exhausted quota. */
export function quota(options: Of & { readonly limit: number; readonly resetMs: number; readonly word?: SimulatedWord }): Rule {
  const { limit, resetMs, word = 'quota', vendor } = options;
  let began = Number.NEGATIVE_INFINITY;
  let used = 0;
  const isBeyond = (request: SeenRequest): boolean => {
    if (!isSend(request)) return false;
    if (request.atMs - began >= resetMs) {
      began = request.atMs;
      used = 0;
    }
    const asked = request.sent?.targets?.length ?? 1;
    if (used + asked > limit) return true;
    used += asked;
    return false;
  };
  return { vendor, word, when: isBeyond };
}

/** Every message that holds this text is refused, whoever gets it. */
export const poison = ({
  vendor,
  text,
  word = 'invalid_message',
}: Of & { readonly text: string; readonly word?: SimulatedWord }): Rule => ({
  vendor,
  word,
  when: (request) => isSend(request) && request.body.includes(text),
});

/** A credential is good for `sends` sends; then it is refused until another one comes. */
export function expiringCredential({ vendor, sends }: Of & { readonly sends: number }): Rule {
  const used = new Map<string, number>();
  const isExpired = (request: SeenRequest): boolean => {
    if (!isSend(request)) return false;
    const count = (used.get(request.credential) ?? 0) + 1;
    used.set(request.credential, count);
    return count > sends;
  };
  return { vendor, word: 'expired_credential', when: isExpired };
}

/** Everything of ours is wrong in one way: the key, the project, the sender or the package. */
export const wrong = (what: 'key' | 'project' | 'sender' | 'package', of: Of = {}): Rule => ({ ...of, word: `wrong_${what}` });
