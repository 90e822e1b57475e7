import type { Finding } from './finding.ts';

const few = 8;

/** For each finding the first one that says the same in every word: the two share one outcome. */
export function firstAlikes(findings: readonly Finding[]): readonly number[] {
  return findings.length <= few ? byComparing(findings) : byLikeness(findings);
}

const byComparing = (findings: readonly Finding[]): readonly number[] =>
  findings.map((finding) => findings.findIndex((other) => other === finding || alike(other, finding)));

function byLikeness(findings: readonly Finding[]): readonly number[] {
  const seen = new Map<string, number>();
  return findings.map((finding, index) => {
    const key = likeness(finding);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    return first !== undefined && sameWords(findings[first] as Finding, finding) ? first : index;
  });
}

const alike = (a: Finding, b: Finding): boolean => sameWords(a, b) && likeness(a) === likeness(b);

/** A stranger's words could hold what parts one word from the next below. */
const sameWords = (a: Finding, b: Finding): boolean => a.code === b.code && a.messageId === b.messageId && a.channel === b.channel;

const isNamed = (finding: Finding): boolean => finding.targets !== undefined || finding.positions !== undefined;

function likeness(finding: Finding): string {
  const { code, message, messageId, diedAtMs, waitMs, channel, receipt, tokenAtMost, onlyTokens, delegate, replacements } = finding;
  const words = typeof message === 'string' ? message : '';
  const rare = replacements || delegate || receipt ? JSON.stringify([replacements, delegate, receipt]) : '';
  return `${isNamed(finding)}\u0000${code}\u0000${messageId}\u0000${diedAtMs}\u0000${waitMs}\u0000${channel}\u0000${tokenAtMost}\u0000${onlyTokens}\u0000${words}\u0000${rare}`;
}
