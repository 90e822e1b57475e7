import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { vendorIds } from '../../src/index.ts';
import { run } from './run.ts';

const bin = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const shell = (command: string) => promisify(execFile)('sh', ['-c', command]);
const curl = await shell('curl --version').then(
  ({ stdout }) => stdout,
  () => '',
);
const canSend = (id: string) => curl !== '' && (id !== 'apns' || curl.includes('HTTP2'));
if (vendorIds.some((id) => !canSend(id))) console.warn('curl, or its HTTP/2, is not here: those printed commands are not tried');

async function started(...options: string[]) {
  const child = spawn(process.execPath, [bin, 'simulate', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.setEncoding('utf8');
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (text.includes('Ctrl-C stops')) break;
  }
  child.stdout.on('data', (chunk: string) => {
    text += chunk;
  });
  return { child, text: () => text };
}

test('prints a URL and a working curl for each vendor, and stops cleanly when it is told to', async () => {
  const { child, text } = await started();
  const commands = text()
    .split('\n')
    .filter((line) => line.startsWith('curl '));
  expect(commands).toHaveLength(vendorIds.length);
  for (const [index, id] of vendorIds.entries()) {
    expect(text()).toMatch(new RegExp(`${id}\\s+│ http://127\\.0\\.0\\.1:\\d+`));
    if (!canSend(id)) continue;
    const { stdout } = await shell(`${commands[index]} -o /dev/null -w '%{http_code}'`);
    expect(stdout, id).toBe('200');
  }
  child.kill('SIGINT');
  const [status] = await once(child, 'close');
  expect(status).toBe(0);
  if (canSend('vivo')) expect(text()).toContain('vivo: 1 requests, 1 targets accepted');
  expect(text()).toMatch(/stopped\n$/);
});

test('stops cleanly though it is told to with its first word', async () => {
  const { child } = await started();
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
});

test('wrong use is one line and exit status 2', async () => {
  expect(await run(['simulate', '--vendor', 'nobody'])).toMatchObject({ status: 2, stdout: '' });
  expect(await run(['simulate', '--sporadic', '2'])).toMatchObject({ status: 2, stdout: '' });
  expect((await run(['simulate', '--address', '203.0.113.1'])).stderr).toContain('cannot listen there');
});
