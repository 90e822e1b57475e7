import type { Finding } from '../../core/finding.ts';
import type { AuthReply } from './schema.ts';
import { errorWord, textOf } from './words.ts';

/** Google's own library retries these words wherever they stand, under HTTP 400 too. */
const transient: ReadonlySet<unknown> = new Set(['internal_failure', 'server_error', 'temporarily_unavailable']);

/** The token endpoint: flat errors, of which one has several causes that only the description tells apart. */
export function readAuth(body: AuthReply): readonly Finding[] | undefined {
  const { error, error_description: message } = body;
  const word = [error, message].find((text) => transient.has(text)) ?? error;
  const code = errorWord(word);
  if (code !== undefined) return [{ code: code === 'invalid_grant' ? grantOf(textOf(message), body.error_subtype) : code, message }];
  if (error !== undefined && error !== null) return undefined;
  return textOf(body.access_token) === '' ? undefined : [{ code: '200' }];
}

const descriptions: readonly (readonly [RegExp, string])[] = [
  [/reasonable timeframe|short-lived token|\biat\b|\bexp\b/i, 'invalid_grant#clock'],
  [/invalid jwt signature/i, 'invalid_grant#signature'],
  [/account (?:not found|(?:has been |was |is )?(?:deleted|disabled))|not a service account/i, 'invalid_grant#account'],
];

function grantOf(description: string, subtype: unknown): string {
  if (subtype === 'invalid_rapt') return subtype;
  return descriptions.find(([pattern]) => pattern.test(description))?.[1] ?? 'invalid_grant';
}
