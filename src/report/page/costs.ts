import { deliverDefaults } from '../../effects/deliver/defaults.ts';
import type { Cost } from '../tally/cost.ts';
import type { Tally } from '../tally/index.ts';
import { counted, paragraph, section, table } from './html.ts';

const repeats = deliverDefaults.attempts - 1;

const head = [
  'vendor',
  'requests read',
  'devices asked',
  'requests to repeat',
  'devices to repeat',
  'only where a repeat does no harm',
  'never again',
  `devices at most, in ${repeats} repeats`,
  'devices if whole batches are repeated once',
  'refused for a rate or quota',
];

const numbersOf = (cost: Cost): readonly number[] => [
  cost.requests,
  cost.devices,
  cost.againRequests,
  cost.againDevices,
  cost.uncertainDevices,
  cost.finalDevices,
  cost.againDevices * repeats,
  cost.wholeBatchDevices,
  cost.quotaDevices,
];

/** What retries cost: requests, devices, quota. */
export function costs(tally: Tally): string {
  const vendors = [...tally.vendors.entries()].sort(([a], [b]) => a.localeCompare(b)).filter(([, { cost }]) => cost.requests > 0);
  if (vendors.length === 0) return section('costs', 'What retries cost', paragraph('No reply to a send was read.'));
  const rows = vendors.map(([vendor, { cost }]) => [vendor, ...numbersOf(cost)]);
  const all = vendors.map(([, { cost }]) => numbersOf(cost)).reduce((sums, one) => sums.map((sum, index) => sum + (one[index] ?? 0)));
  const words = sentences(vendors.map(([, { cost }]) => cost))
    .map(paragraph)
    .join('\n');
  return section(
    'costs',
    'What retries cost',
    `${words}${table({ id: 'costs', caption: 'Sends by vendor', head, rows: [...rows, ['all', ...all]] })}`,
  );
}

function sentences(costs: readonly Cost[]): readonly string[] {
  const sum = (of: (cost: Cost) => number) => costs.reduce((all, cost) => all + of(cost), 0);
  const again = sum((cost) => cost.againDevices);
  const batches = sum((cost) => cost.wholeBatchDevices);
  const quota = sum((cost) => cost.quotaDevices);
  const requests = sum((cost) => cost.againRequests);
  return [
    `One repeat of what asks for it is ${counted(requests, 'request')} to ${counted(again, 'device')}, and ${counted(again * repeats, 'device')} at most with deliver's ${deliverDefaults.attempts} attempts.`,
    ...(batches > again
      ? [
          `A client that repeats whole batches sends to ${counted(batches - again, 'device')} more each time: they get the push twice, or are refused twice.`,
        ]
      : []),
    ...(quota > 0
      ? [
          `${counted(quota, 'device')} were refused for a rate or a quota: asked again before it resets, each is refused again, and some vendors then lower the quota.`,
        ]
      : []),
  ];
}
