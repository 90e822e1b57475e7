const longestChain = 16;

/**
 * A hash table of sent targets by eight of their characters. A `Map` has to hash every name of a fresh body from end
 * to end, which costs more than parsing it; tokens that are too much alike for eight characters get a `Map` all the same.
 */
export class TargetTable {
  /** How many different targets there are. */
  size = 0;
  private readonly targets: readonly string[];
  private readonly mask: number;
  /** The last place entered under a hash, plus one; 0 where there is none. */
  private readonly heads: Int32Array;
  /** The place entered before it under the same hash, plus one. */
  private readonly chain: Int32Array;
  /** The place where the same target stands again, plus one. */
  private repeats: Int32Array | undefined = undefined;
  /** The same, less those that have been told. */
  private untold: Int32Array | undefined = undefined;
  private map: Map<string, number> | undefined = undefined;

  constructor(targets: readonly string[]) {
    const slots = 2 ** Math.ceil(Math.log2(targets.length * 4));
    this.targets = targets;
    this.mask = slots - 1;
    this.heads = new Int32Array(slots);
    this.chain = new Int32Array(targets.length);
    // Backwards, so that a target that was given twice is found at its first place.
    for (let place = targets.length - 1; place >= 0 && !this.map; place -= 1) this.enter(targets[place] as string, place);
    if (this.map) this.enterAll(this.map);
  }

  /** The first place of a target, or -1. */
  find(target: string): number {
    if (this.map) return this.map.get(target) ?? -1;
    for (let next = this.heads[hashOf(target) & this.mask] as number; next; next = this.chain[next - 1] as number)
      if (this.targets[next - 1] === target) return next - 1;
    return -1;
  }

  /** The next place of the same target, or -1. Each is told once, so that a name repeated in a reply costs no more than itself. */
  again(place: number): number {
    const { untold } = this;
    if (!untold) return -1;
    const next = untold[place] as number;
    untold[place] = 0;
    return next - 1;
  }

  /** From here on `again` tells each place once more. */
  rewind(): void {
    this.untold = this.repeats?.slice();
  }

  private enter(target: string, place: number): void {
    const slot = hashOf(target) & this.mask;
    const head = this.heads[slot] as number;
    let before = 0;
    let length = 0;
    for (let next = head; next; next = this.chain[next - 1] as number) {
      length += 1;
      if (this.targets[next - 1] === target) {
        this.enterAgain(slot, place, next, before);
        return;
      }
      before = next;
    }
    if (length === longestChain) this.map = new Map();
    this.size += 1;
    this.chain[place] = head;
    this.heads[slot] = place + 1;
  }

  /** Takes the place of the later one in its chain. */
  private enterAgain(slot: number, place: number, later: number, before: number): void {
    this.repeats ??= new Int32Array(this.targets.length);
    this.repeats[place] = later;
    this.chain[place] = this.chain[later - 1] as number;
    if (before > 0) this.chain[before - 1] = place + 1;
    else this.heads[slot] = place + 1;
  }

  private enterAll(map: Map<string, number>): void {
    this.repeats = new Int32Array(this.targets.length);
    for (let place = this.targets.length - 1; place >= 0; place -= 1) {
      const target = this.targets[place] as string;
      this.repeats[place] = (map.get(target) ?? -1) + 1;
      map.set(target, place);
    }
    this.size = map.size;
  }
}

function hashOf(text: string): number {
  const { length } = text;
  let hash = length;
  if (length < 12) for (let index = 0; index < length; index += 1) hash = mix(hash, text, index);
  else {
    hash = mix(mix(mix(hash, text, 3), text, 5), text, 8);
    hash = mix(mix(hash, text, length >> 2), text, length >> 1);
    hash = mix(mix(mix(hash, text, length - 5), text, length - 2), text, length - 1);
  }
  return hash ^ (hash >>> 15);
}

const mix = (hash: number, text: string, index: number): number => (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
