/** Waits, or less where the signal is aborted meanwhile. Never rejects. */
export function pause(waitMs: number, signal?: AbortSignal): Promise<void> {
  if (waitMs === 0 || signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, waitMs);
    signal?.addEventListener('abort', done);
  });
}
