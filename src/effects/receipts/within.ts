/** What `work` comes to, or `late()` if that takes longer. What comes later still is passed over. */
export async function within<T>(limitMs: number, work: T | Promise<T>, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof isLate>((resolve) => {
    timer = setTimeout(() => resolve(isLate), limitMs);
  });
  try {
    const first = await Promise.race([work, limit]);
    return first === isLate ? late() : (first as T);
  } finally {
    clearTimeout(timer);
  }
}

const isLate = Symbol('late');
