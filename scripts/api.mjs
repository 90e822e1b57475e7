// Writes the report of the public API, one file an entry, that a review looks at; with --check it fails where the report is stale.
//   npm run api [-- --check]
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'test', 'api');
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Every subpath with the types behind it; of the vendors one, since all have the same shape. */
function entries() {
  const paths = Object.entries(exports).filter(([, target]) => target.types);
  return paths.flatMap(([subpath, { types }]) => {
    if (!subpath.includes('*')) return [[subpath === '.' ? 'index' : subpath.slice(2), types]];
    const folder = join(root, types.slice(0, types.indexOf('*')));
    const names = subpath.startsWith('./vendors') ? ['fcm'] : readdirSync(folder);
    return names.map((name) => [`${subpath.slice(2, -2)}-${name}`, types.replace('*', name)]);
  });
}

function extract([name, types]) {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: join(root, 'api-extractor.json'),
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, types),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            module: 'NodeNext',
            moduleResolution: 'NodeNext',
            lib: ['ES2023', 'DOM'],
            types: ['node'],
            strict: true,
            skipLibCheck: true,
          },
          files: [join(root, types)],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${basename(name)}.api.md`,
        reportFolder: reports,
        reportTempFolder: join(root, 'node_modules/.push-outcome/api'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: {
          default: { logLevel: 'error' },
          'ae-missing-release-tag': { logLevel: 'none' },
          'ae-forgotten-export': { logLevel: 'none' },
          'ae-undocumented': { logLevel: 'none' },
          'ae-unresolved-link': { logLevel: 'none' },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
  const { succeeded, apiReportChanged } = Extractor.invoke(config, { localBuild: !values.check, messageCallback: quiet });
  return succeeded && !(values.check && apiReportChanged);
}

function quiet(message) {
  if (message.logLevel === 'verbose' || message.logLevel === 'info' || message.messageId === 'console-compiler-version-notice')
    message.handled = true;
}

mkdirSync(reports, { recursive: true });
const stale = entries().filter((entry) => !extract(entry));
for (const [name] of stale) console.error(`the report of ${name} does not match the types: npm run api, and review the difference`);
console.log(`${entries().length} entries, ${stale.length} stale`);
process.exitCode = stale.length === 0 ? 0 : 1;
