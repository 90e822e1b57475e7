import { parseJson, quoteBigIntegers } from '../../core/body.ts';
import { formField } from '../../core/form.ts';
import type { Reply } from '../../core/reply-view.ts';
import { isRecord } from '../../core/values.ts';

/** A callback is a form whose field `cb` holds JSON; a server may have taken the form apart, or handed on `cb` alone. */
export function decodeReceipt(reply: Reply): unknown {
  const { value } = reply;
  const cb = isRecord(value) ? (Object.hasOwn(value, 'cb') ? value.cb : value) : fieldIn(reply.text, reply);
  return { cb: typeof cb === 'string' ? jsonIn(cb, reply) : cb };
}

/** The field is percent-encoded, so it is decoded as a form; where it is JSON as it stands a `+` in it is a plus. */
function fieldIn(text: string, reply: Reply): unknown {
  const start = text.startsWith('cb=') ? 0 : text.indexOf('&cb=') + 1;
  if (!text.startsWith('cb=', start)) return undefined;
  return jsonIn(withoutToken(text.slice(start + 'cb='.length)), reply) ?? formField(text, undefined, 'cb');
}

/** The other field may stand behind. */
function withoutToken(text: string): string {
  const end = text.lastIndexOf('&access_token=');
  return end < 0 ? text : text.slice(0, end);
}

function jsonIn(text: string, reply: Reply): unknown {
  return parseJson(reply.lostDigits ? quoteBigIntegers(text) : text);
}
