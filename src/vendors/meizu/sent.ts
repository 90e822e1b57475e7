import type { HttpRequest } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { codeOf, isRecord, splitList } from '../../core/values.ts';
import { channels } from './channels.ts';
import { callOf, type Fields, fieldsOf, messageIn } from './fields.ts';

/** What a request to Meizu asks, and of whom. `channel` is the message's class: by `noticeMsgType`, or pass-through. */
export function sentOf(request: HttpRequest): Sent | undefined {
  const call = callOf(request);
  if (call === undefined) return undefined;
  const push = /^push\/(?:task\/)?(un)?varnished\/pushBy(PushId|Alias)$/.exec(call);
  if (push) return pushTo(push[2] === 'Alias' ? 'alias' : 'token', push[1] === 'un', fieldsOf(request));
  if (/^message\/\w+$/.test(call)) return subscription(fieldsOf(request));
  return Object.hasOwn(calls, call) ? calls[call]?.(fieldsOf(request)) : undefined;
}

const calls: Readonly<Record<string, (fields: Fields) => Sent>> = {
  // The tables of a send speak of it, and it reaches nobody yet.
  'push/pushTask/getTaskId': (fields) => ({ api: 'send', channel: classOf(fields) }),
  'push/pushTask/pushToApp': (fields) => ({ api: 'send', kind: 'broadcast', targets: [], channel: classOf(fields) }),
  'push/pushTask/pushToTag': (fields) => ({ api: 'send', kind: 'topic', targets: tagsIn(fields), channel: classOf(fields) }),
  'push/pushTask/cancel': () => ({ api: 'operation', kind: 'broadcast', targets: [] }),
  'push/statistics/getTaskStatistics': () => ({ api: 'operation' }),
  'push/statistics/dailyPushStatics': () => ({ api: 'operation' }),
  'push/uploadImg': () => ({ api: 'operation' }),
};

function pushTo(kind: 'token' | 'alias', passThrough: boolean, fields: Fields): Sent {
  const targets = splitList(fields(kind === 'alias' ? 'alias' : 'pushIds'));
  return { api: 'send', kind, targets, channel: passThrough ? channels.passThrough : classOf(fields) };
}

/** Switches, aliases and tags of one device. */
function subscription(fields: Fields): Sent {
  const pushId = fields('pushId');
  return { api: 'operation', kind: 'token', targets: pushId === undefined ? [] : [pushId] };
}

/** An intersection is one target: none of its tags alone means the same people. */
function tagsIn(fields: Fields): readonly string[] {
  const tagNames = fields('tagNames');
  return fields('scope') === '1' && tagNames !== undefined ? [tagNames] : splitList(tagNames);
}

/** A task that was made before is pushed without its message, so its class is not known then. */
function classOf(fields: Fields): string | undefined {
  if (fields('pushType') === '1') return channels.passThrough;
  const message = messageIn(fields);
  if (message === undefined) return undefined;
  const parts = [message, ...Object.values(message).filter(isRecord)];
  return parts.some(({ noticeMsgType }) => codeOf(noticeMsgType) === '1') ? channels.personal : channels.shown;
}
