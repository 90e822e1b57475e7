import type { Finding } from './finding.ts';

/** A finding and the targets it is about. */
export interface Share {
  readonly finding: Finding | undefined;
  readonly targets: readonly string[];
}

/** Every sent target goes to exactly one finding; what nobody speaks of goes to the finding without names, else to nobody. */
export function distribute(findings: readonly Finding[], targets: readonly string[]): readonly Share[] {
  const rest = findings.find((finding) => finding.targets === undefined && finding.positions === undefined);
  if (findings.length === 1 && rest) return [{ finding: rest, targets }];
  const { byName, byPosition } = owners(findings);
  const shares = new Map<Finding | undefined, string[]>();
  for (let index = 0; index < targets.length; index += 1) {
    const target = targets[index] as string;
    const finding = byPosition?.get(index) ?? byName.get(target) ?? rest;
    const share = shares.get(finding);
    if (share) share.push(target);
    else shares.set(finding, [target]);
  }
  return Array.from(shares, ([finding, share]) => ({ finding, targets: share }));
}

/** Entries stand as the reply has them: what was sent is not known. */
export function asNamed(findings: readonly Finding[], targets: readonly string[]): readonly Share[] {
  const named = new Set(findings.flatMap((finding) => finding.targets ?? []));
  const unnamed = targets.filter((target) => !named.has(target));
  return findings.map((finding) => ({ finding, targets: finding.targets ?? unnamed }));
}

function owners(findings: readonly Finding[]) {
  const alike = new Map<string, Finding>();
  const byName = new Map<string, Finding>();
  let byPosition: Map<number, Finding> | undefined;
  for (const finding of findings) {
    const owner = firstAlike(alike, finding);
    for (const target of finding.targets ?? []) if (!byName.has(target)) byName.set(target, owner);
    if (!finding.positions) continue;
    byPosition ??= new Map();
    for (const position of finding.positions) if (!byPosition.has(position)) byPosition.set(position, owner);
  }
  return { byName, byPosition };
}

/** Findings that say the same in every word share one outcome. */
function firstAlike(alike: Map<string, Finding>, finding: Finding): Finding {
  const key = likeness(finding);
  const first = alike.get(key);
  if (first) return first;
  alike.set(key, finding);
  return finding;
}

function likeness(finding: Finding): string {
  const { code, message, messageId, diedAtMs, waitMs, channel, receipt, tokenAtMost, onlyTokens, delegate, replacements } = finding;
  const named = finding.targets === undefined && finding.positions === undefined ? 0 : 1;
  const words = typeof message === 'string' ? message : '';
  const rare = replacements || delegate || receipt ? JSON.stringify([replacements, delegate, receipt]) : '';
  return `${named}\u0000${code}\u0000${messageId}\u0000${diedAtMs}\u0000${waitMs}\u0000${channel}\u0000${tokenAtMost}\u0000${onlyTokens}\u0000${words}\u0000${rare}`;
}
