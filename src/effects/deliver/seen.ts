import { deliverDefaults } from './defaults.ts';

/** One generation: 96 bits a target in open addressing, for a million strings would weigh ten times as much. */
class Table {
  count = 0;
  private words = new Uint32Array(3 * 1024);
  private slots = 1024;

  has(a: number, b: number, c: number): boolean {
    return this.find(a, b, c) < 0;
  }

  /** False where it stands already. */
  add(a: number, b: number, c: number): boolean {
    if (this.count * 4 >= this.slots * 3) this.grow();
    const at = this.find(a, b, c);
    if (at < 0) return false;
    this.put(at, a, b, c);
    this.count += 1;
    return true;
  }

  private put(at: number, a: number, b: number, c: number): void {
    this.words[at] = a;
    this.words[at + 1] = b;
    this.words[at + 2] = c;
  }

  /** Where it would stand; -1 where it stands already. A first word of 0 is an empty place. */
  private find(a: number, b: number, c: number): number {
    const { words } = this;
    for (let slot = b & (this.slots - 1); ; slot = (slot + 1) & (this.slots - 1)) {
      const at = slot * 3;
      if (words[at] === 0) return at;
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c) return -1;
    }
  }

  private grow(): void {
    const { words } = this;
    this.slots *= 2;
    this.words = new Uint32Array(3 * this.slots);
    for (let at = 0; at < words.length; at += 3) {
      const [a, b, c] = [words[at] as number, words[at + 1] as number, words[at + 2] as number];
      if (a !== 0) this.put(this.find(a, b, c), a, b, c);
    }
  }
}

/**
 * Which targets were given already. A target that is taken for another would be lost, so 96 bits are kept of each: one
 * chance in 10^17 for a million. Remembers the last two to four million (by default); 25 bytes each, 100 MB at the very most.
 */
export class Seen {
  private readonly most: number;
  private readonly seed: number;
  private young = new Table();
  private old = new Table();

  constructor(random: () => number, most: number = deliverDefaults.seen) {
    this.most = most;
    this.seed = Math.floor(random() * 2 ** 32);
  }

  /** False for one that was given already. */
  add(target: string): boolean {
    let a = 1779033703 ^ this.seed;
    let b = 3144134277 ^ target.length;
    let c = 1013904242;
    let d = 2773480762;
    for (let index = 0; index < target.length; index += 1) {
      const code = target.charCodeAt(index);
      a = b ^ Math.imul(a ^ code, 597399067);
      b = c ^ Math.imul(b ^ code, 2869860233);
      c = d ^ Math.imul(c ^ code, 951274213);
      d = a ^ Math.imul(d ^ code, 2716044179);
    }
    a = Math.imul(c ^ (a >>> 18), 597399067);
    b = Math.imul(d ^ (b >>> 22), 2869860233);
    c = Math.imul(a ^ (c >>> 17), 951274213);
    d = Math.imul(b ^ (d >>> 19), 2716044179);
    return this.note((a ^ b ^ c ^ d) >>> 0 || 1, (b ^ a) >>> 0, (c ^ a) >>> 0);
  }

  private note(a: number, b: number, c: number): boolean {
    if (this.old.count > 0 && this.old.has(a, b, c)) return false;
    if (!this.young.add(a, b, c)) return false;
    if (this.young.count >= this.most) {
      this.old = this.young;
      this.young = new Table();
    }
    return true;
  }
}
