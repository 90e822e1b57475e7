/** As much of a fetch as is needed: the built-in one, undici's, node-fetch, or your own over axios. */
export type FetchLike = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<ResponseLike>;

/** As much of its response as is needed. */
export interface ResponseLike {
  /** The HTTP status. It speaks only where no code can be read. */
  readonly status: number;
  /** A `Headers`, pairs or a plain object. `Retry-After` and `Date` are read: the latter shows whether our clock is right. */
  readonly headers?: unknown;
  /** Read where it is a stream of bytes, and only as far as 64 Ki characters; else `text()` is called. */
  readonly body?: unknown;
  /** The whole body. */
  text(): Promise<string>;
}

const mostBytes = 64 * 1024;

/** The body as text; what is longer than any token is cut, and so cannot be read. */
export async function textOf(response: ResponseLike): Promise<string> {
  const { body } = response;
  if (!isStream(body)) return (await response.text()).slice(0, mostBytes);
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    // Leaving the loop cancels the stream.
    if (text.length > mostBytes) break;
  }
  return text.slice(0, mostBytes);
}

const isStream = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
