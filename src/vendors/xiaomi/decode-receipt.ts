import { parseJson, quoteBigIntegers } from '../../core/body.ts';
import { formField } from '../../core/form.ts';
import type { Reply } from '../../core/reply-view.ts';
import { isRecord } from '../../core/values.ts';

/** A fetched list is JSON; a callback is a form whose field `data` is JSON, and is put under `callback`. */
export function decodeReceipt(reply: Reply): unknown {
  const { value } = reply;
  if (!isRecord(value)) return callbackOf(dataIn(reply.text, reply), reply);
  if (isEnvelope(value)) return value;
  const data = formField('', value, 'data');
  return data === undefined ? { callback: value } : callbackOf(data, reply);
}

const callbackOf = (data: unknown, reply: Reply): unknown => {
  const callback = typeof data === 'string' ? jsonIn(data, reply) : data;
  return callback === undefined ? undefined : { callback };
};

/** Message ids hold objects; a code or a result is a plain word. */
function isEnvelope(value: Readonly<Record<string, unknown>>): boolean {
  return ['result', 'code', 'errorCode'].some((name) => value[name] !== undefined && !isRecord(value[name]));
}

/** The field is percent-encoded, so it is decoded as a form; where it already begins with `{` a `+` in it is a plus. */
function dataIn(text: string, reply: Reply): unknown {
  const start = text.startsWith('data=') ? 0 : text.indexOf('&data=') + 1;
  if (!text.startsWith('data=', start)) return undefined;
  const asItStands = text.slice(start + 'data='.length).trimStart();
  return (asItStands.startsWith('{') ? jsonIn(asItStands, reply) : undefined) ?? formField(text, undefined, 'data');
}

function jsonIn(text: string, reply: Reply): unknown {
  return parseJson(reply.lostDigits ? quoteBigIntegers(text) : text);
}
