import { isRecord, splitList, textsOf } from '../../core/values.ts';

/** The refused regids beside code 0: one comma-joined string, spelled `bad_regids` or `bad_regIds`. */
export function badRegidsIn(data: unknown): readonly string[] {
  if (!isRecord(data)) return [];
  for (const key of Object.keys(data)) if (key.length === 10 && key.toLowerCase() === 'bad_regids') return listOf(data[key]);
  return [];
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? textsOf(value) : splitList(value));

/** Every regid of a longer list at once: a wrong package, secret or region looks the same. */
export function areAllOfMany(bad: readonly string[], sent: readonly string[]): boolean {
  const left = new Set(sent);
  if (left.size < 2 || bad.length < left.size) return false;
  for (const name of bad) left.delete(name);
  return left.size === 0;
}
