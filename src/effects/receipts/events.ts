/** What a handler tells an operator. */
export type ReceiptEvent =
  | {
      /** A post was not taken: too large, not of this vendor, too many at a time, or not handed on. */
      readonly type: 'refused';
      /** Whose receipts the handler takes. */
      readonly vendor: string;
      /** The HTTP status that was answered: 400, 405, 408, 413, 415, 500 or 503. */
      readonly status: number;
      /** A fixed sentence; nothing of what came stands in it. */
      readonly reason: string;
    }
  | {
      /** Not acknowledged, so the vendor repeats it. */
      readonly type: 'not_delivered';
      /** Whose receipts the handler takes. */
      readonly vendor: string;
      /** `listener`: `onOutcomes` failed. `pruner`: it failed, or was not durable. `late`: they, or `verify`, took longer than `deliverWithinMs`. */
      readonly by: 'listener' | 'pruner' | 'late';
    }
  | {
      /** Counting repeats failed: some may count twice. */
      readonly type: 'seen_failed';
      /** Whose receipts the handler takes. */
      readonly vendor: string;
    };
