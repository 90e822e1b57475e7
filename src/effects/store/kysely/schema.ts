import { checkDialect, type Dialect, type SideNames, type SideTable, sideNamesOf, sideTables } from './names.ts';

/** Names are compared byte by byte in every dialect, or two apps would share a fuse. */
const words: Readonly<Record<Dialect, { readonly name: string; readonly text: string; readonly number: string; readonly end: string }>> = {
  postgres: { name: 'text', text: 'text', number: 'bigint', end: '' },
  sqlite: { name: 'text', text: 'text', number: 'integer', end: '' },
  mysql: { name: 'varchar(255)', text: 'longtext', number: 'bigint', end: ' engine = InnoDB, character set utf8mb4, collate utf8mb4_bin' },
};

/**
 * The statements that create the side tables, ready to be put into a migration. Nothing here runs them. Tokens stand in the
 * clear in `held` alone (they have to be found again); `sightings` has SHA-256 of them, `audit` a keyed hash.
 */
export function schemaFor(dialect: Dialect, side?: SideNames): string {
  checkDialect(dialect);
  const names = sideNamesOf(side);
  const quoted = (name: string) =>
    name
      .split('.')
      .map((part) => (dialect === 'mysql' ? `\`${part}\`` : `"${part}"`))
      .join('.');
  const indexName = (table: SideTable, column: string) => quoted(`${names[table].split('.').at(-1)}_by_${column}`);
  const { end } = words[dialect];
  const tables = sideTables.map(
    (table) => `create table ${quoted(names[table])} (\n  ${columnsOf(table, dialect).join(',\n  ')}\n)${end};`,
  );
  const indexes = ['token', 'at_ms'].map((column) => `create index ${indexName('audit', column)} on ${quoted(names.audit)} (${column});`);
  return `${[...tables, ...indexes].join('\n')}\n`;
}

function columnsOf(table: SideTable, dialect: Dialect): readonly string[] {
  const { name, text, number } = words[dialect];
  const short = dialect === 'mysql' ? 'varchar(64)' : 'text';
  const scope = [`vendor ${short} not null`, `app ${name} not null`];
  switch (table) {
    case 'held':
      return [`id ${short} not null primary key`, ...scope, `held_at_ms ${number} not null`, `body ${text} not null`];
    case 'sightings':
      return [
        ...scope,
        `token ${short} not null`,
        `api ${short} not null`,
        `rule_name ${short} not null`,
        `first_at_ms ${number} not null`,
        `last_at_ms ${number} not null`,
        `seen ${number} not null`,
        'primary key (vendor, app, token, api, rule_name)',
      ];
    case 'fuses':
      return [
        ...scope,
        `state ${short} not null`,
        `at_ms ${number} not null`,
        `words ${text} not null`,
        `said_by ${name}`,
        'primary key (vendor, app)',
      ];
    case 'feeds':
      return [...scope, `hour_ms ${number} not null`, `tokens ${number} not null`, 'primary key (vendor, app, hour_ms)'];
    case 'audit':
      return [`at_ms ${number} not null`, ...scope, `action ${short} not null`, `token ${name}`, `detail ${text} not null`];
  }
}
