export { type KyselyStoreOptions, kyselyStore } from './kysely-store.ts';
export type { Dialect, NameColumn, OnlyName, SideNames, TimeColumn, TokenTable } from './names.ts';
export { type EmbeddedPostgres, openPglite } from './pglite.ts';
export { schemaFor } from './schema.ts';
