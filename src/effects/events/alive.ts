import type { GateView } from '../gate/types.ts';

/** How one app of a pruner stands. */
export interface PruneGauge {
  readonly vendor: string;
  readonly app: string;
  readonly isBlown: boolean;
  /** Tokens that wait to be invalidated. */
  readonly held: number;
  /** Tokens that were called suspect within the fuse's window. */
  readonly suspects: number;
}

interface Looks {
  readonly gate: { look(): GateView };
  readonly pruner: { gauges(): readonly PruneGauge[] };
}

const most = 64;
const alive: { readonly [Kind in keyof Looks]: WeakRef<Looks[Kind]>[] } = { gate: [], pruner: [] };

/** Nobody has to hand over their gates and pruners to have them looked at; nothing is kept alive by it. */
export function born<Kind extends keyof Looks>(kind: Kind, one: Looks[Kind]): void {
  const refs: WeakRef<Looks[Kind]>[] = alive[kind];
  if (refs.length >= most) {
    const dead = refs.findIndex((ref) => ref.deref() === undefined);
    refs.splice(Math.max(0, dead), 1);
  }
  refs.push(new WeakRef(one));
}

/** Those that are in use still, the latest 64 at most. */
export function allAlive<Kind extends keyof Looks>(kind: Kind): readonly Looks[Kind][] {
  return (alive[kind] as readonly WeakRef<Looks[Kind]>[]).flatMap((ref) => ref.deref() ?? []);
}
