import type { Group, Item } from './item.ts';

/** The groups without a message id, found by what stands in the item as it stands there. */
export class Alike {
  readonly #byCode = new Map<unknown, Map<unknown, Group>>();
  #last: Group | undefined;

  find({ messageId, message_id, errorCode, errorMessage }: Item): Group | undefined {
    if (messageId || message_id) return undefined;
    const last = this.#last;
    if (last && last.errorCode === errorCode && last.errorMessage === errorMessage) return last;
    const found = this.#byCode.get(errorCode)?.get(errorMessage);
    this.#last = found ?? last;
    return found;
  }

  keep(group: Group): Group {
    if (group.messageId !== undefined) return group;
    const known = this.#byCode.get(group.errorCode);
    if (known) known.set(group.errorMessage, group);
    else this.#byCode.set(group.errorCode, new Map([[group.errorMessage, group]]));
    this.#last = group;
    return group;
  }
}
