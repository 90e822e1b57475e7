/** The ids, so many at a time. */
export async function* chunksOf(ids: Iterable<string> | AsyncIterable<string>, size: number): AsyncGenerator<readonly string[], void> {
  let chunk: string[] = [];
  for await (const id of ids) {
    chunk.push(id);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
