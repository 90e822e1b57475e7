import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ours = ['p-retry', 'zod'];

/** What a user's machine takes in with the package, by the lock file: all from the registry, with a digest, without a script. */
export const dependencies = ({ root }) => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { dependencies: direct } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const atRunTime = Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.peer);
  return [
    {
      name: 'depends on p-retry and zod, and on nothing else',
      work: () => {
        if (Object.keys(direct).sort().join() !== ours.join()) throw new Error(`depends on ${Object.keys(direct)}`);
      },
    },
    {
      name: 'no dependency at run time has an install script',
      work: () => {
        const scripted = atRunTime.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
        if (scripted.length > 0) throw new Error(scripted.join(', '));
        return atRunTime.map(([path]) => path.replace('node_modules/', '')).join(', ');
      },
    },
    {
      name: 'every entry of the lock file has its digest, and none comes from elsewhere',
      work: () => {
        const strays = Object.entries(packages).filter(
          ([path, { integrity, link, resolved }]) => path !== '' && !link && (!integrity || /^(?:git|file|http:)/.test(resolved ?? '')),
        );
        if (strays.length > 0) throw new Error(strays.map(([path]) => path).join(', '));
        return `${Object.keys(packages).length - 1} entries`;
      },
    },
    {
      name: 'no weakness is known of what a user installs',
      work: () => {
        const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--omit=peer', '--json'], {
          cwd: root,
          encoding: 'utf8',
          timeout: 60_000,
        });
        const counts = answered(stdout)?.metadata?.vulnerabilities;
        if (!counts) return 'SKIPPED, the registry offers no audit';
        if (counts.total > 0) throw new Error(JSON.stringify(counts));
      },
    },
  ];
};

function answered(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
