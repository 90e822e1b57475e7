import { isRecord } from './values.ts';

/** One field of a form-encoded body, or of a form that a server had parsed already: a plain object, `URLSearchParams`, `FormData`. */
export function formField(text: string, parsed: unknown, name: string): string | undefined {
  if (!isRecord(parsed)) return new URLSearchParams(text).get(name) ?? undefined;
  const value: unknown = typeof parsed.get === 'function' ? parsed.get(name) : parsed[name];
  return typeof value === 'string' ? value : undefined;
}
