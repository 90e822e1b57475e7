import type { Flight } from './flight.ts';

/**
 * The sends under way, in no order. No `Set`: one that is filled and emptied a million times leaves a chain of tables
 * behind, and with them everything that ever stood in them, until the whole heap is collected.
 */
export class Flights<Credential> {
  private readonly list: Flight<Credential>[] = [];

  get size(): number {
    return this.list.length;
  }

  add(flight: Flight<Credential>): void {
    flight.place = this.list.push(flight) - 1;
  }

  delete(flight: Flight<Credential>): void {
    const last = this.list.pop();
    if (!last || last === flight) return;
    this.list[flight.place] = last;
    last.place = flight.place;
  }

  cut(because: 'aborted' | 'deadline'): void {
    for (const flight of [...this.list]) flight.cut(because);
  }
}
