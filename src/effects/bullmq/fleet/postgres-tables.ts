/** The two tables of a shared gate, for those who create tables themselves. */
export const gateTables = (prefix = 'push_outcome'): string => `create table if not exists ${prefix}_gate (
  id text primary key, body text not null, until_ms bigint not null, keep_ms bigint not null);
create table if not exists ${prefix}_rate (key varchar(255) primary key, points integer not null default 0, expire bigint);`;
