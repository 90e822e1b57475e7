import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

const smoke = `
import { parse } from 'push-outcome';
import { apns } from 'push-outcome/vendors/apns';
import { wrapFetch, outcomesOf } from 'push-outcome/fetch';
const same = (one, other) => { if (one !== other) throw new Error(one + ' is not ' + other); };
const reply = { status: 410, body: '{"reason":"Unregistered"}' };
same(parse('apns', reply, { targets: ['t'] })[0].token, 'dead');
same(apns.parse(reply, { targets: ['t'] })[0].cause, 'token_unregistered');
const answer = async () => new Response('{"result":10302,"desc":"regId 不合法"}', { headers: { 'content-type': 'application/json' } });
const client = wrapFetch(answer, { vendor: 'vivo' });
const response = await client('https://vendor.test/message/send', { method: 'POST', body: '{"regId":"r1"}' });
same(outcomesOf(response)[0].targets[0], 'r1');
same(outcomesOf(response)[0].token, 'dead');
console.log('works');
`;

const worker = `
import { Worker } from 'node:worker_threads';
const worker = new Worker(new URL('./smoke.mjs', import.meta.url), { execArgv: [] });
worker.on('error', (error) => { console.error(error); process.exit(1); });
`;

const kinds = [
  ['Bun', ['npx', '-y', 'bun@1.4.5', 'smoke.mjs']],
  ['Deno', ['npx', '-y', 'deno@2.9.6', 'run', '--allow-read', '--allow-env', 'smoke.mjs']],
  ['where code from strings is forbidden', [process.execPath, '--disallow-code-generation-from-strings', 'smoke.mjs']],
  ['a worker where code from strings is forbidden', [process.execPath, '--disallow-code-generation-from-strings', 'worker.mjs']],
];

/** The front door and the fetch client elsewhere than in plain Node. */
export const runtimes = ({ folder, tarball }) => {
  const at = join(folder, 'runtimes');
  const install = {
    name: 'a project for other runtimes',
    work: () => {
      mkdirSync(at);
      for (const [path, text] of Object.entries({
        'package.json': '{"private":true,"type":"module"}',
        'smoke.mjs': smoke,
        'worker.mjs': worker,
      }))
        writeFileSync(join(at, path), text);
      run('npm', ['install', '--no-fund', '--no-audit', '--omit=optional', tarball], at);
    },
  };
  return [install, ...kinds.map(([name, [command, ...parameters]]) => ({ name, work: () => run(command, parameters, at).trim() }))];
};
