export interface ChildOrders {
  readonly url: string;
  readonly name: string;
  /** Where each vendor answers. */
  readonly vendors: Readonly<Record<string, string>>;
  /** A file. */
  readonly ledger: string;
}
