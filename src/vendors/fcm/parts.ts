/** The pieces between the lines that begin with the boundary of a multipart/mixed body; undefined for any other. */
export function splitParts(text: string): readonly string[] | undefined {
  // A reply is mostly JSON, which its first character tells.
  if (text.charCodeAt(0) === 123) return undefined;
  const delimiter = /^\s*(--[^\s-][^\r\n]*)/.exec(text)?.[1]?.trimEnd();
  return delimiter ? text.split(delimiter) : undefined;
}
