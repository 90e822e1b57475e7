/**
 * What decides who is sent to again and who is deleted, and the quick suites that know its rules; what drives sockets, databases and
 * browsers is left out. Rows of tables are data, held by the snapshot of all verdicts.
 */
export const parts = {
  decide: { mutate: ['src/core/decide/**/*.ts'], tests: ['test/core/decide.test.ts'] },
  core: { mutate: ['src/core/**/*.ts', '!src/core/decide/**'], tests: ['test/core', 'test/vendors', 'test/properties.test.ts'] },
  gate: { mutate: ['src/effects/gate/**/*.ts'], tests: ['test/effects/gate'] },
  prune: { mutate: ['src/effects/prune/**/*.ts'], tests: ['test/effects/prune'] },
  read: {
    mutate: ['src/vendors/*/*.ts', '!src/vendors/*/{codes,texts,schema,simulation,simulation-each,index}.ts', '!src/vendors/*/*sent*.ts'],
    tests: ['test/vendors', 'test/properties.test.ts'],
  },
};

export const reportOf = (part) => `node_modules/.push-outcome/mutation/${part}.json`;
