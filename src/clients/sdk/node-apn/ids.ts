const names = ['apns-id', 'apns-unique-id', 'apns-request-id'] as const;

/** The SDK puts the headers that hold an id beside the device. */
export function idHeaders(entry: object): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of names) {
    const value = (entry as Readonly<Record<string, unknown>>)[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}
