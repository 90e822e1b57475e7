import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/index.ts';
import { answers, run } from './run.ts';

const gone = {
  id: 'a',
  vendor: 'apns',
  sent: { kind: 'unicast', targets: ['t1'] },
  reply: { status: 410, body: '{"reason":"Unregistered"}' },
} as const;
const taken = { vendor: 'xiaomi', reply: { status: 200, body: '{"result":"ok","code":0,"data":{"id":"sdm1"}}' } } as const;
const lines = (...items: unknown[]) => `${items.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n')}\n`;

describe('classify', () => {
  test('answers one line a case, in order, exactly as parse does', async () => {
    const { status, stdout } = await run(['classify'], lines(gone, taken));
    expect(status).toBe(0);
    expect(answers(stdout)).toEqual([
      { id: 'a', vendor: 'apns', api: 'send', outcomes: JSON.parse(JSON.stringify(parse('apns', gone.reply, gone.sent))) },
      { vendor: 'xiaomi', api: 'send', outcomes: JSON.parse(JSON.stringify(parse('xiaomi', taken.reply))) },
    ]);
  });

  test('a bad line is one error line that does not repeat its text; the run goes on and ends with 1', async () => {
    const secret = 'a-token-that-must-not-be-repeated';
    const { status, stdout } = await run(
      ['classify'],
      lines(
        gone,
        `{"id":"b","targets":["${secret}"`,
        { id: 'c', vendor: secret, reply: {} },
        { id: 'd', vendor: 'apns', sent: { api: secret }, reply: { status: 200 } },
        { id: 'e', vendor: 'apns', sent: { targets: secret }, reply: { status: 200 } },
        { id: 'f', vendor: 'apns', reply: secret },
        '[]',
        '',
        gone,
      ),
    );
    expect(status).toBe(1);
    expect(stdout).not.toContain(secret);
    expect(answers(stdout)).toMatchObject([
      { id: 'a' },
      { line: 2, error: 'the line is not JSON' },
      { id: 'c', line: 3, error: expect.stringContaining('vendor must be one of apns, fcm') },
      { id: 'd', line: 4, error: expect.stringContaining('sent.api must be one of send') },
      { id: 'e', line: 5, error: 'sent.targets must be an array of strings' },
      { id: 'f', line: 6, error: expect.stringContaining('reply must be') },
      { line: 7, error: expect.stringContaining('not an object') },
      { id: 'a' },
    ]);
  });

  test('reads files one after another, counts the lines of each, and needs no last line break', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'push-outcome-'));
    writeFileSync(join(folder, 'one.ndjson'), `${JSON.stringify(gone)}\nbad`);
    writeFileSync(join(folder, 'two.ndjson'), `\ufeff\n${JSON.stringify(taken)}`);
    const { stdout } = await run(['classify', join(folder, 'one.ndjson'), join(folder, 'two.ndjson')]);
    expect(answers(stdout)).toMatchObject([{ id: 'a' }, { line: 2 }, { vendor: 'xiaomi' }]);
  });

  test('lines that are longer than a chunk arrive whole', async () => {
    const targets = Array.from({ length: 20_000 }, (_, index) => `token-${index}-é`);
    const { stdout } = await run(['classify'], lines({ ...gone, sent: { targets } }, gone));
    expect(answers(stdout).map(({ outcomes }) => (outcomes as { targets: string[] }[])[0]?.targets.length)).toEqual([20_000, 1]);
  });

  test('a file that is not there ends with 2 before anything is answered', async () => {
    const { status, stdout, stderr } = await run(['classify', '-', 'no-such-file.ndjson'], lines(gone));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no-such-file.ndjson cannot be read (ENOENT)');
  });

  test('an empty input is no failure', async () => {
    expect(await run(['classify'])).toMatchObject({ status: 0, stdout: '' });
  });
});
