/** `[0, 1, 2, 5]` as `0-2,5`: what remains of a job is written down often. The order is kept. */
export function toRanges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < numbers.length; ) {
    const first = numbers[at] as number;
    let last = first;
    at += 1;
    while (at < numbers.length && numbers[at] === last + 1) {
      last += 1;
      at += 1;
    }
    parts.push(first === last ? String(first) : `${first}-${last}`);
  }
  return parts.join(',');
}

/** Throws where it is none, or where a number is `below` or more. */
export function fromRanges(text: string, below: number): number[] {
  if (text === '') return [];
  return text.split(',').flatMap((part) => {
    const [, first = '', last = first] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === '' || to >= below || from > to) throw new Error('push-outcome: no list of places');
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
