import type { DrawChart } from '../charts/spec.ts';
import type { Tally } from '../tally/index.ts';
import { byCause } from './by-cause.ts';
import { costs } from './costs.ts';
import { first } from './first.ts';
import { escaped } from './html.ts';
import { overTime } from './over-time.ts';
import { sightings } from './sightings.ts';
import { style } from './style.ts';
import { summary } from './summary.ts';
import { inUtc } from './time.ts';
import { tokens } from './tokens.ts';
import { waits } from './waits.ts';

interface Made {
  readonly atMs: number;
  readonly tablesVersion: string;
}

/** The whole report: one file that loads nothing and runs nothing. */
export function reportPage(tally: Tally, draw: DrawChart, { atMs, tablesVersion }: Made): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>push-outcome report</title>
<style>${style}</style>
</head>
<body>
<header><h1>Push outcomes</h1></header>
<main>
${[summary(tally), first(tally), overTime(tally, draw), byCause(tally, draw), tokens(tally, draw), waits(tally, draw), sightings(tally), costs(tally)].join('\n')}
</main>
<footer><p>Made at ${inUtc(atMs)} UTC with the tables of ${escaped(tablesVersion)}. Holds no token.</p></footer>
</body>
</html>
`;
}
