import { spawnSync } from 'node:child_process';

/** What a command prints; where it fails, an error with the end of what it said. */
export function run(command, parameters, cwd, environment = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, parameters, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: 300_000,
    env: { ...process.env, NO_COLOR: '1', ...environment },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${parameters.slice(0, 3).join(' ')}: ${`${stdout}\n${stderr}`.trim().slice(-1500)}`);
  return stdout;
}
