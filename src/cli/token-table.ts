import type { NameColumn, OnlyName, SideNames, TimeColumn, TokenTable } from '../effects/store/kysely/names.ts';
import { UsageError } from './input.ts';

/** The options that describe the user's table. */
export interface TableOptions {
  readonly table?: string;
  readonly token: string;
  readonly vendor: string;
  readonly app: string;
  readonly registeredAt: string;
  readonly invalidated: string;
  readonly sidePrefix?: string;
  readonly side?: boolean;
  readonly withoutRegisteredAt?: boolean;
}

const times = ['timestamp', 'utc', 'ms', 's'];

/** The table as the options describe it. Throws a `UsageError` for an option that cannot be. */
export function tokenTableOf(options: TableOptions): TokenTable {
  if (options.table === undefined) throw new UsageError('--table must name the table of the tokens');
  const registeredAt = options.registeredAt === 'none' ? undefined : timeOf('--registered-at', options.registeredAt);
  if (!registeredAt && !options.withoutRegisteredAt)
    throw new UsageError('without --registered-at a living token may be lost: say --without-registered-at to accept that');
  return {
    table: options.table,
    token: options.token,
    vendor: nameOf(options.vendor),
    app: nameOf(options.app),
    registeredAt,
    invalidated: invalidatedOf(options.invalidated),
  };
}

export const sideOf = ({ side, sidePrefix }: TableOptions): SideNames | false => (side === false ? false : { prefix: sidePrefix });

/** `=fcm`: all rows are of it; anything else is a column. */
const nameOf = (text: string): NameColumn | OnlyName => (text.startsWith('=') ? { is: text.slice(1) } : { column: text });

function invalidatedOf(text: string): TokenTable['invalidated'] {
  if (text === 'delete') return 'delete';
  const [column = '', as = 'timestamp'] = text.split(':');
  return as === 'active' ? { column, as } : timeOf('--invalidated', text);
}

function timeOf(option: string, text: string): TimeColumn {
  const [column = '', as = 'timestamp'] = text.split(':');
  if (column === '' || !times.includes(as)) throw new UsageError(`${option} must be a column, perhaps followed by :${times.join(', :')}`);
  return { column, as: as as TimeColumn['as'] };
}
