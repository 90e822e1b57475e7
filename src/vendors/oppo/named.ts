import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { splitList } from '../../core/values.ts';

type Data = Readonly<Record<string, unknown>>;

/** A broadcast that was taken names those whom it leaves out under their code, beside its own ids. */
export function readNamed(data: Data, call: Finding, reply: Reply): readonly Finding[] {
  const findings: Finding[] = [];
  let legible = true;
  for (const code of Object.keys(data)) {
    if (!/^\d+$/.test(code)) continue;
    const targets = namesIn(data[code], reply);
    if (targets === undefined) legible = false;
    else if (targets.length > 0) findings.push({ code, targets });
  }
  // Where somebody was left out and nobody can read who, those without a word of their own are not known to be taken.
  if (legible) findings.push(call);
  return findings;
}

function namesIn(value: unknown, reply: Reply): readonly string[] | undefined {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') return splitList(value, value.includes(';') ? ';' : ',');
  if (!Array.isArray(value)) return undefined;
  if (value.every((item) => typeof item === 'string' && item !== '')) return value;
  const names = value.filter((item) => item !== '').map((item) => reply.id(item));
  return names.every((name) => name !== undefined) ? names : undefined;
}
