// Mutates every recorded reply along its grammar, makes up bytes, and holds the laws against what comes out: parse, the command
// line, payloads of the queue, replies of SDKs, callbacks. What fails is shrunk and kept in test/fuzz/failures.
//   npm run fuzz -- --minutes 10     or --cases 10000000, --seed 1, --only broken
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'node_modules/.push-outcome/fuzz.mjs');
const made = await rolldown({
  input: join(root, 'test/fuzz/main.ts'),
  platform: 'node',
  external: (id) => !/^[./]/.test(id) && !id.includes(root),
  logLevel: 'silent',
});
await made.write({ file, format: 'esm', codeSplitting: false });
await made.close();
const { status } = spawnSync(process.execPath, [file, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
