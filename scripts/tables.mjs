// What the tables know and how far they can be trusted, by vendor, as Markdown.
//   node scripts/tables.mjs [--rows | --dead]
// --rows lists the rows without a recorded reply and the disputed ones; --dead prints what test/explain/released-dead.tsv keeps of a release.
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { catalogue } from '../dist/explain.js';
import { tablesVersion, vendorIds, vendors } from '../dist/index.js';

const { values } = parseArgs({ options: { rows: { type: 'boolean' }, dead: { type: 'boolean' } } });

if (values.dead) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const dead = catalogue().filter(({ token }) => token === 'dead');
  console.log(
    [version, ...dead.map(({ vendor, api, code, confirm }) => `${vendor}\t${api}\t${code}${confirm ? '\tconfirm' : ''}`)].join('\n'),
  );
  process.exit();
}

/** Every row that a recorded reply of the vendor was read by, as "api code". */
function seenIn(id) {
  const folder = new URL(`../fixtures/${id}/`, import.meta.url);
  const files = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  return new Set(files.flatMap(({ outcomes, resolved }) => (resolved ?? outcomes).map(({ api, evidence }) => `${api} ${evidence.code}`)));
}

function count(id) {
  const rows = catalogue(id);
  const seen = seenIn(id);
  const of = (confidence) => rows.filter((row) => row.confidence === confidence).length;
  const unseen = rows.filter(({ api, code }) => api !== 'client' && !seen.has(`${api} ${code}`));
  const disputed = rows.filter((row) => row.disputed !== undefined);
  const dead = rows.filter(({ token }) => token === 'dead').length;
  const numbers = [rows.length, of('official'), of('secondary'), of('inferred'), dead, unseen.length, disputed.length];
  return { numbers, unseen, disputed };
}

const counted = vendorIds.map((id) => [vendors[id].definition.name, count(id)]);
const sum = counted.reduce((total, [, { numbers }]) => total.map((one, index) => one + numbers[index]), [0, 0, 0, 0, 0, 0, 0]);
const line = (cells) => `| ${cells.join(' | ')} |`;

console.log(line(['vendor', 'rows', 'official', 'secondary', 'inferred', 'say dead', 'without a recorded reply', 'disputed']));
console.log('|---|---|---|---|---|---|---|---|');
for (const [name, { numbers }] of counted) console.log(line([name, ...numbers]));
console.log(line(['all', ...sum]));
console.log(`\nTables ${tablesVersion}.`);

if (values.rows) {
  for (const [name, { unseen, disputed }] of counted) {
    console.log(`\n## ${name}\n`);
    for (const { api, code, source, disputed: other } of disputed) console.log(`- disputed: ${api} ${code} (${source}); ${other}`);
    console.log(`- without a recorded reply: ${unseen.map(({ api, code }) => `${api} ${code}`).join(', ')}`);
  }
}
