import pRetry from 'p-retry';

/** What the usual ways of retrying do: each push on its own and at once, unless connections are what limits everyone. */
export const rivals = [
  { id: 'no retry', retrier: () => () => undefined },
  { id: 'p-retry', retrier: undefined },
  { id: 'full jitter', retrier: (world) => (number) => jitterMs(number, world) },
  { id: 'retry budget', retrier: (world) => budgeted(world) },
];

/** Full jitter, 1 s to 60 s, 8 retries. */
const jitterMs = (number, { random }) => (number > 8 ? undefined : Math.floor(random() * Math.min(60_000, 1000 * 2 ** (number - 1))));

/**
 * Full jitter under the budget that RPC clients have (Finagle): each push earns 0.2 of a retry, and ten a second are
 * free (their share, of a smaller traffic), over ten seconds. Where it is empty, the push is given up.
 */
function budgeted(world) {
  const perMs = world.perSecond / 1e5 / world.processes;
  const most = world.perSecond / world.processes;
  const buckets = Array.from({ length: world.processes }, () => ({ tokens: perMs * 10_000, atMs: 0 }));
  return (number, push) => {
    const bucket = buckets[world.processOf(push)];
    const { sinceMs } = world.clock;
    const earned = number === 1 ? 0.2 : 0;
    bucket.tokens = Math.min(most, bucket.tokens + earned + (sinceMs - bucket.atMs) * perMs);
    bucket.atMs = sinceMs;
    if (bucket.tokens < 1) return undefined;
    bucket.tokens -= 1;
    return jitterMs(number, world);
  };
}

export async function playRival({ retrier }, world) {
  const waitMs = retrier?.(world);
  const lines = Array.from({ length: world.processes }, () => new Line(world.scenario.isBusy ? world.connections : Infinity));
  const call = async (push) => {
    const line = lines[world.processOf(push)];
    await line.enter();
    if (!world.wasSent(push)) world.pulled += 1;
    const answer = await world.call(push);
    line.leave();
    return answer;
  };
  const send = waitMs ? (push) => sendBy(waitMs, call, push, world) : (push) => sendByPRetry(call, push);
  await onVirtualTimers(world.clock, () => world.clock.until(all(world, send)));
}

async function sendBy(waitMs, call, push, { clock }) {
  for (let number = 1; ; number += 1) {
    if ((await call(push)) === 'ok') return;
    const ms = waitMs(number, push);
    if (ms === undefined) return;
    await clock.sleep(ms);
  }
}

const failed = new Error('not accepted');

/** The real one, with its own defaults. */
function sendByPRetry(call, push) {
  const once = async () => {
    if ((await call(push)) !== 'ok') throw failed;
  };
  return pRetry(once).catch(() => undefined);
}

function all(world, send) {
  return new Promise((resolve) => {
    const start = async (push) => {
      await send(push);
      world.ended += 1;
      if (world.ended === world.pushes) resolve();
    };
    for (let push = 0; push < world.pushes; push += 1) world.clock.setTimer(() => void start(push), world.comesAtMs(push));
  });
}

/** p-retry knows no clock but the global timers. */
async function onVirtualTimers(clock, run) {
  const { setTimeout: real } = globalThis;
  globalThis.setTimeout = (then, ms) => clock.setTimer(then, ms);
  try {
    await run();
  } finally {
    globalThis.setTimeout = real;
  }
}

/** So many requests at once; the others wait in line. */
class Line {
  #free;
  #waiting = [];
  #head = 0;

  constructor(most) {
    this.#free = most;
  }

  enter() {
    if (this.#free > 0) {
      this.#free -= 1;
      return undefined;
    }
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  leave() {
    const next = this.#waiting[this.#head];
    if (!next) {
      this.#free += 1;
      return;
    }
    this.#head += 1;
    if (this.#head === 4096) {
      this.#waiting.splice(0, this.#head);
      this.#head = 0;
    }
    next();
  }
}
