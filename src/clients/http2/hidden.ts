/** Stands in an ArgumentError for a value that may hold a device token or a credential. */
export function hidden(value: unknown): unknown {
  return typeof value === 'string' ? '(hidden)' : value;
}
