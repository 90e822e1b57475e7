import { Clock, seeded } from './clock.mjs';
import { trafficMs } from './scenarios.mjs';

/** How long each answer takes, in milliseconds. */
const latencyMs = { ok: 50, down: 50, broken: 50, too_many: 50, unreachable: 5, hung: 10_000 };
const mayHaveBeenTaken = new Set(['broken', 'hung']);

/** Traffic, vendor and time of one run, and the vendor's own record of it. */
export class World {
  clock = new Clock();
  requests = 0;
  requestsBySecond = [];
  acceptedBySecond = [];
  acceptedAtMs = [];
  delaysMs = [];
  /** Sends of a push whose last answer left open whether it was taken. */
  sentAgainUnsure = 0;
  inFlight = 0;
  /** Pushes that a strategy has in its hands, and those that wait before it. */
  pulled = 0;
  ended = 0;
  mostHeld = 0;
  mostBefore = 0;

  constructor(scenario, pushes, seed) {
    this.scenario = scenario;
    this.pushes = pushes;
    this.perSecond = (pushes * 1000) / trafficMs;
    this.processes = scenario.processes ?? 1;
    // A tenth of a second of the traffic busy, and a quarter where it has room to spare; each process has its share.
    this.connections = Math.max(2, Math.round((this.perSecond * (scenario.isBusy ? 0.05 : 0.25)) / this.processes));
    this.random = seeded(seed);
    this.vendorChance = seeded(seed + 1);
    this.taken = new Uint16Array(pushes);
    this.accepted = new Uint8Array(pushes);
    this.isUnsure = new Uint8Array(pushes);
    this.firstAtMs = new Float64Array(pushes).fill(-1);
    this.clock.onStep = () => this.#observe();
  }

  comesAtMs(push) {
    return this.scenario.isBusy ? 0 : Math.floor((push * 1000) / this.perSecond);
  }

  wasSent(push) {
    return this.firstAtMs[push] >= 0;
  }

  processOf(push) {
    return push % this.processes;
  }

  /** One request. */
  async call(push) {
    const { sinceMs } = this.clock;
    const second = Math.floor(sinceMs / 1000);
    const inSecond = (this.requestsBySecond[second] ?? 0) + 1;
    this.requestsBySecond[second] = inSecond;
    this.requests += 1;
    if (!this.wasSent(push)) this.firstAtMs[push] = sinceMs;
    if (this.isUnsure[push]) this.sentAgainUnsure += 1;
    const request = { sinceMs, push, process: this.processOf(push), inSecond, perSecond: this.perSecond };
    const answer = this.scenario.answer(request, this.vendorChance());
    if (answer === 'ok' || (answer === 'hung' && this.vendorChance() < 0.5)) this.taken[push] += 1;
    this.inFlight += 1;
    await this.clock.sleep(latencyMs[answer]);
    this.inFlight -= 1;
    this.isUnsure[push] = mayHaveBeenTaken.has(answer) ? 1 : 0;
    if (answer === 'ok') this.#accept(push);
    return answer;
  }

  #accept(push) {
    if (this.accepted[push]) return;
    const { sinceMs } = this.clock;
    const second = Math.floor(sinceMs / 1000);
    this.accepted[push] = 1;
    this.acceptedAtMs.push(sinceMs);
    // Where all pushes are ready at once, what stands in line is no delay of anyone's making.
    this.delaysMs.push(sinceMs - (this.scenario.isBusy ? this.firstAtMs[push] : this.comesAtMs(push)));
    this.acceptedBySecond[second] = (this.acceptedBySecond[second] ?? 0) + 1;
  }

  #observe() {
    const come = this.scenario.isBusy ? this.pushes : Math.min(this.pushes, Math.floor((this.clock.sinceMs * this.perSecond) / 1000) + 1);
    this.mostHeld = Math.max(this.mostHeld, this.pulled - this.ended - this.inFlight);
    this.mostBefore = Math.max(this.mostBefore, come - this.pulled);
  }
}
