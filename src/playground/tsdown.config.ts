import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsdown';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const built = here('../../dist/playground/');

/** The pages: `tsdown -c src/playground/tsdown.config.ts`, after the package itself, whose build empties `dist`. */
export default defineConfig({
  cwd: here('../..'),
  entry: { playground: here('main.ts') },
  outDir: built,
  dts: false,
  fixedExtension: false,
  platform: 'browser',
  target: 'es2022',
  tsconfig: here('tsconfig.json'),
  minify: true,
  deps: { alwaysBundle: /.*/, onlyBundle: false },
  hooks: { 'build:done': finishPages },
});

/** The browser fetches everything that the first code needs at once, where it would find one file through another. */
async function finishPages(): Promise<void> {
  const needed = (await readdir(built)).filter((name) => name.endsWith('.js') && !/^(?:playground\.|simulation-)/.test(name)).sort();
  const preloads = needed.map((name) => `    <link rel="modulepreload" href="./${name}">\n`).join('');
  const page = await readFile(here('index.html'), 'utf8');
  await writeFile(`${built}index.html`, page.replace('  </head>', `${preloads}  </head>`));
  await copyFile(here('style.css'), `${built}style.css`);
  const licences = ['preact', 'zod'].map(
    async (name) => `${name}\n\n${await readFile(here(`../../node_modules/${name}/LICENSE`), 'utf8')}`,
  );
  await writeFile(`${built}licences.txt`, (await Promise.all(licences)).join('\n'));
}
