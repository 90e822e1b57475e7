import { parseJson, quoteBigIntegers } from '../../core/body.ts';
import type { Reply } from '../../core/reply-view.ts';
import { isRecord } from '../../core/values.ts';

/** Some clients hand on the body as a JSON string that holds the JSON. */
export function decodeBody(reply: Reply): unknown {
  return unpacked(reply.value, reply);
}

/** A callback is a list of events; a list that we fetched comes in the envelope of every reply. */
export function decodeReceipt(reply: Reply): unknown {
  const value = decodeBody(reply);
  if (Array.isArray(value)) return { events: value };
  if (!isRecord(value)) return undefined;
  const { code, message, data, eventType } = value;
  return code === undefined && eventType !== undefined ? { events: [value] } : { code, message, data };
}

/** A text that holds JSON as that JSON, anything else as it is. */
export function unpacked(value: unknown, reply: Reply): unknown {
  if (typeof value !== 'string') return value;
  return parseJson(reply.lostDigits ? quoteBigIntegers(value) : value);
}
