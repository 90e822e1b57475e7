import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Served {
  readonly url: string;
  /** Stops it as Ctrl-C would; the exit status. */
  stop(): Promise<number | null>;
}

/** `push-outcome playground` as built. */
export async function servePlayground(...parameters: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [bin, 'playground', ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8');
  let said = '';
  while (!said.includes('\n')) {
    const [text] = await once(child.stdout, 'data');
    said += text;
  }
  return {
    url: said.split('\n')[0] ?? '',
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      return (await ended)[0] as number | null;
    },
  };
}
