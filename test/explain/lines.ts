import { createHash } from 'node:crypto';
import { catalogue } from '../../src/explain/index.ts';

/** Every verdict, a line each: what a review of the tables looks at. */
export function verdictLines(): readonly string[] {
  return catalogue().map((row) => {
    const flags = [row.uncertain && 'uncertain', row.confirm && 'confirm'].filter(Boolean).join(' ');
    return [row.vendor, row.api, row.code, row.cause, JSON.stringify(row.retry), row.token, row.pause, flags].join('\t').trimEnd();
  });
}

/** Every row that may kill a token, a line each. */
export const deadLines = (): readonly string[] =>
  catalogue()
    .filter(({ token }) => token === 'dead')
    .map(({ vendor, api, code, confirm }) => [vendor, api, code, confirm ? 'confirm' : ''].join('\t').trimEnd());

export const digest = (lines: readonly string[]): string => createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 8);
