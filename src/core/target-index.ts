import { TargetTable } from './target-table.ts';

const few = 8;

/** The owner of a place that no finding speaks of. */
export const nobody = -1;

/** Where each sent target stands, for replies that name targets. A handful is searched; more are indexed once, when first asked. */
export class TargetIndex {
  private readonly targets: readonly string[];
  private table: TargetTable | undefined = undefined;

  constructor(targets: readonly string[]) {
    this.targets = targets;
  }

  has(target: string): boolean {
    return this.targets.length <= few ? this.targets.includes(target) : this.indexed().find(target) >= 0;
  }

  /** How many different targets were sent. */
  get size(): number {
    const { targets } = this;
    return targets.length <= few ? targets.filter((target, place) => targets.indexOf(target) === place).length : this.indexed().size;
  }

  /** Writes `owner` at every place of this target that nobody owns yet. */
  claim(target: string, owners: number[], owner: number): void {
    if (this.targets.length <= few) this.claimFew(target, owners, owner);
    else this.claimMany(target, owners, owner, this.indexed());
  }

  private claimMany(target: string, owners: number[], owner: number, table: TargetTable): void {
    for (let place = table.find(target); place >= 0; place = table.again(place)) if (owners[place] === nobody) owners[place] = owner;
  }

  private claimFew(target: string, owners: number[], owner: number): void {
    for (let place = 0; place < this.targets.length; place += 1)
      if (owners[place] === nobody && this.targets[place] === target) owners[place] = owner;
  }

  private indexed(): TargetTable {
    this.table ??= new TargetTable(this.targets);
    return this.table;
  }
}
