import { parseJson } from '../../core/body.ts';
import { formField } from '../../core/form.ts';
import { isRecord } from '../../core/values.ts';
import type { Flaw } from './answers.ts';
import { Gauge, type Limits } from './gauge.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

/** The body as text, once everything in it that will be parsed as JSON has been measured. */
export function payloadOf(bytes: Uint8Array, field: string | undefined, limits: Limits): string | Flaw {
  const text = textOf(bytes);
  if (text === undefined) return { status: 400, reason: 'the body is not UTF-8' };
  if (text.trim() === '') return { status: 400, reason: 'the body is empty; a body parser in front of the receipt handler takes it away' };
  if (!isJson(text) && field === undefined) return { status: 400, reason: 'the body is not JSON' };
  const many = isJson(text) ? undefined : new Gauge({ ...limits, maxDepth: Number.POSITIVE_INFINITY }).push(bytes);
  if (many) return many;
  for (const inner of innerTexts(text, field)) {
    if (inner.includes('\ufffd')) return { status: 400, reason: 'the form is not UTF-8' };
    const flaw = new Gauge(limits).push(encoder.encode(inner));
    if (flaw) return flaw;
  }
  return text;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

const isJson = (text: string): boolean => /^\s*[[{"]/.test(text);

/** JSON that stands inside the form, or inside a text of the JSON that was measured as it came in. */
function innerTexts(text: string, field: string | undefined): readonly string[] {
  if (isJson(text)) return field === undefined && !/^\s*"/.test(text) ? [] : insideJson(parseJson(text), field);
  const name = `${field}=`;
  const start = text.startsWith(name) ? 0 : text.indexOf(`&${name}`) + 1;
  // Both readings that the vendor's reader tries.
  return [text.slice(start + name.length), formField(text, undefined, String(field)) ?? ''];
}

function insideJson(value: unknown, field: string | undefined): readonly string[] {
  const inner = isRecord(value) && field !== undefined && Object.hasOwn(value, field) ? value[field] : value;
  return typeof inner === 'string' ? [inner] : [];
}
