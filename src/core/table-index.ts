import { nobody, TargetIndex } from './target-index.ts';
import { TargetTable } from './target-table.ts';

const few = 8;

/** The same for batches: more than a handful are indexed once, when first asked. */
export class TableIndex extends TargetIndex {
  private table: TargetTable | undefined = undefined;
  private owners: number[] | undefined = undefined;

  override has(target: string): boolean {
    return this.targets.length <= few ? super.has(target) : this.indexed().find(target) >= 0;
  }

  override get size(): number {
    return this.targets.length <= few ? super.size : this.indexed().size;
  }

  override claim(target: string, owners: number[], owner: number): void {
    if (this.targets.length <= few) {
      super.claim(target, owners, owner);
      return;
    }
    const table = this.indexed();
    if (this.owners !== owners) table.rewind();
    this.owners = owners;
    for (let place = table.find(target); place >= 0; place = table.again(place)) if (owners[place] === nobody) owners[place] = owner;
  }

  private indexed(): TargetTable {
    this.table ??= new TargetTable(this.targets);
    return this.table;
  }
}
