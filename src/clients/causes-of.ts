/** An error and all that stands behind it, from the outside in; bounded, for a chain may bite its own tail. */
export function chainOf(error: unknown): readonly Record<string, unknown>[] {
  const chain: Record<string, unknown>[] = [];
  let link = error;
  while (typeof link === 'object' && link !== null && chain.length < 10 && !chain.includes(link as Record<string, unknown>)) {
    chain.push(link as Record<string, unknown>);
    // Happy eyeballs put the attempts of several addresses side by side; the last one speaks for all only if all say the same.
    const { cause, errors } = link as { cause?: unknown; errors?: unknown };
    link = cause ?? (Array.isArray(errors) ? errors.at(-1) : undefined);
  }
  return chain;
}
