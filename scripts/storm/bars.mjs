import { ours, ungated } from './play.mjs';

const percent = (share) => `${(share * 100).toFixed(2)} %`;
const times = (factor) => `${factor.toFixed(3)}x`;

const accepted = (least) => ({
  says: `accepted at least ${least * 100} %`,
  of: ({ acceptedShare }) => acceptedShare,
  isMet: (share) => share >= least,
  show: percent,
});
const sent = (most) => ({
  says: `sent at most ${most}x needed`,
  of: ({ sentPerNeeded }) => sentPerNeeded,
  isMet: (factor) => factor <= most,
  show: times,
});
const throughput = {
  says: 'throughput at least 99 % of no gate',
  of: (own, free) => own.throughput / free.throughput,
  isMet: (share) => share >= 0.99,
  show: percent,
};
const none = (says, of) => ({ says, of, isMet: (count) => count === 0, show: String });

/** True in every scenario: what is reported is what the vendor saw, and law 7 holds. */
const always = [
  none('nobody reported otherwise than the vendor saw', ({ disagreements }) => disagreements),
  none('nobody without an end or with two', ({ statuses, pushes }) => pushes - Object.values(statuses).reduce((a, b) => a + b)),
];
const lawSeven = [
  none('none sent again that may have been taken', ({ sentAgainUnsure }) => sentAgainUnsure),
  none('none delivered twice', ({ copies }) => copies),
];

const bars = {
  outage: [accepted(0.999), sent(1.1), ...lawSeven],
  'outage-20': [accepted(0.999), sent(1.3), ...lawSeven],
  'slow-recovery-429': [accepted(0.999), sent(1.1), ...lawSeven],
  'slow-recovery-503': [accepted(0.999), sent(1.1), ...lawSeven],
  'partial-0.1': [sent(1.1), ...lawSeven],
  'partial-0.3': [sent(1.1), ...lawSeven],
  'partial-0.5': [sent(1.1), ...lawSeven],
  'sporadic-0.001': [throughput],
  'sporadic-0.01': [throughput],
  poison: [throughput],
  'no-network': [accepted(0.999), none('no other gate closed', ({ closingsOfOthers }) => closingsOfOthers), ...lawSeven],
  hangs: [
    sent(1),
    ...lawSeven,
    none('nobody neither accepted nor listed as uncertain', ({ pushes, statuses }) => pushes - statuses.accepted - statuses.uncertain),
    none('nobody uncertain whom the vendor answered', ({ statuses, unsureAtEnd }) => statuses.uncertain - unsureAtEnd),
  ],
};

/** Each promise, what came of it, and whether that is enough. Those that cannot be judged, for it was not played, are left out. */
export function judged(scenario, figures) {
  const own = figures.find(({ strategy }) => strategy === ours);
  const free = figures.find(({ strategy }) => strategy === ungated);
  if (!own) return [];
  return [...bars[scenario.id], ...always]
    .filter((bar) => free || bar !== throughput)
    .map(({ says, of, isMet, show }) => {
      const value = of(own, free);
      return { says, value, shown: show(value), isMet: isMet(value) };
    });
}
