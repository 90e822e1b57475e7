import { Presets, SingleBar } from 'cli-progress';

/** How far the files have been read. Drawn on standard error, and only on a terminal. */
export interface Progress {
  add(bytes: number): void;
  stop(): void;
}

const silent: Progress = { add: () => {}, stop: () => {} };

export function progressOf(totalBytes: number, wanted: boolean): Progress {
  if (!wanted || totalBytes === 0) return silent;
  const bar = new SingleBar(
    { stream: process.stderr, format: '{bar} {percentage}% | {value} of {total} bytes | {eta} s left' },
    Presets.shades_classic,
  );
  bar.start(totalBytes, 0);
  return { add: (bytes) => bar.increment(bytes), stop: () => bar.stop() };
}
