import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { isRecord } from '../../core/values.ts';
import { messageIdOf } from './envelope.ts';
import { findingOf, groupOf, type Item, nameOf } from './item.ts';

/** One target may be sent several messages in a batch: its first item answers for the first of them, a lone item for all. */
export function byPlace(items: readonly unknown[], reply: Reply, targets: readonly string[]): readonly Finding[] {
  const places = placesOf(targets);
  const findings: Finding[] = [];
  for (const [name, answers] of itemsByName(items, reply)) {
    const free = places.get(name) ?? [];
    for (let index = 0; index < answers.length; index += 1) {
      const item = answers[index] as Item;
      const positions = answers.length === 1 ? free : free.slice(index, index + 1);
      findings.push({ ...findingOf(groupOf(item, messageIdOf(item, reply), name)), targets: undefined, positions });
    }
  }
  return findings;
}

function itemsByName(items: readonly unknown[], reply: Reply): ReadonlyMap<string, readonly Item[]> {
  const byName = new Map<string, Item[]>();
  for (const item of items) {
    const name = isRecord(item) ? nameOf(item, reply) : undefined;
    if (name !== undefined) add(byName, name, item as Item);
  }
  return byName;
}

function placesOf(targets: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, target] of targets.entries()) add(places, target, place);
  return places;
}

function add<Value>(lists: Map<string, Value[]>, name: string, value: Value): void {
  const known = lists.get(name);
  if (known) known.push(value);
  else lists.set(name, [value]);
}
