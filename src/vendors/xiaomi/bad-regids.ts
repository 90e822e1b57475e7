import type { Finding } from '../../core/finding.ts';
import type { Request } from '../../core/request.ts';
import { isRecord, splitList, textsOf } from '../../core/values.ts';

interface BadRegids {
  readonly finding: Finding;
  /** How many of the targets that were sent stand in the list. */
  readonly sentAmong: number;
}

/** The refused regids beside code 0: one comma-joined string. Undefined where there are none. */
export function badRegidsIn(data: unknown, { targets: sent }: Request): BadRegids | undefined {
  const targets = namesIn(data);
  if (targets.length === 0) return undefined;
  const names = new Set(targets);
  let sentAmong = 0;
  for (const target of sent) if (names.has(target)) sentAmong += 1;
  // Every regid of a longer list at once: a wrong package, secret or region looks the same.
  const allOfMany = sentAmong === sent.length && sent.some((target) => target !== sent[0]);
  return { finding: { code: 'bad_regids', targets, tokenAtMost: allOfMany ? 'suspect' : undefined }, sentAmong };
}

/** Spelled `bad_regids` and `bad_regIds`. */
function namesIn(data: unknown): readonly string[] {
  if (!isRecord(data)) return [];
  for (const key of Object.keys(data)) if (key.length === 10 && key.toLowerCase() === 'bad_regids') return listOf(data[key]);
  return [];
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? textsOf(value) : splitList(value));
