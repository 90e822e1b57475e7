/** What stands in a heap knows its place, so that it can be taken out of the middle. */
export interface Placed {
  place: number;
}

/** A binary heap: the least first. */
export class Heap<Item extends Placed> {
  private readonly items: Item[] = [];
  private readonly isBefore: (a: Item, b: Item) => boolean;

  constructor(isBefore: (a: Item, b: Item) => boolean) {
    this.isBefore = isBefore;
  }

  get size(): number {
    return this.items.length;
  }

  get first(): Item | undefined {
    return this.items[0];
  }

  values(): readonly Item[] {
    return this.items;
  }

  push(item: Item): void {
    this.put(item, this.items.length);
    this.rise(item);
  }

  remove(item: Item): void {
    const last = this.items.pop();
    if (last === undefined || last === item) return;
    this.put(last, item.place);
    this.rise(last);
    this.sink(last);
  }

  private rise(item: Item): void {
    while (item.place > 0) {
      const parent = this.items[(item.place - 1) >> 1];
      if (parent === undefined || !this.isBefore(item, parent)) return;
      this.swap(item, parent);
    }
  }

  private sink(item: Item): void {
    for (;;) {
      const child = this.lesser(this.items[item.place * 2 + 1], this.items[item.place * 2 + 2]);
      if (child === undefined || !this.isBefore(child, item)) return;
      this.swap(item, child);
    }
  }

  private lesser(left: Item | undefined, right: Item | undefined): Item | undefined {
    return left !== undefined && right !== undefined && this.isBefore(right, left) ? right : left;
  }

  private swap(a: Item, b: Item): void {
    const { place } = a;
    this.put(a, b.place);
    this.put(b, place);
  }

  private put(item: Item, place: number): void {
    this.items[place] = item;
    item.place = place;
  }
}
