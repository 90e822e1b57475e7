import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/explain/index.ts';
import { vendorIds } from '../../src/index.ts';
import { run } from './run.ts';

describe('explain', () => {
  test('says what a code means, what to do, and who says so, in two languages', async () => {
    const { status, stdout } = await run(['explain', 'vivo', '10070']);
    expect(status).toBe(0);
    expect(stdout).toContain('vivo send 10070: quota_exhausted');
    expect(stdout).toContain("vendor's midnight");
    expect(stdout).toMatch(/[\u4e00-\u9fff]/);
    expect(stdout).toContain('source: official');
  });

  test('a code that begins with a minus sign needs no quoting', async () => {
    expect((await run(['explain', 'oppo', '-1'])).stdout).toContain('oppo auth -1: vendor_unavailable');
  });

  test('one code may mean two things: --api chooses', async () => {
    const all = JSON.parse((await run(['explain', 'tencent-im', '70016', '--json'])).stdout);
    const one = JSON.parse((await run(['explain', 'tencent-im', '70016', '--api', 'client', '--json'])).stdout);
    expect(all.map(({ api }: { api: string }) => api)).toEqual(expect.arrayContaining(['send', 'client']));
    expect(one).toMatchObject({ api: 'client', code: '70016' });
  });

  test('a bare status can be asked for, as evidence.code writes it', async () => {
    expect((await run(['explain', 'fcm', 'http-418'])).stdout).toContain('fcm send http-418: request_invalid');
  });

  test('an unknown code ends with 1, wrong use with 2', async () => {
    expect(await run(['explain', 'fcm', 'NO_SUCH_CODE'])).toMatchObject({ status: 1, stdout: '' });
    expect(await run(['explain', 'nobody', '1'])).toMatchObject({ status: 2, stdout: '' });
    expect(await run(['explain', 'fcm', '1', '--api', 'nothing'])).toMatchObject({ status: 2 });
    expect(await run(['explain'])).toMatchObject({ status: 2 });
    expect(await run(['frobnicate'])).toMatchObject({ status: 2 });
  });
});

describe('codes', () => {
  test('prints every row with the ten members that were promised', async () => {
    const rows = JSON.parse((await run(['codes', '--json'])).stdout);
    expect(rows).toHaveLength(catalogue().length);
    expect(new Set(rows.map(({ vendor }: { vendor: string }) => vendor))).toEqual(new Set(vendorIds));
    for (const row of rows)
      expect(Object.keys(row)).toEqual(['vendor', 'api', 'code', 'meaning', 'cause', 'retry', 'token', 'pause', 'confidence', 'source']);
  });

  test('of one vendor only, for people', async () => {
    const { stdout } = await run(['codes', '--vendor', 'apns']);
    expect(stdout).toContain('BadDeviceToken');
    expect(stdout).not.toContain('huawei');
  });
});

describe('summary', () => {
  test('counts the recorded replies of every vendor', async () => {
    const { status, stdout } = await run(['summary', 'fixtures']);
    expect(status).toBe(0);
    for (const id of vendorIds) expect(stdout).toContain(`│ ${id} `);
    expect(stdout).toContain('dead (confirm)');
  });

  test('nothing in fixtures is anything but a recorded reply', () => {
    for (const id of vendorIds)
      for (const file of readdirSync(`fixtures/${id}`))
        expect(JSON.parse(readFileSync(`fixtures/${id}/${file}`, 'utf8'))).toHaveProperty('reply');
  });
});

describe('help', () => {
  test.each([[[]], [['classify']], [['explain']], [['codes']], [['summary']]])('of %j has an example and ends with 0', async (command) => {
    const { status, stdout } = await run([...command, '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Examples?:\n {2}/);
  });

  test('--version is that of the package', async () => {
    expect((await run(['--version'])).stdout.trim()).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });
});
