import type { DrawChart } from '../charts/spec.ts';
import type { Tally } from '../tally/index.ts';
import { mostTokens } from '../tally/tokens.ts';
import { type Cell, figure, inDigits, paragraph, section, table } from './html.ts';

const explanation = `A dead token is gone on the vendor's word. One to confirm needs a second sighting a day later. A suspect one may be our
own mistake (wrong project, package or environment), so nothing is deleted for it. The pruner adds its own guards to all of them.`;

const fates = ['dead', 'confirm', 'suspect'] as const;

/** Dead and suspect tokens by vendor. */
export function tokens(tally: Tally, draw: DrawChart): string {
  const all = [...tally.vendors.entries()].sort(([a], [b]) => a.localeCompare(b));
  const vendors = all.filter(([, vendor]) => fates.some((fate) => vendor.tokens.sightings[fate] > 0));
  if (vendors.length === 0) return section('tokens', 'Dead and suspect tokens', paragraph('None.'));
  const names = { dead: 'dead', confirm: 'dead, to confirm', suspect: 'suspect' };
  const series = fates.map((fate) => ({
    name: names[fate],
    colour: fate,
    values: vendors.map(([, vendor]) => vendor.tokens.sightings[fate]),
  }));
  const svg = draw({ kind: 'list', width: 760, height: 60 + vendors.length * 28, categories: vendors.map(([vendor]) => vendor), series });
  const rows = vendors.map(([name, vendor]) => [
    name,
    ...fates.flatMap((fate): readonly Cell[] => [vendor.tokens.sightings[fate], different(vendor.tokens.different(fate))]),
  ]);
  const head = ['vendor', ...fates.flatMap((fate) => [names[fate], `${names[fate]}: different tokens`])];
  return section(
    'tokens',
    'Dead and suspect tokens',
    `${paragraph(explanation)}<div class="stack">${figure(svg, 'Sightings of dead and suspect tokens by vendor')}
${table({ id: 'tokens', caption: 'Sightings of dead and suspect tokens', head, rows })}</div>`,
  );
}

const different = (number: number | undefined): Cell => number ?? `${inDigits(mostTokens)} or more`;
