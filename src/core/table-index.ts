import { nobody, TargetIndex } from './target-index.ts';
import { TargetTable } from './target-table.ts';

const few = 8;

/** The same for batches: more than a handful are indexed once, when first asked. */
export class TableIndex extends TargetIndex {
  private table: TargetTable | undefined = undefined;
  private owners: number[] | undefined = undefined;

  override has(target: string): boolean {
    const table = this.indexed();
    return table ? table.find(target) >= 0 : super.has(target);
  }

  override get size(): number {
    return this.indexed()?.size ?? super.size;
  }

  override claim(target: string, owners: number[], owner: number): void {
    const table = this.indexed();
    if (!table) {
      super.claim(target, owners, owner);
      return;
    }
    if (this.owners !== owners) table.rewind();
    this.owners = owners;
    for (let place = table.find(target); place >= 0; place = table.again(place)) if (owners[place] === nobody) owners[place] = owner;
  }

  private indexed(): TargetTable | undefined {
    if (this.targets.length <= few) return undefined;
    this.table ??= new TargetTable(this.targets);
    return this.table;
  }
}
