import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Classified, classifyLine, type Unclassified } from './classify-line.ts';
import { totalBytes } from './input.ts';
import { LineSplitter } from './lines.ts';

/** The answers to every case of these files: NDJSON, or a recorded reply as `.json`; a folder means all that lies in it. */
export function* answersOf(paths: readonly string[]): Generator<Classified | Unclassified> {
  const files = paths.flatMap(filesOf);
  totalBytes(files);
  for (const file of files) yield* file.endsWith('.json') ? [recorded(file)] : lines(file);
}

function filesOf(path: string): readonly string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(json|ndjson)$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** A recorded reply lies in a folder named after its vendor. */
function recorded(file: string): Classified | Unclassified {
  const { sent, reply } = JSON.parse(readFileSync(file, 'utf8'));
  const id = basename(file, '.json');
  return classifyLine({ number: 1, text: JSON.stringify({ id, vendor: basename(dirname(file)), sent, reply }) });
}

function* lines(file: string): Generator<Classified | Unclassified> {
  const splitter = new LineSplitter();
  for (const line of [...splitter.push(readFileSync(file)), ...splitter.end()]) if (line.text?.trim() !== '') yield classifyLine(line);
}
