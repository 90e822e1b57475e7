/** What a handler tells an operator. */
export type ReceiptEvent =
  | { readonly type: 'refused'; readonly vendor: string; readonly status: number; readonly reason: string }
  /** Not acknowledged, so the vendor repeats it. `late`: listener or pruner took too long. */
  | { readonly type: 'not_delivered'; readonly vendor: string; readonly by: 'listener' | 'pruner' | 'late' }
  /** Counting repeats failed: some may count twice. */
  | { readonly type: 'seen_failed'; readonly vendor: string };
