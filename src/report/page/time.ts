/** `2026-03-01 14:05`, in UTC. */
export const inUtc = (ms: number): string =>
  Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString().slice(0, 16).replace('T', ' ') : 'no time';

const units: readonly (readonly [ms: number, one: string, many: string])[] = [
  [86_400_000, 'day', 'days'],
  [3_600_000, 'hour', 'hours'],
  [60_000, 'minute', 'minutes'],
];

/** `15 minutes`. */
export function widthInWords(ms: number): string {
  const [unit, one, many] = units.find(([size]) => ms >= size) ?? [60_000, 'minute', 'minutes'];
  const number = ms / unit;
  return number === 1 ? `one ${one}` : `${number} ${many}`;
}
