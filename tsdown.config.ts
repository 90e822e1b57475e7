import { defineConfig } from 'tsdown';

/** The charts of `report`, and the queue with its engine, are files of their own, so that no other command loads them. */
const apart: readonly (readonly [source: string, built: string])[] = [
  ['/report/charts/index.ts', './report-charts.js'],
  ['/effects/bullmq/index.ts', './bullmq.js'],
];
const loadedApart = {
  name: 'loaded-apart',
  resolveId: (id: string) => {
    const built = apart.find(([source]) => id.endsWith(source))?.[1];
    return built === undefined ? undefined : { id: built, external: true };
  },
};

export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      explain: 'src/explain/index.ts',
      testing: 'src/testing/index.ts',
      axios: 'src/clients/axios/index.ts',
      bullmq: 'src/effects/bullmq/index.ts',
      fetch: 'src/clients/fetch/index.ts',
      http2: 'src/clients/http2/index.ts',
      kysely: 'src/effects/store/kysely/index.ts',
      credentials: 'src/effects/credentials/index.ts',
      otel: 'src/effects/otel/index.ts',
      receipts: 'src/effects/receipts/index.ts',
      'sdk/*': 'src/clients/sdk/*/index.ts',
      'vendors/*': 'src/vendors/*/index.ts',
    },
    dts: true,
    fixedExtension: false,
    platform: 'node',
    target: 'es2022',
    // The simulator carries its maker of certificates, so that nobody has to install one.
    deps: {
      alwaysBundle: (id) =>
        !/^(?:node:|(?:zod|p-retry|axios|kysely|bullmq|ioredis|pg|rate-limiter-flexible|@electric-sql\/pglite(?:-socket)?|@opentelemetry\/api)(?:$|\/))/.test(
          id,
        ),
    },
  },
  {
    entry: { 'report-charts': 'src/report/charts/index.ts' },
    define: { 'process.env.NODE_ENV': '"production"' },
    dts: false,
    clean: false,
    fixedExtension: false,
    platform: 'node',
    target: 'node20.19',
    minify: true,
    deps: { alwaysBundle: /.*/, onlyBundle: false },
    outputOptions: { codeSplitting: false },
  },
  // The command line carries what it needs, so that the package drags none of it in; each command loads no more than its own part.
  {
    entry: { cli: 'src/cli/main.ts' },
    dts: false,
    clean: false,
    fixedExtension: false,
    platform: 'node',
    target: 'node20.19',
    deps: { alwaysBundle: (id) => !/^(?:node:|(?:pg|mysql2|libsql|@electric-sql\/pglite|bullmq|ioredis)(?:$|\/))/.test(id) },
    plugins: [loadedApart],
    outputOptions: {
      banner: ({ isEntry }) => (isEntry ? '#!/usr/bin/env node' : ''),
      chunkFileNames: 'cli-[name]-[hash].js',
    },
  },
]);
