import { readFileSync } from 'node:fs';

/** A block of the document: a file with a name and its text. */
export interface Block {
  readonly name: string;
  readonly code: string;
}

export const recipes = readFileSync(new URL('../../docs/recipes.md', import.meta.url), 'utf8');

/** Every block of TypeScript. Its first line is a comment with the name of its file. */
export const blocks: readonly Block[] = [...recipes.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => ({
  name: /^\/\/ ([\w.-]+\.ts)\n/.exec(code)?.[1] ?? '',
  code,
}));
