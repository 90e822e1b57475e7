import { openGate } from '../open-gate.mjs';

const vendor = 'xiaomi';
const app = 'storm';

const replies = {
  ok: { status: 200, body: '{"result":"ok","code":0,"data":{"id":"m"}}' },
  down: { status: 503, body: '' },
  broken: { status: 500, body: '' },
  too_many: { status: 429, body: '' },
};

const base = { vendor, api: 'send', kind: 'token', app, token: 'keep', pause: 'vendor' };
/** As the wrapped clients report a wire that broke: before it was written, or perhaps after. */
const faults = {
  unreachable: {
    ...base,
    status: 'refused',
    cause: 'connection_failed',
    retry: { when: 'backoff' },
    evidence: { httpStatus: 0, code: 'ENETUNREACH' },
  },
  hung: {
    ...base,
    status: 'uncertain',
    cause: 'timeout',
    retryIfRepeatable: { when: 'backoff' },
    evidence: { httpStatus: 0, code: 'ETIMEDOUT' },
  },
};

/** The real `deliver` behind the real gate, one of each a process. */
export async function playOurs({ deliver, createGate }, world, { withoutGate = false } = {}) {
  const { clock, random, scenario, processes } = world;
  const time = { now: clock.now, setTimer: clock.setTimer, random };
  const told = { events: [], statuses: { accepted: 0, refused: 0, uncertain: 0, unsent: 0 }, becauses: {}, disagreements: 0 };
  const deliveries = [];
  for (let process = 0; process < processes; process += 1) {
    const onEvent = (event) => told.events.push({ ...event, process, sinceMs: clock.sinceMs });
    const gate = withoutGate ? openGate() : createGate({ ...time, onEvent });
    const begin = (connections, isMine) =>
      deliver({
        ...{ vendor, app, kind: 'token', gate, concurrency: connections, repeatable: scenario.isRepeatable === true, ...time },
        targets: source(world, (push) => world.processOf(push) === process && isMine(push)),
        send: (batch) => send(world, batch),
      });
    const { isPoison } = scenario;
    const some = isPoison ? Math.ceil(world.connections / 6) : 0;
    deliveries.push(begin(world.connections, (push) => !isPoison?.(push)));
    if (isPoison) deliveries.push(begin(some, isPoison));
  }
  await clock.until(Promise.all(deliveries.map((delivery) => take(delivery, world, told))));
  return told;
}

async function send(world, batch) {
  const answer = await world.call(Number(batch[0]));
  return replies[answer] ?? [{ ...faults[answer], targets: batch }];
}

/** Pushes as they come. */
async function* source(world, isMine) {
  const { clock, pushes } = world;
  for (let push = 0; push < pushes; push += 1) {
    if (!isMine(push)) continue;
    const waitMs = world.comesAtMs(push) - clock.sinceMs;
    if (waitMs > 0) await clock.sleep(waitMs);
    world.pulled += 1;
    yield String(push);
  }
}

/** What is reported, against the vendor's own record. */
async function take(delivery, world, told) {
  for await (const { target, status, because } of delivery) {
    world.ended += 1;
    told.statuses[status] += 1;
    told.becauses[because] = (told.becauses[because] ?? 0) + 1;
    if ((status === 'accepted') !== (world.accepted[Number(target)] === 1)) told.disagreements += 1;
  }
}
