import type { OutgoingHttpHeaders } from 'node:http2';
import { ArgumentError } from '../../core/argument-error.ts';
import type { Sent } from '../../core/reply.ts';
import { checkHeaders, headerValue } from './headers.ts';
import { hidden } from './hidden.ts';
import type { ApnsNotification } from './notification.ts';
import { payloadOf } from './payload.ts';
import type { Settings } from './settings.ts';

/** A notification, checked, in the form in which it goes over the wire. */
export interface Message {
  readonly headers: OutgoingHttpHeaders;
  readonly payload: string | Uint8Array;
  readonly sent: Sent;
}

export function messageOf(notification: ApnsNotification, settings: Settings, sentAtMs: number): Message {
  if (typeof notification !== 'object' || notification === null) throw new ArgumentError('notification', hidden(notification), 'an object');
  const { kind = 'token' } = notification;
  if (kind !== 'token' && kind !== 'broadcast') throw new ArgumentError('kind', hidden(kind), 'broadcast, token or left out (token)');
  const { headers } = notification;
  if (headers !== undefined) checkHeaders(headers, settings.credential !== undefined);
  const path = pathOf(notification);
  const payload = payloadOf(notification.payload, settings.maxPayloadBytes);
  const { authority, app } = settings;
  if (notification.kind === 'broadcast') {
    const channelId = headerValue('channelId', notification.channelId);
    const own = { 'apns-channel-id': channelId };
    return { headers: wireHeaders(path, authority, { ...headers, ...own }), payload, sent: { kind, targets: [channelId], app, sentAtMs } };
  }
  return { headers: wireHeaders(path, authority, headers), payload, sent: { kind, targets: [notification.token], app, sentAtMs } };
}

/** One literal with one spread: a second one makes a slow object of it, which costs node as much as all else here. */
function wireHeaders(path: string, authority: string, headers: ApnsNotification['headers']): OutgoingHttpHeaders {
  return { ':method': 'POST', ':path': path, ':authority': authority, ...headers };
}

function pathOf(notification: ApnsNotification): string {
  if (notification.kind === 'broadcast') return `/4/broadcasts/apps/${segment('bundleId', notification.bundleId)}`;
  return `/3/device/${segment('token', notification.token)}`;
}

const unreserved = /^[\w.~-]{1,1000}$/;

/** One step of a path. What is merely no token of Apple's, Apple says; what would make another request of it, we do. */
function segment(name: string, value: unknown): string {
  if (typeof value === 'string' && unreserved.test(value) && value !== '.' && value !== '..') return value;
  throw new ArgumentError(name, hidden(value), 'one step of a path: 1 to 1,000 letters, digits and . _ ~ -');
}
