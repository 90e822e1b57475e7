import { parseJson } from '../../core/body.ts';
import { type HttpRequest, pathOf, queryOf } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord, splitList } from '../../core/values.ts';
import { type Call, calls } from './calls.ts';

/** What a request to Xiaomi asks, and of whom: parameters stand in a form, or in the query. `channel` is `extra.channel_id`. */
export function sentOf(request: HttpRequest): Sent | undefined {
  const path = pathOf(request);
  const call = calls.find((candidate) => candidate.path.test(path));
  if (call === undefined) return undefined;
  const parameter = parametersOf(request);
  const { api, kind } = call;
  if (path.startsWith('/v2/multi_messages/')) return { api, kind, ...eachOf(parameter('messages')) };
  return { api, kind, targets: targetsIn(call, parameter), channel: parameter('extra.channel_id') };
}

/** Looks a parameter up; an empty one counts as absent. */
export function parametersOf(request: HttpRequest): (name: string) => string | undefined {
  const form = new URLSearchParams(request.body);
  const query = queryOf(request);
  return (name) => form.get(name) || query.get(name) || undefined;
}

function targetsIn({ fields, separator }: Call, parameter: (name: string) => string | undefined): readonly string[] | undefined {
  const value = fields?.map(parameter).find((found) => found !== undefined);
  if (value === undefined) return undefined;
  return separator === '' ? [value] : splitList(value, separator);
}

/** Many messages in one call: JSON in one field, each with its target, and perhaps each with its channel. */
function eachOf(messages: string | undefined): Sent {
  const list = parseJson(messages ?? '');
  if (!Array.isArray(list)) return {};
  const entries = list.filter(isRecord);
  const targets = entries.map(({ target }) => target).filter((target) => typeof target === 'string');
  const channels = new Set(entries.map(channelIn));
  return { targets, channel: channels.size === 1 ? [...channels][0] : undefined };
}

function channelIn({ message }: Readonly<Record<string, unknown>>): string | undefined {
  if (!isRecord(message)) return undefined;
  const id = isRecord(message.extra) ? message.extra.channel_id : message['extra.channel_id'];
  return typeof id === 'string' ? id : undefined;
}
