import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { contractOf } from './contract.ts';
import { type Shape, sqlBench } from './sql-bench.ts';

const columns = { token: 'text', name: 'text', registered: 'text', invalidated: 'text' };
const shapes: readonly Shape[] = [
  {
    name: 'text with Z',
    dialect: 'sqlite',
    columns: { ...columns, token: 'text collate nocase' },
    registeredAs: 'timestamp',
    invalidated: 'timestamp',
  },
  { name: 'text in UTC, rows deleted', dialect: 'sqlite', columns, registeredAs: 'utc', invalidated: 'delete' },
  {
    name: 'milliseconds, a flag',
    dialect: 'sqlite',
    columns: { ...columns, registered: 'integer' },
    registeredAs: 'ms',
    invalidated: 'active',
  },
];

for (const shape of shapes)
  contractOf(`SQLite (${shape.name})`, async () => {
    const db = new Kysely({ dialect: new SqliteDialect({ database: new Database(':memory:') }) });
    return sqlBench(db, shape, () => db.destroy());
  });
