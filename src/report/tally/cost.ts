import { causes } from '../../core/cause.ts';
import { type Facts, goesAgain } from './facts.ts';

/** What sends and their repeats cost at one vendor. Only sends count: nothing else has devices. */
export class Cost {
  /** Replies to sends. */
  requests = 0;
  devices = 0;
  /** Refusals that ask for another attempt: a request each, and their devices. */
  againRequests = 0;
  againDevices = 0;
  /** May have been taken: again only where a repeat does no harm. */
  uncertainDevices = 0;
  finalDevices = 0;
  /** Devices of every reply that holds a refusal to repeat: what a client sends that repeats whole batches. */
  wholeBatchDevices = 0;
  /** Refused for a rate or a quota: repeated too early, they are refused again. */
  quotaDevices = 0;

  addReply(all: readonly Facts[]): void {
    const sends = all.filter(({ api }) => api === 'send');
    if (sends.length === 0) return;
    const devices = sends.reduce((sum, { number }) => sum + number, 0);
    this.requests += 1;
    this.devices += devices;
    if (sends.some((facts) => facts.status === 'refused' && goesAgain(facts))) this.wholeBatchDevices += devices;
    for (const facts of sends) this.#add(facts);
  }

  #add(facts: Facts): void {
    const { status, cause, number } = facts;
    if (cause === undefined) return;
    if (causes[cause].owner === 'quota') this.quotaDevices += number;
    if (!goesAgain(facts)) this.finalDevices += number;
    else if (status === 'uncertain') this.uncertainDevices += number;
    else {
      this.againRequests += 1;
      this.againDevices += number;
    }
  }
}
