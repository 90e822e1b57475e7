import { ArgumentError } from '../../core/argument-error.ts';
import { deliverDefaults } from './defaults.ts';

/** Who was sent which message. One that outlives the process makes a second start after a crash safe. */
export interface Ledger {
  /** Those of these targets that got the message, or may have got it. If it fails, they are not sent. */
  taken(messageKey: string, targets: readonly string[]): ReadonlySet<string> | PromiseLike<ReadonlySet<string>>;
  /**
   * `uncertain` is noted before each send, so a crash leaves it behind; `refused` takes it away again. If it fails before
   * a send, the send does not happen.
   */
  note(messageKey: string, targets: readonly string[], status: 'accepted' | 'uncertain' | 'refused'): unknown;
}

/** A ledger that lives as long as the process. Forgets the oldest beyond `most` (default 100,000) targets, over all messages. */
export function memoryLedger({ most = deliverDefaults.ledger }: { readonly most?: number } = {}): Ledger {
  if (!(most >= 1)) throw new ArgumentError('most', most, 'a number, 1 or more');
  const known = new Set<string>();
  const idOf = (messageKey: string, target: string) => JSON.stringify([messageKey, target]);
  return {
    taken: (messageKey, targets) => new Set(targets.filter((target) => known.has(idOf(messageKey, target)))),
    note: (messageKey, targets, status) => {
      for (const target of targets) {
        const id = idOf(messageKey, target);
        if (status === 'refused') known.delete(id);
        else known.add(id);
        if (known.size > most) for (const oldest of known) if (known.delete(oldest)) break;
      }
    },
  };
}
