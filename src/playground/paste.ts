import { parseJson } from '../core/body.ts';
import { isRecord, textsOf } from '../core/values.ts';
import { findVendor, type VendorId } from '../vendors/index.ts';
import { curlReply } from './curl.ts';
import type { Form } from './form.ts';

/**
 * What a paste says of the form's fields: a whole `curl -i`, one line of `classify`'s input or a recorded reply
 * (`{vendor?, sent?, reply}`). Undefined where it is a bare body.
 */
export function fieldsOf(pasted: string): Partial<Form> | undefined {
  const reply = curlReply(pasted);
  if (reply)
    return {
      status: String(reply.status ?? ''),
      headers: reply.headers.map(([name, value]) => `${name}: ${value}`).join('\n'),
      body: reply.body,
    };
  const value = parseJson(pasted);
  return isRecord(value) && isRecord(value.reply) && 'body' in value.reply ? caseFields(value, value.reply) : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function caseFields({ vendor, sent }: Fields, reply: Fields): Partial<Form> {
  return {
    ...(findVendor(vendor) && { vendor: vendor as VendorId }),
    ...sentFields(isRecord(sent) ? sent : {}),
    status: typeof reply.status === 'number' ? String(reply.status) : '',
    headers: headerLines(reply.headers),
    body: typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body),
  };
}

function sentFields({ api, kind, targets, channel }: Fields): Partial<Form> {
  const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);
  return {
    api: text(api, 'send'),
    kind: kind === 'multicast' ? 'unicast' : text(kind, ''),
    targets: textsOf(targets).join('\n'),
    channel: text(channel, ''),
  };
}

function headerLines(headers: unknown): string {
  if (typeof headers !== 'object' || headers === null) return '';
  const pairs: readonly unknown[] = Array.isArray(headers) ? headers : Object.entries(headers);
  return pairs.flatMap((pair) => (Array.isArray(pair) ? [`${String(pair[0])}: ${String(pair[1])}`] : [])).join('\n');
}
