import type { Sent, TargetKind } from '../../core/reply.ts';
import { isRecord, textsOf } from '../../core/values.ts';

type Body = Readonly<Record<string, unknown>>;

/** The members of a v1 message that can name whom it goes to. An installation id stands for a token. */
const recipients: readonly (readonly [string, TargetKind])[] = [
  ['token', 'token'],
  ['fid', 'token'],
  ['topic', 'topic'],
  ['condition', 'topic'],
];

/** One message of HTTP v1. */
export function sentOfMessage(message: unknown): Sent {
  if (!isRecord(message)) return { api: 'send', targets: [] };
  const channel = channelOf(member(member(message.android).notification), 'channel_id', 'channelId');
  for (const [name, kind] of recipients) if (isName(message[name])) return { api: 'send', kind, targets: [message[name]], channel };
  return { api: 'send', targets: [], channel };
}

/** The retired legacy API: one target, a list, or the token that stands in the path of an old web push endpoint. */
export function sentOfLegacy(body: Body, endpoint: string | undefined): Sent {
  if (endpoint !== undefined) return { api: 'send', kind: 'token', targets: [endpoint] };
  const channel = channelOf(member(body.notification), 'android_channel_id');
  if (Array.isArray(body.registration_ids)) return { api: 'send', kind: 'token', targets: textsOf(body.registration_ids), channel };
  if (isName(body.condition)) return { api: 'send', kind: 'topic', targets: [body.condition], channel };
  if (!isName(body.to)) return { api: 'send', targets: [], channel };
  return { api: 'send', kind: body.to.startsWith('/topics/') ? 'topic' : 'token', targets: [body.to], channel };
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

const member = (value: unknown): Body => (isRecord(value) ? value : {});

function channelOf(notification: Body, ...names: readonly string[]): string | undefined {
  return names.map((name) => notification[name]).find(isName);
}
