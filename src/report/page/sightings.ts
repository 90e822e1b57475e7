import { masked } from '../../core/mask.ts';
import type { Tally } from '../tally/index.ts';
import { counted, paragraph, section, table } from './html.ts';
import { inUtc } from './time.ts';

const explanation = `Codes that no table knows. Look them up, report them, and give them a row with withRows until then: such a target is
neither sent to again nor is its token touched.`;

/** First sightings: unrecognized codes. */
export function sightings(tally: Tally): string {
  const all = tally.problems.sightings();
  if (all.length === 0) return section('sightings', 'First sightings', paragraph('Every code is known.'));
  const left = tally.problems.leftOut.sightings.number;
  const rows = all.map(({ vendor, api, code, message = '', targets, firstMs }) => [
    vendor,
    api,
    masked(code),
    targets,
    firstMs === undefined ? 'no time' : inUtc(firstMs),
    masked(message),
  ]);
  const head = ['vendor', 'call', 'code', 'targets', 'first seen (UTC)', 'the vendor said'];
  const rest = left > 0 ? paragraph(`${counted(left, 'target')} more had codes that no longer fit into this list.`) : '';
  return section(
    'sightings',
    'First sightings',
    `${paragraph(explanation)}${table({ id: 'sightings', caption: 'Unrecognized codes', head, rows })}${rest}`,
  );
}
