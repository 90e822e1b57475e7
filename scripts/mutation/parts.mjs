/** What decides who is sent to again and who is deleted. Rows of tables are data, held by the snapshot of all verdicts. */
export const parts = {
  decide: ['src/core/decide/**/*.ts'],
  core: ['src/core/**/*.ts', '!src/core/decide/**'],
  gate: ['src/effects/gate/**/*.ts'],
  prune: ['src/effects/prune/**/*.ts'],
  read: ['src/vendors/*/*.ts', '!src/vendors/*/{codes,texts,schema,simulation,simulation-each,index}.ts', '!src/vendors/*/*sent*.ts'],
};

export const reportOf = (part) => `node_modules/.push-outcome/mutation/${part}.json`;
