import { parseJson } from '../../core/body.ts';
import type { HttpRequest } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord } from '../../core/values.ts';

type Check = (request: HttpRequest, sent: Sent) => string | undefined;
type Parts = Readonly<Record<string, unknown>>;

/** The code of the first check that fails. */
export const inOrder =
  (...checks: readonly Check[]): Check =>
  (request, sent) => {
    for (const check of checks) {
      const code = check(request, sent);
      if (code !== undefined) return code;
    }
    return undefined;
  };

/** An access token or a JWT. */
export const bearer: Check = (request) => (/^Bearer \S+$/i.test(request.header('authorization') ?? '') ? undefined : '80200001');

/** v3 and revoking take the JWT of a service account and nothing else. */
export const jwt: Check = (request) =>
  /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/i.test(request.header('authorization') ?? '') ? undefined : '80200001';

export const pushType =
  (...allowed: readonly string[]): Check =>
  (request) =>
    allowed.includes(request.header('push-type') ?? '') ? undefined : '80100001';

/** v1 and v2: one message, to exactly one of tokens, a topic or a condition. */
export const message: Check = (request, sent) => {
  const body = parseJson(request.body);
  if (!isRecord(body)) return '80100001';
  // A misspelt key is answered like a list without tokens.
  if (!isRecord(body.message)) return '80300010';
  const { token, topic, condition, ...content } = body.message;
  const ways = [token, topic, condition].filter((way) => way !== undefined).length;
  if (ways > 1) return '80100001';
  return sizeOf(content) > maxBytes ? '80300008' : count(sent, 1000, '80300010');
};

/** v3: test messages and card refreshes go to fewer. */
export const payload: Check = (request, sent) => {
  const body = parseJson(request.body);
  if (!isRecord(body)) return '80100001';
  if (!isRecord(body.payload)) return '80100003';
  if (sizeOf(body.payload) > maxBytes) return '80300008';
  const most = request.header('push-type') === '1' ? 1 : 1000;
  return isTest(body) ? count(sent, Math.min(most, 10), '80300030') : count(sent, most, '80300010');
};

/** A notification to take back, and from whom. */
export const revocation: Check = (request, sent) => {
  const body = parseJson(request.body);
  const complete = isRecord(body) && body.notifyId !== undefined && Array.isArray(body.token);
  return complete ? count(sent, 1000, '80300010') : '80100003';
};

/** A topic, and the tokens that join or leave it. */
export const membership: Check = (request, sent) => {
  const body = parseJson(request.body);
  const named = isRecord(body) && typeof body.topic === 'string' && body.topic !== '';
  return named ? count(sent, 1000, '82000008') : '82000007';
};

export const oneToken: Check = (_, sent) => count(sent, 1, '82000011');

/** A form with the client's id and secret; it is read before anybody asks whether they are right. */
export const credentials: Check = (request) => {
  if (!/^application\/x-www-form-urlencoded/i.test(request.header('content-type') ?? '')) return '1101/20152';
  const form = new URLSearchParams(request.body);
  if (form.get('grant_type') !== 'client_credentials') return '1101/20182';
  if (!/^\d{1,64}$/.test(form.get('client_id') ?? '')) return '1101/20002';
  return form.get('client_secret') ? undefined : '1101/20171';
};

const maxBytes = 4096;

const sizeOf = (content: Parts): number => new TextEncoder().encode(JSON.stringify(content)).length;

const isTest = ({ pushOptions }: Parts): boolean => isRecord(pushOptions) && pushOptions.testMessage === true;

function count({ targets = [] }: Sent, most: number, code: string): string | undefined {
  return targets.length > 0 && targets.length <= most ? undefined : code;
}
