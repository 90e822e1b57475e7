import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** TypeScript as Node 20 runs it, below the package so that its dependencies are found. */
export async function bundle(entry: string): Promise<string> {
  const folder = join(root, 'node_modules', '.push-outcome');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${entry.replace(/.*\//, '').replace(/\.ts$/, '')}-${process.pid}.mjs`);
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
