/** `none`: every request is repeated by p-retry, and nothing holds it back. */
export type Restraint = 'shared' | 'alone' | 'none';

export interface OutageOrders {
  readonly url: string;
  readonly name: string;
  readonly restraint: Restraint;
  /** Where each vendor answers. */
  readonly vendors: Readonly<Record<string, string>>;
}
