// Mutates every recorded reply along its grammar, makes up bytes, and holds the laws against what comes out: parse, the command
// line, payloads of the queue, replies of SDKs, callbacks. What fails is shrunk and kept in test/fuzz/failures.
//   npm run fuzz -- --minutes 10     or --cases 10000000, --seed 1, --only broken
import { spawnSync } from 'node:child_process';
import { bundle, root } from './bundle.mjs';

const file = await bundle('test/fuzz/main.ts');
const { status } = spawnSync(process.execPath, [file, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
