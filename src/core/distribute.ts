import { firstAlikes } from './alike.ts';
import type { Finding } from './finding.ts';
import type { Request } from './request.ts';
import { nobody } from './target-index.ts';

/** A finding and the targets it is about. */
export interface Share {
  readonly finding: Finding | undefined;
  readonly targets: readonly string[];
}

/** Every sent target goes to exactly one finding; what nobody speaks of goes to the finding without names, else to nobody. */
export function distribute(findings: readonly Finding[], request: Request): readonly Share[] {
  const { targets } = request;
  const owners: number[] = new Array(targets.length).fill(nobody);
  const alikes = firstAlikes(findings);
  claimPositions(findings, alikes, owners);
  claimNames(findings, alikes, owners, request);
  const rest = findings.findIndex((finding) => finding.targets === undefined && finding.positions === undefined);
  const shares: { finding: Finding | undefined; targets: string[] }[] = [];
  const shareOf: (string[] | undefined)[] = new Array(findings.length + 1).fill(undefined);
  for (let place = 0; place < targets.length; place += 1) {
    const owner = owners[place] === nobody ? rest : (owners[place] as number);
    let share = shareOf[owner + 1];
    if (!share) {
      share = [];
      shareOf[owner + 1] = share;
      shares.push({ finding: findings[owner], targets: share });
    }
    share.push(targets[place] as string);
  }
  return shares;
}

function claimPositions(findings: readonly Finding[], alikes: readonly number[], owners: number[]): void {
  findings.forEach(({ positions }, index) => {
    if (positions) for (const position of positions) if (owners[position] === nobody) owners[position] = alikes[index] as number;
  });
}

function claimNames(findings: readonly Finding[], alikes: readonly number[], owners: number[], { index: sent }: Request): void {
  findings.forEach(({ targets }, index) => {
    if (targets) for (const name of targets) sent.claim(name, owners, alikes[index] as number);
  });
}

/** The same for a single target: which finding it goes to, without a table of owners. Undefined: nobody speaks of it. */
export function findingOfOnly(findings: readonly Finding[], target: string): Finding | undefined {
  let rest: Finding | undefined;
  let named: Finding | undefined;
  for (const finding of findings) {
    if (finding.positions?.includes(0)) return finding;
    if (finding.targets?.includes(target)) named ??= finding;
    else if (finding.targets === undefined && finding.positions === undefined) rest ??= finding;
  }
  return named ?? rest;
}

/** Entries stand as the reply has them: what was sent is not known. */
export function asNamed(findings: readonly Finding[], targets: readonly string[]): readonly Share[] {
  const unnamed = targets.length === 0 ? targets : unnamedOf(findings, targets);
  return findings.map((finding) => ({ finding, targets: finding.targets ?? unnamed }));
}

function unnamedOf(findings: readonly Finding[], targets: readonly string[]): readonly string[] {
  const named = new Set<string>();
  for (const finding of findings) if (finding.targets) for (const target of finding.targets) named.add(target);
  return targets.filter((target) => !named.has(target));
}
