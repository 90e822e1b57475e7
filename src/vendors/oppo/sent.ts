import { parseJson } from '../../core/body.ts';
import { type HttpRequest, pathOf } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord } from '../../core/values.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { channelOf, kindOf, targetsOf } from './target.ts';

/** What a call of OPPO asks, and of whom. */
export function sentOf(request: HttpRequest): Sent | undefined {
  const call = callOf(request);
  return call !== undefined && Object.hasOwn(calls, call) ? calls[call]?.(request) : undefined;
}

/** The path below `/server/v1/`. */
function callOf(request: HttpRequest): string | undefined {
  return /^\/server\/v1\/([^?]+?)\/?$/.exec(pathOf(request))?.[1];
}

const operation = (): Sent => ({ api: 'operation' });

const calls: Readonly<Record<string, (request: HttpRequest) => Sent>> = {
  auth: () => ({ api: 'auth' }),
  'message/notification/unicast': (request) => unicast(fieldsOf(request)),
  'message/notification/unicast_batch': (request) => batch(fieldsOf(request)),
  'message/notification/broadcast': (request) => broadcast(fieldsOf(request)),
  // Nothing goes out yet: the broadcast that follows names the targets.
  'message/notification/save_message_content': (request) => ({ api: 'operation', ...channelOf(recordOf(fieldsOf(request))) }),
  'feedback/fetch_invalid_regidList': () => ({ api: 'receipt', kind: 'token' }),
  'feedback/fetch_push_permit': operation,
  'media/upload/big_picture': operation,
  'media/upload/small_picture': operation,
  'device/set_alias': device,
  'device/delete_alias': device,
  'device/get_alias': device,
  'device/add_tags': device,
  'device/subscribe_tags': device,
  'device/unsubscribe_tags': device,
  'device/get_all_tags': device,
};

const recordOf = (fields: Fields) => ({ category: fields('category'), channel_id: fields('channel_id') });

function unicast(fields: Fields): Sent {
  const message = parseJson(fields('message') ?? '');
  if (!isRecord(message)) return { api: 'send' };
  return { api: 'send', ...kindOf(message.target_type), ...targetsOf([message.target_value]), ...channelOf(message.notification) };
}

/** A batch has one kind and one channel only where all of its messages agree. */
function batch(fields: Fields): Sent {
  const messages = parseJson(fields('messages') ?? '');
  if (!Array.isArray(messages) || !messages.every(isRecord)) return { api: 'send' };
  const kinds = new Set(messages.map(({ target_type }) => kindOf(target_type).kind));
  const channels = new Set(messages.map(({ notification }) => channelOf(notification).channel));
  return {
    api: 'send',
    ...only('kind', kinds),
    ...targetsOf(messages.map(({ target_value }) => target_value)),
    ...only('channel', channels),
  };
}

function only<Name extends string, Value>(name: Name, values: ReadonlySet<Value | undefined>): { readonly [key in Name]?: Value } {
  const [value] = values;
  return (values.size === 1 && value !== undefined ? { [name]: value } : {}) as { readonly [key in Name]?: Value };
}

/** The category stands in the content that was saved before. */
function broadcast(fields: Fields): Sent {
  const { kind } = kindOf(fields('target_type'));
  if (kind === 'broadcast') return { api: 'send', kind };
  // Pages of 2017 have the list under a name of its own.
  const value = fields('target_value') ?? fields('registration_ids') ?? '';
  const targets = kind === 'topic' ? [value] : value.split(';').map((target) => target.trim());
  return { api: 'send', ...(kind && { kind }), ...targetsOf(targets.filter((target) => target !== '')) };
}

/** These bodies are JSON. A code of theirs is about the call, and still it is told of whom. */
function device(request: HttpRequest): Sent {
  const body = parseJson(request.body);
  const { registration_id: id, alias } = isRecord(body) ? body : {};
  if (typeof id === 'string' && id !== '') return { api: 'operation', kind: 'token', targets: [id] };
  return typeof alias === 'string' && alias !== '' ? { api: 'operation', kind: 'alias', targets: [alias] } : { api: 'operation' };
}
