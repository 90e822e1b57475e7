import { defineConfig } from 'tsdown';

export default defineConfig([
  {
    entry: { index: 'src/index.ts', explain: 'src/explain/index.ts', 'vendors/*': 'src/vendors/*/index.ts' },
    dts: true,
    platform: 'neutral',
    target: 'es2022',
  },
  // The command line carries what it needs in one file, so that the package drags none of it in.
  {
    entry: { cli: 'src/cli/main.ts' },
    dts: false,
    clean: false,
    fixedExtension: false,
    platform: 'node',
    target: 'node20.19',
    noExternal: /.*/,
    outputOptions: { banner: '#!/usr/bin/env node', codeSplitting: false },
  },
]);
