const mostHeaders = 1000;

/**
 * Finds a header whatever carries it: fetch `Headers`, axios headers, pairs, a plain object; names in any case, values
 * as text, number or a list whose first counts. Anything else is no header. Never throws.
 */
export function findHeader(headers: unknown, name: string): string | undefined {
  if (typeof headers !== 'object' || headers === null) return undefined;
  try {
    return Symbol.iterator in headers ? fromPairs(headers as Iterable<unknown>, name) : fromObject(headers, name);
  } catch {
    return undefined;
  }
}

function fromObject(headers: object, name: string): string | undefined {
  if (Object.hasOwn(headers, name)) return textOf((headers as Record<string, unknown>)[name]);
  for (const key of Object.keys(headers))
    if (key.length === name.length && key.toLowerCase() === name) return textOf((headers as Record<string, unknown>)[key]);
  return undefined;
}

function fromPairs(headers: Iterable<unknown>, name: string): string | undefined {
  let seen = 0;
  for (const pair of headers) {
    seen += 1;
    if (seen > mostHeaders) return undefined;
    if (Array.isArray(pair) && typeof pair[0] === 'string' && pair[0].toLowerCase() === name) return textOf(pair[1]);
  }
  return undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? textOf(value[0]) : undefined;
}
