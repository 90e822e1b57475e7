import { parseJson } from '../../core/body.ts';
import { type HttpRequest, pathOf } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord, textsOf } from '../../core/values.ts';

/** `/api/v1/{appId}/sendMessage`, on either of the two hosts. */
export const sendPath = /^\/api\/v1\/[^/]*\/sendMessage$/;

/** The token endpoint of iam.developer.honor.com, and the older one of iam.developer.hihonor.com. */
export const authPath = /^\/auth\/(?:token|realms\/developer\/protocol\/openid-connect\/token)$/;

/** What a request to Honor asks, and of whom. `channel` is `importance`, which says what class a notification is of. */
export function sentOf(request: HttpRequest): Sent | undefined {
  const path = pathOf(request);
  if (authPath.test(path)) return { api: 'auth' };
  if (!sendPath.test(path)) return undefined;
  const body = parseJson(request.body);
  if (!isRecord(body)) return { api: 'send', kind: 'token' };
  return { api: 'send', kind: 'token', targets: tokensIn(body), ...channelIn(body) };
}

/** One token in a string, or a list; what is no text is passed over. */
function tokensIn({ token }: Readonly<Record<string, unknown>>): readonly string[] {
  return typeof token === 'string' && token !== '' ? [token] : textsOf(token);
}

function channelIn({ android }: Readonly<Record<string, unknown>>): Pick<Sent, 'channel'> {
  const notification = isRecord(android) ? android.notification : undefined;
  const importance = isRecord(notification) ? notification.importance : undefined;
  return typeof importance === 'string' && importance !== '' ? { channel: importance } : {};
}
