import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** The folder of the package, wherever this file was bundled to. */
export const root = (function up(folder) {
  return existsSync(join(folder, 'tsdown.config.ts')) ? folder : up(dirname(folder));
})(dirname(fileURLToPath(import.meta.url)));

let serial = 0;

/** TypeScript as Node 20 runs it, in a file below the package so that its dependencies are found. Gives its path. */
export async function bundle(entry) {
  const folder = join(root, 'node_modules', '.push-outcome');
  mkdirSync(folder, { recursive: true });
  // A module is loaded once under its name, and many an entry is called index.
  serial += 1;
  const file = join(folder, `${basename(entry, '.ts')}-${process.pid}-${serial}.mjs`);
  const made = await rolldown({
    input: join(root, entry),
    platform: 'node',
    external: (id) => !/^[./]/.test(id) && !id.includes(root),
    logLevel: 'silent',
  });
  await made.write({ file, format: 'esm', codeSplitting: false });
  await made.close();
  return file;
}

/** The exports of a module in TypeScript. */
export async function load(entry) {
  const file = await bundle(entry);
  const module = await import(pathToFileURL(file).href);
  rmSync(file);
  return module;
}
