import { ArgumentError } from '../../../core/argument-error.ts';

export const dialects = ['postgres', 'mysql', 'sqlite'] as const;

/** `mysql` is MySQL 8 and MariaDB 10.6 or later, `postgres` also PGlite. */
export type Dialect = (typeof dialects)[number];

/**
 * A column that holds a time. `ms` and `s`: a number since 1970. `timestamp`: an instant (PostgreSQL `timestamptz`, MySQL
 * `TIMESTAMP`, SQLite text with `Z`). `utc`: date and time in UTC without saying so (PostgreSQL `timestamp`, MySQL `DATETIME`,
 * SQLite text).
 */
export interface TimeColumn {
  /** Its name; it is quoted. */
  readonly column: string;
  /** How the time stands in it. `s` loses what is less than a second. */
  readonly as: 'ms' | 's' | 'timestamp' | 'utc';
}

/** A column that tells vendors, or apps, apart; `values` translates our words into the table's. */
export interface NameColumn {
  /** Its name; it is quoted. */
  readonly column: string;
  /** Our word to what stands in the column. A word that is not among them matches no row. Left out: our words stand there. */
  readonly values?: Readonly<Record<string, string>> | undefined;
}

/** The table holds one of them only: outcomes of any other touch nothing. */
export interface OnlyName {
  /** Our word for that one. */
  readonly is: string;
}

/** The user's own table and what its columns are called. */
export interface TokenTable {
  /** Perhaps with its schema: `public.devices`. An index over the token is what makes this fast. */
  readonly table: string;
  /** The column of the token itself. */
  readonly token: string;
  /** Which vendor a row is of. */
  readonly vendor: NameColumn | OnlyName;
  /** Which app a row is of. */
  readonly app: NameColumn | OnlyName;
  /** When a device itself last reported the token. Left out: pruning wants to be told that this is accepted. A row without it stays. */
  readonly registeredAt?: TimeColumn | undefined;
  /**
   * What makes a token invalid: a time that is set where it was null; a flag that is true while the token is valid; or
   * `delete`, which takes the row away. A new registration has to clear it.
   */
  readonly invalidated:
    | TimeColumn
    | {
        /** The name of the flag; it is quoted. */
        readonly column: string;
        /** True while the token is valid; false is written. A row where it is null counts as invalid. */
        readonly as: 'active';
      }
    | 'delete';
}

/** What the side tables are called: this, then `held`, `sightings`, `fuses`, `feeds`, `audit`. Default `push_outcome_`. */
export interface SideNames {
  /** Letters, digits and underscores, perhaps after a schema and a dot. Default `push_outcome_`. */
  readonly prefix?: string | undefined;
}

export const sideTables = ['held', 'sightings', 'fuses', 'feeds', 'audit'] as const;

export type SideTable = (typeof sideTables)[number];

const identifier = /^[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)?$/;

/** The full name of each side table. Throws an `ArgumentError` for a prefix that is no name. */
export function sideNamesOf({ prefix = 'push_outcome_' }: SideNames = {}): Readonly<Record<SideTable, string>> {
  if (!identifier.test(`${prefix}held`))
    throw new ArgumentError('prefix', prefix, 'letters, digits and underscores, perhaps after a schema and a dot');
  return {
    held: `${prefix}held`,
    sightings: `${prefix}sightings`,
    fuses: `${prefix}fuses`,
    feeds: `${prefix}feeds`,
    audit: `${prefix}audit`,
  };
}

export function checkDialect(dialect: Dialect): void {
  if (!dialects.includes(dialect)) throw new ArgumentError('dialect', dialect, `one of ${dialects.join(', ')}`);
}

/** Throws an `ArgumentError` for a table that is described wrongly. Names may be any: they are quoted. */
export function checkTable({ table, token, vendor, app, registeredAt, invalidated }: TokenTable): void {
  checkText('tokens.table', table);
  checkText('tokens.token', token);
  for (const [name, value] of [
    ['vendor', vendor],
    ['app', app],
  ] as const)
    checkText(`tokens.${name}`, 'is' in (value ?? {}) ? `=${(value as OnlyName).is}` : (value as NameColumn)?.column);
  if (registeredAt) checkTime('tokens.registeredAt', registeredAt, ['ms', 's', 'timestamp', 'utc']);
  if (invalidated !== 'delete') checkTime('tokens.invalidated', invalidated, ['ms', 's', 'timestamp', 'utc', 'active']);
}

function checkTime(name: string, value: { readonly column: string; readonly as: string } | undefined, allowed: readonly string[]): void {
  checkText(`${name}.column`, value?.column);
  if (!allowed.includes(value?.as ?? '')) throw new ArgumentError(`${name}.as`, value?.as, `one of ${allowed.join(', ')}`);
}

function checkText(name: string, value: unknown): void {
  if (typeof value !== 'string' || value === '')
    throw new ArgumentError(name, value, 'the name of a table or column, or { is } for the only one');
}
