import { isRecord } from './values.ts';

/** One field of a form-encoded body, or of a form that a server had parsed already. */
export function formField(text: string, parsed: unknown, name: string): string | undefined {
  if (isRecord(parsed)) return typeof parsed[name] === 'string' ? parsed[name] : undefined;
  return new URLSearchParams(text).get(name) ?? undefined;
}
