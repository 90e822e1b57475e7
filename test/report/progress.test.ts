import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
/** util-linux: gives a command a terminal of its own. */
const script = '/usr/bin/script';
const hasScript = existsSync(script);
if (!hasScript) console.warn(`SKIPPED: there is no ${script}, so no progress bar is looked at.`);

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'push-outcome-progress-'));
  const line = JSON.stringify({ vendor: 'vivo', sent: { targets: ['a'] }, reply: { status: 200, body: '{"result":10070}' } });
  writeFileSync(file('cases.ndjson'), `${line}\n`.repeat(2000));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('how far the report is', () => {
  test.skipIf(!hasScript)('is drawn on a terminal, up to the end', () => {
    const command = `'${process.execPath}' '${cli}' report '${file('cases.ndjson')}' -o '${file('shown.html')}'`;
    const shown = execFileSync(script, ['-qec', command, '/dev/null'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect(shown).toContain('100%');
    expect(readFileSync(file('shown.html'), 'utf8')).toContain('2,000 replies');
  });

  test('is drawn nowhere else', async () => {
    expect(await run(['report', file('cases.ndjson'), '-o', file('silent.html')])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
