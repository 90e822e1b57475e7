const mostBytes = 16 * 1024 * 1024;
const longestMs = 2000;

/**
 * Reads the rest of a refused body and throws it away, within bounds: a sender who is cut off while it writes may never
 * see why.
 */
export async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const stop = () => void reader.cancel().catch(() => undefined);
  const timer = setTimeout(stop, longestMs);
  try {
    for (let left = mostBytes; left > 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.byteLength;
    }
  } catch {
    // broken off, or nothing that can be read: then there is nobody to wait for
  } finally {
    clearTimeout(timer);
    stop();
  }
}
