/** A plain object, and no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A code as text: vendors write the same one as a number and as a string, with and without blanks. */
export function codeOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
}

/** The texts of a list; what is no text is passed over. */
export function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.every((item) => typeof item === 'string') ? value : value.filter((item) => typeof item === 'string');
}

/** The parts of one joined string, trimmed, without the empty ones. */
export function splitList(value: unknown, separator = ','): readonly string[] {
  if (typeof value !== 'string') return [];
  return value
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A time in milliseconds since 1970: a positive number or its digits, in seconds where it is too small for milliseconds. */
export function epochMs(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !(number > 0)) return undefined;
  const ms = Math.floor(number < 1e11 ? number * 1000 : number);
  // Beyond what a Date can hold it is no time at all.
  return ms <= 8.64e15 ? ms : undefined;
}
