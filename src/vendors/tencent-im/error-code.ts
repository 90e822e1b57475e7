import { codeOf } from '../../core/values.ts';

/** All codes are whole numbers; any other word could be mistaken for a key of our own tables. */
export function errorCodeOf(value: unknown): string | undefined {
  const word = codeOf(value);
  return word === undefined || /^-?\d+$/.test(word) ? word : `ErrorCode=${word}`;
}
