/** The caller's own mistake: which argument, what came, and what is allowed. */
export class ArgumentError extends TypeError {
  /** Always this word: for logs, and for callers with a second copy of the package, where `instanceof` fails. */
  override readonly name = 'ArgumentError';
  /** Where it stands: `vendor`, `sent.api`, `sent.targets`. */
  readonly argument: string;
  /** What is allowed there, as the end of a sentence. Holds nothing of what came. */
  readonly allowed: string;

  constructor(argument: string, came: unknown, allowed: string) {
    super(`push-outcome: ${argument} is ${show(came)}; it must be ${allowed}`);
    this.argument = argument;
    this.allowed = allowed;
  }
}

/** What came, without its contents: a token may stand in any string, so only a short word is shown. */
function show(value: unknown): string {
  if (typeof value === 'string') return value.length <= 24 ? JSON.stringify(value) : `a string of ${value.length} characters`;
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? 'an array' : `of type ${typeof value}`;
}
