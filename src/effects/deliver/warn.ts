const said = new Set<string>();

/** Once a process. Nothing that came from outside stands in it: it could hold a token or a key. */
export function warnOnce(code: string, message: string): void {
  if (said.has(code)) return;
  said.add(code);
  process.emitWarning(message, { type: 'PushOutcomeWarning', code: `PUSH_OUTCOME_${code}` });
}
