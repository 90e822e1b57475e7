const warned = new Set<string>();

/** Says once a process that a function of the user failed. Its error is left out: it may hold a token or a key. */
export function warnOnce(option: 'vendor' | 'sent' | 'onOutcomes'): void {
  if (warned.has(option)) return;
  warned.add(option);
  process.emitWarning(`options.${option} threw or answered wrongly; the request itself was not touched`, {
    type: 'PushOutcomeWarning',
    code: 'PUSH_OUTCOME_OPTION',
  });
}
