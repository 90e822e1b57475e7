import type { PruneMemory } from './memory.ts';
import { processMemory } from './process-memory.ts';
import { type Death, keyOf, type Move, type Registration, type Scope, type TokenStore } from './store.ts';

interface Row {
  registeredAtMs: number;
  invalidatedAtMs: number | undefined;
}

/** Tokens in this process, for tests and for those who keep them in memory anyway. */
export interface MemoryStore extends TokenStore {
  /** A device itself reports its token: it is valid from now on. */
  register(scope: Scope, token: string, registeredAtMs: number): void;
  /** The valid tokens, in the order of their registration. */
  tokens(scope: Scope): readonly string[];
  find(scope: Scope, tokens: readonly string[]): Promise<readonly Registration[]>;
}

/** With a memory given, what pruning remembers outlives the pruner; the default one lives as long as the store. */
export function memoryStore(options: { readonly memory?: PruneMemory } = {}): MemoryStore {
  const memory = options.memory ?? processMemory();
  const apps = new Map<string, Map<string, Row>>();
  const rowsOf = (scope: Scope) => apps.get(keyOf(scope)) ?? new Map<string, Row>();
  const store: MemoryStore = {
    knowsRegisteredAt: true,
    memory,
    register: (scope, token, registeredAtMs) => {
      const rows = rowsOf(scope);
      apps.set(keyOf(scope), rows.set(token, { registeredAtMs, invalidatedAtMs: undefined }));
    },
    tokens: (scope) => [...rowsOf(scope)].filter(([, { invalidatedAtMs }]) => invalidatedAtMs === undefined).map(([token]) => token),
    invalidate: async (scope, deaths, atMs) => {
      const rows = rowsOf(scope);
      return tokensOf(deaths.filter((death) => invalidate(rows, death, atMs)));
    },
    move: async (scope, moves, atMs) => {
      const rows = rowsOf(scope);
      return tokensOf(moves.filter((move) => moveIn(rows, move, atMs)));
    },
    find: async (scope, tokens) => tokens.flatMap((token) => registration(token, rowsOf(scope).get(token))),
    count: async (scope) => store.tokens(scope).length,
    together: (work) => work(store, memory),
  };
  return store;
}

const tokensOf = (deaths: readonly Death[]): string[] => deaths.map(({ token }) => token);

function invalidate(rows: Map<string, Row>, { token, registeredBeforeMs }: Death, atMs: number): boolean {
  const row = rows.get(token);
  if (!row || row.invalidatedAtMs !== undefined || !(row.registeredAtMs < registeredBeforeMs)) return false;
  row.invalidatedAtMs = atMs;
  return true;
}

function moveIn(rows: Map<string, Row>, move: Move, atMs: number): boolean {
  const row = rows.get(move.token);
  if (!row || !invalidate(rows, move, atMs)) return false;
  if (rows.has(move.replacement)) return true;
  rows.delete(move.token);
  rows.set(move.replacement, { registeredAtMs: row.registeredAtMs, invalidatedAtMs: undefined });
  return true;
}

function registration(token: string, row: Row | undefined): Registration[] {
  return row ? [{ token, registeredAtMs: row.registeredAtMs, invalidated: row.invalidatedAtMs !== undefined }] : [];
}
