import { type Facts, factsOf } from './facts.ts';
import { Labels } from './labels.ts';
import { Problems } from './problems.ts';
import { Timeline } from './timeline.ts';
import { VendorTally } from './vendor-tally.ts';

const mostVendors = 16;

/** All numbers of a report. Its size depends on how many kinds of things happened, never on how many lines there were. */
export class Tally {
  replies = 0;
  /** Lines that could not be read, and what was wrong with the first of them. */
  unread = 0;
  firstUnread: string | undefined;
  /** Targets in replies without a time. */
  untimed = 0;
  readonly vendors = new Labels(mostVendors, () => new VendorTally());
  readonly timeline = new Timeline();
  readonly problems = new Problems();

  /** One reply: its outcomes as `parse` gives them or as `classify` wrote them, and when it came. False where there is none among them. */
  add(outcomes: readonly unknown[], atMs: number | undefined): boolean {
    const all: Facts[] = [];
    for (const outcome of outcomes) {
      const facts = factsOf(outcome);
      if (facts) all.push(facts);
    }
    const first = all[0];
    if (!first) return false;
    this.replies += 1;
    const vendor = this.vendors.of(first.vendor);
    vendor.replies += 1;
    vendor.cost.addReply(all);
    for (const facts of all) this.#count(vendor, facts, atMs);
    return true;
  }

  /** One line that is none. `why` repeats nothing of it. */
  addUnread(why: string): void {
    this.unread += 1;
    this.firstUnread ??= why;
  }

  #count(vendor: VendorTally, facts: Facts, atMs: number | undefined): void {
    vendor.add(facts);
    this.problems.add(facts, atMs);
    const bar = atMs === undefined ? undefined : this.timeline.at(atMs)?.of(facts.vendor);
    if (bar) bar[facts.status] += facts.number;
    else this.untimed += facts.number;
  }
}
