import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';
import { type Served, servePlayground } from './serve.ts';

describe('push-outcome playground', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servePlayground();
  });
  afterAll(() => served?.stop());

  const asked = (
    path: string,
    options: { readonly method?: string; readonly host?: string } = {},
  ): Promise<{ status: number; type: string | undefined; body: string }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(served.url);
      const headers = options.host === undefined ? {} : { host: options.host };
      // A path as it is: fetch would tidy it up first.
      const asking = request({ hostname, port, path, method: options.method ?? 'GET', headers }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text) => (body += text));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'], body }));
      });
      asking.on('error', reject).end();
    });

  test('serves the page and its scripts to this machine alone', async () => {
    expect(new URL(served.url).hostname).toBe('127.0.0.1');
    expect(await asked('/')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect(await asked('/index.html?x=1')).toMatchObject({ status: 200 });
    expect(await asked('/playground.js')).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8' });
  });

  test('serves nothing else, whatever the path', async () => {
    for (const path of ['/../cli.js', '/%2e%2e/cli.js', '/..%2fcli.js', '/../../package.json', '//etc/passwd', '/none', '/__proto__'])
      expect(await asked(path), path).toMatchObject({ status: 404, body: '' });
  });

  test('answers no other method, and no other name for this machine', async () => {
    expect(await asked('/', { method: 'POST' })).toMatchObject({ status: 405 });
    expect(await asked('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect(await asked('/', { host: 'evil.example' })).toMatchObject({ status: 421, body: '' });
  });

  test('a port that is taken, or none, is wrong use', async () => {
    expect(await run(['playground', '--port', new URL(served.url).port])).toMatchObject({ status: 2, stdout: '' });
    expect((await run(['playground', '--port', '0x50'])).stderr).toContain('--port must be a number from 1 to 65535');
  });
});
