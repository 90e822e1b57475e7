import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blocks } from './blocks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a name in an import stands for: the sources, and for Nest, which is not installed, what the recipe takes of it. */
const files: readonly (readonly [name: string, file: string])[] = [
  ['push-outcome', 'src/index.ts'],
  ['push-outcome/axios', 'src/clients/axios/index.ts'],
  ['push-outcome/fetch', 'src/clients/fetch/index.ts'],
  ['push-outcome/http2', 'src/clients/http2/index.ts'],
  ['push-outcome/testing', 'src/testing/index.ts'],
  ['@nestjs/axios', 'test/recipes/nest/axios.ts'],
  ['@nestjs/common', 'test/recipes/nest/common.ts'],
];

const paths = Object.fromEntries(files.map(([name, file]) => [name, [join(root, file)]]));

export const aliases = files.map(([name, file]) => ({ find: new RegExp(`^${name}$`), replacement: join(root, file) }));

/** Nest's decorators are the older kind. */
const tsconfig = {
  extends: join(root, 'tsconfig.json'),
  compilerOptions: { paths, experimentalDecorators: true, emitDecoratorMetadata: true },
  include: ['*.ts'],
  exclude: [],
};

const vitestConfig = `export default {
  resolve: { alias: [${aliases.map(({ find, replacement }) => `{ find: ${find}, replacement: ${JSON.stringify(replacement)} }`).join(', ')}] },
  test: { include: ['push.test.ts'] },
};`;

/** The document as somebody's project: every block a file, and the packages beside it. */
export function makeProject(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'push-outcome-recipes-'));
  for (const { name, code } of blocks) writeFileSync(join(folder, name), code);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  writeFileSync(join(folder, 'vitest.config.mjs'), vitestConfig);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
