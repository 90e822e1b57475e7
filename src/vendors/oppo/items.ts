import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { isRecord } from '../../core/values.ts';
import { Alike } from './alike.ts';
import { messageIdOf } from './envelope.ts';
import { findingOf, type Group, groupOf, type Item, nameOf } from './item.ts';
import { byPlace } from './repeated.ts';

/** A batch answers for every target by name; a target that stands in no item was not answered. */
export function readItems(items: readonly unknown[], reply: Reply, request: Request): readonly Finding[] {
  const lone = loneItem(items, reply, request);
  if (lone) return [findingOf(groupOf(lone, messageIdOf(lone, reply), request.targets[0] as string))];
  if (request.index.size < request.targets.length) return byPlace(items, reply, request.targets);
  return grouped(items, reply).map(findingOf);
}

/** One target and one item: an item without a name, or one that has another name for an alias, can be about nobody else. */
function loneItem(items: readonly unknown[], reply: Reply, { kind, targets }: Request): Item | undefined {
  const [item] = items;
  if (items.length !== 1 || targets.length !== 1 || !isRecord(item)) return undefined;
  const isToken = kind === undefined || kind === 'token';
  return isToken && nameOf(item, reply) !== undefined ? undefined : item;
}

/** Hot: a thousand targets that were refused alike cost one group and no text of its own. */
function grouped(items: readonly unknown[], reply: Reply): readonly Group[] {
  const groups: Group[] = [];
  const alike = new Alike();
  for (const item of items) {
    const name = isRecord(item) ? nameOf(item, reply) : undefined;
    if (name === undefined) continue;
    const known = alike.find(item as Item);
    if (known) known.targets.push(name);
    else groups.push(alike.keep(groupOf(item as Item, messageIdOf(item, reply), name)));
  }
  return groups;
}
