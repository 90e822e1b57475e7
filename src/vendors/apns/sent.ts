import { type HttpRequest, pathOf } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';

/**
 * What a request to Apple asks, and of whom: one device token, one broadcast channel, or a change of channels.
 * The channel of a send is its topic: a bundle id, perhaps with `.voip` or another suffix.
 */
export function sentOf(request: HttpRequest): Sent | undefined {
  const path = pathOf(request);
  const token = /^\/3\/device(?:\/([^/]*))?\/?$/.exec(path);
  if (token) return { api: 'send', kind: 'token', targets: listOf(decoded(token[1])), channel: filled(request.header('apns-topic')) };
  const bundle = /^\/4\/broadcasts\/apps\/([^/]+)\/?$/.exec(path)?.[1];
  if (bundle !== undefined) return { api: 'send', kind: 'broadcast', targets: listOf(request.header('apns-channel-id')), channel: bundle };
  if (!/^\/1\/apps\/[^/]+\/(?:all-)?channels\/?$/.test(path)) return undefined;
  return { api: 'operation', kind: 'broadcast', targets: listOf(request.header('apns-channel-id')) };
}

/** Hexadecimal needs no encoding; whatever else was meant, its author had it before it was encoded. */
function decoded(step: string | undefined): string | undefined {
  try {
    return step && decodeURIComponent(step);
  } catch {
    return step;
  }
}

const filled = (text: string | undefined): string | undefined => text?.trim() || undefined;

function listOf(text: string | undefined): readonly string[] {
  const only = filled(text);
  return only === undefined ? [] : [only];
}
