import { createReadStream, statSync } from 'node:fs';
import { LineSplitter } from './lines.ts';

/** A mistake in how the program was called: said in one line, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The size of all files together, in bytes. Throws a `UsageError` for the first that cannot be read, before anything is done. */
export function totalBytes(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + sizeOf(file), 0);
}

function sizeOf(file: string): number {
  if (file === '-') return 0;
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new UsageError(`${file} is a folder; name the files in it`);
    return stats.size;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}

/** Every chunk of the files, or of standard input without files (or for `-`), and a splitter of lines for each. */
export async function* chunksOf(
  files: readonly string[],
): AsyncGenerator<{ readonly splitter: LineSplitter; readonly chunk: Buffer | undefined }> {
  for (const file of files.length > 0 ? files : ['-']) {
    const splitter = new LineSplitter();
    const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
    for await (const chunk of stream) yield { splitter, chunk: typeof chunk === 'string' ? Buffer.from(chunk) : chunk };
    yield { splitter, chunk: undefined };
  }
}
