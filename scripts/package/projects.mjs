import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

const esm = `
import assert from 'node:assert/strict';
import { parse, decide, deliver, createGate, createPruner, memoryStore } from 'push-outcome';
import { explain } from 'push-outcome/explain';
import { apns } from 'push-outcome/vendors/apns';
import { wrapFetch } from 'push-outcome/fetch';
const reply = { status: 410, body: '{"reason":"Unregistered","timestamp":1454948015990}' };
assert.equal(parse('apns', reply, { targets: ['t'] })[0].token, 'dead');
assert.equal(apns.parse(reply, { targets: ['t'] })[0].diedAtMs, 1454948015990);
assert.equal(explain('vivo', 10070).cause, 'quota_exhausted');
for (const one of [decide, deliver, createGate, createPruner, memoryStore, wrapFetch]) assert.equal(typeof one, 'function');
`;

const cjs = `
const assert = require('node:assert/strict');
const { parse } = require('push-outcome');
const { fcm } = require('push-outcome/vendors/fcm');
assert.equal(parse('apns', { status: 410, body: '{"reason":"Unregistered"}' }, { targets: ['t'] })[0].token, 'dead');
assert.equal(typeof fcm.parse, 'function');
assert.match(require('push-outcome/package.json').version, /^\\d/);
`;

const typed = `
import { assertNever, parse, type Outcome } from 'push-outcome';
import { apns } from 'push-outcome/vendors/apns';
import { explain, type Explanation } from 'push-outcome/explain';
const [first]: readonly [Outcome, ...Outcome[]] = parse('fcm', { status: 200, body: '{"name":"projects/p/messages/1"}' });
const explanation: Explanation | undefined = explain('vivo', 10070);
export function says(outcome: Outcome): string {
  switch (outcome.status) {
    case 'accepted': return 'taken';
    case 'refused': return outcome.cause;
    case 'uncertain': return outcome.retryIfRepeatable.when;
    default: return assertNever(outcome);
  }
}
says(first); says(apns.parse({ status: 200, body: '' })[0]); explanation?.whatToDo.zh;
// @ts-expect-error there is no such vendor
parse('nobody', { status: 200, body: '' });
`;

const compiler = (options) =>
  JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, target: 'ES2022', skipLibCheck: false, types: [], ...options },
    files: ['main.ts'],
  });

const kinds = [
  { name: 'ESM', type: 'module', file: 'main.mjs', code: esm, work: (at) => void run(process.execPath, ['main.mjs'], at) },
  { name: 'CommonJS (require of ESM)', file: 'main.cjs', code: cjs, work: (at) => void run(process.execPath, ['main.cjs'], at) },
  ...['NodeNext', 'bundler'].map((resolution) => ({
    name: `TypeScript, ${resolution}`,
    type: 'module',
    file: 'main.ts',
    code: typed,
    more: {
      'tsconfig.json': compiler(
        resolution === 'bundler'
          ? { module: 'ESNext', moduleResolution: 'bundler', lib: ['ES2023', 'DOM'] }
          : { module: 'NodeNext', lib: ['ES2023', 'DOM'] },
      ),
    },
    work: (at, root) => void run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], at),
  })),
];

/** An empty project of each kind, with nothing installed but the tarball. */
export const projects = ({ root, folder, tarball }) =>
  kinds.map(({ name, type, file, code, more = {}, work }) => ({
    name: `an empty project: ${name}`,
    work: () => {
      const at = join(folder, name.replaceAll(/\W+/g, '-'));
      mkdirSync(at);
      for (const [path, text] of Object.entries({ 'package.json': JSON.stringify({ private: true, type }), [file]: code, ...more }))
        writeFileSync(join(at, path), text);
      run('npm', ['install', '--no-fund', '--no-audit', '--omit=optional', tarball], at);
      work(at, root);
      return `${run('npm', ['ls', '--all', '--parseable'], at).trim().split('\n').length - 1} packages`;
    },
  }));
