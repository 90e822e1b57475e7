/** A minute of traffic. Fewer pushes are a lower rate, so that an outage keeps its length. */
export const trafficMs = 60_000;
const [outMs, backMs] = [10_000, 40_000];
const recoveryMs = 30_000;
const isOut = (sinceMs) => sinceMs >= outMs && sinceMs < backMs;
/** A healthy vendor serves 1.5 times the traffic. */
const isAbove = ({ inSecond, perSecond }, share) => inSecond > perSecond * 1.5 * share;
const recovered = (sinceMs) => (sinceMs < backMs ? 1 : Math.min(1, 0.1 + (0.9 * (sinceMs - backMs)) / recoveryMs));
const status = { too_many: 429, down: 503 };
const failing = (share, answer) => (_request, chance) => (chance < share ? answer : 'ok');

/**
 * What the vendor answers: `request` is { sinceMs, push, process, inSecond (requests of this second, this one included),
 * perSecond (the rate of the traffic) }. `needed`: requests a push takes where nothing is wasted. `isBusy`: all pushes are
 * ready at once and `connections` are what limits them; else they come evenly over a minute.
 */
export const scenarios = [
  {
    id: 'outage',
    title: 'Full outage: 503 from 10 s to 40 s; it serves 1.5 times the traffic, and answers 429 above that',
    answer: (request) => (isOut(request.sinceMs) ? 'down' : isAbove(request, 1) ? 'too_many' : 'ok'),
  },
  {
    id: 'outage-20',
    title: 'The same outage, 20 processes that share nothing',
    processes: 20,
    answer: (request) => (isOut(request.sinceMs) ? 'down' : isAbove(request, 1) ? 'too_many' : 'ok'),
  },
  ...['too_many', 'down'].map((above) => ({
    id: `slow-recovery-${status[above]}`,
    title: `Slow recovery: 503 from 10 s to 40 s, then it serves a tenth, and all after 30 s more; ${status[above]} above that`,
    answer: (request) => (isOut(request.sinceMs) ? 'down' : isAbove(request, recovered(request.sinceMs)) ? above : 'ok'),
  })),
  ...[0.1, 0.3, 0.5].map((share) => ({
    id: `partial-${share}`,
    title: `Partial outage: each request fails with 503 at a chance of ${share}, all the time`,
    needed: 1 / (1 - share),
    answer: failing(share, 'down'),
  })),
  ...[0.001, 0.01].map((share) => ({
    id: `sporadic-${share}`,
    title: `Healthy vendor, ${share * 100} % sporadic 500s; as fast as the connections go; a second copy does no harm`,
    isBusy: true,
    isRepeatable: true,
    needed: 1 / (1 - share),
    answer: failing(share, 'broken'),
  })),
  {
    id: 'poison',
    title: 'Healthy vendor, one poison message: 500 for each of its targets, 1 % of all; as fast as the connections go',
    isBusy: true,
    isRepeatable: true,
    isPoison: (push) => push % 100 === 50,
    answer: ({ push }) => (push % 100 === 50 ? 'broken' : 'ok'),
  },
  {
    id: 'no-network',
    title: 'One of 20 processes without network from 10 s to 40 s',
    processes: 20,
    lonely: 3,
    answer: ({ sinceMs, process }) => (process === 3 && isOut(sinceMs) ? 'unreachable' : 'ok'),
  },
  {
    id: 'hangs',
    title: 'Full outage by silence: from 10 s to 40 s no answer within 10 s, and half of those pushes are taken all the same',
    answer: ({ sinceMs }) => (isOut(sinceMs) ? 'hung' : 'ok'),
  },
];
