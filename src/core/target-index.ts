/** The owner of a place that no finding speaks of. */
export const nobody = -1;

/** Where each sent target stands, for replies that name targets. Here they are searched, which is enough for a handful. */
export class TargetIndex {
  protected readonly targets: readonly string[];

  constructor(targets: readonly string[]) {
    this.targets = targets;
  }

  has(target: string): boolean {
    return this.targets.includes(target);
  }

  /** How many different targets were sent. */
  get size(): number {
    return this.targets.filter((target, place) => this.targets.indexOf(target) === place).length;
  }

  /** Writes `owner` at every place of this target that nobody owns yet. */
  claim(target: string, owners: number[], owner: number): void {
    this.targets.forEach((sent, place) => {
      if (owners[place] === nobody && sent === target) owners[place] = owner;
    });
  }
}
