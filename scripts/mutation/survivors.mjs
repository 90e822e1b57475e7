import { readFileSync } from 'node:fs';

const explained = new URL('survivors.tsv', import.meta.url);

/** What was not caught, each with the words by which `survivors.tsv` knows it. */
export function survivorsOf({ files }) {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ mutatorName, location, replacement, status }) => ({
        key: [file, mutatorName, short(textAt(source, location)), short(replacement ?? '')].join('\t'),
        status,
        place: `${file}:${location.start.line}:${location.start.column}`,
      })),
  );
}

/** Share of the mutants with a verdict that were caught, in percent. */
export function scoreOf({ files }) {
  const count = {};
  for (const { mutants } of Object.values(files)) for (const { status } of mutants) count[status] = (count[status] ?? 0) + 1;
  const { Killed = 0, Timeout = 0, Survived = 0, NoCoverage = 0 } = count;
  const all = Killed + Timeout + Survived + NoCoverage;
  return { score: (100 * (Killed + Timeout)) / all, caught: Killed + Timeout, all, timeouts: Timeout };
}

/** Why each known survivor may live. */
export function reasons() {
  const lines = readFileSync(explained, 'utf8').split('\n').slice(1).filter(Boolean);
  return new Map(lines.map((line) => [line.split('\t').slice(0, 4).join('\t'), line.split('\t')[4]]));
}

function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, end.column - 1);
  return lines.join('\n').slice(start.column - 1);
}

/** On one line, and no longer than a reader needs. */
const short = (text) => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
};
