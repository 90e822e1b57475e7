import type { ClientHttp2Stream } from 'node:http2';
import { constants } from 'node:http2';
import type { ApnsEvent, RetireCause } from './events.ts';
import { Exchange, type ExchangeOwner } from './exchange.ts';
import { connectFault, errorName, type WireFault } from './fault-codes.ts';
import { type Goaway, goawayOf } from './goaway.ts';
import { Heartbeat } from './heartbeat.ts';
import { IdleTimer } from './idle-timer.ts';
import { readStream } from './read-stream.ts';
import { type ApnsResponse, reconnectCodeOf } from './response.ts';
import type { Sending } from './sending.ts';
import type { Settings } from './settings.ts';
import { goawayFault, type LinkEnd, streamFault } from './stream-fault.ts';
import { Wire } from './wire.ts';

/** Who opened a connection and hears of its turns. */
export interface LinkOwner {
  /** It became ready, or a stream became free. */
  changed(): void;
  /** It takes no further requests. `proven`: it had served some, so that those that wait may hope for the next one. */
  left(link: Link, fault: WireFault, proven: boolean): void;
  gone(link: Link): void;
  tell(event: ApnsEvent): void;
}

/** One connection: which requests it takes, and what its end means to them. */
export class Link implements ExchangeOwner {
  inFlight = 0;
  readonly #number: number;
  readonly #settings: Settings;
  readonly #owner: LinkOwner;
  readonly #wire: Wire;
  readonly #heartbeat: Heartbeat;
  readonly #idle: IdleTimer;
  readonly #connecting: NodeJS.Timeout;
  #state: 'connecting' | 'ready' | 'retired' | 'gone' = 'connecting';
  #limit = 0;
  #doubted = false;
  #proven = false;
  #goaway: Goaway | undefined;
  #retiredBy: string | undefined;

  constructor(number: number, settings: Settings, owner: LinkOwner) {
    this.#number = number;
    this.#settings = settings;
    this.#owner = owner;
    this.#wire = new Wire(settings, {
      settings: (limit) => this.#settled(limit),
      goaway: (code, lastStreamId, debugData) => this.#goneAway(goawayOf(code, lastStreamId, debugData, this.#goaway)),
      gone: (code) => this.#gone(code),
    });
    this.#heartbeat = new Heartbeat(this.#wire.session, settings.pingTimeoutMs, {
      alive: () => this.#trust(),
      dead: () => this.#fallSilent(),
    });
    this.#idle = new IdleTimer(settings.idleTimeoutMs, () => this.retire('idle', 'IDLE'));
    this.#connecting = setTimeout(() => this.cut('CONNECT_TIMEOUT'), settings.connectTimeoutMs);
    owner.tell({ type: 'connecting', connection: number });
  }

  /** A request may begin now. */
  get free(): boolean {
    const { session } = this.#wire;
    return this.#state === 'ready' && this.inFlight < this.#limit && !this.#doubted && !session.closed && !session.destroyed;
  }

  start(sending: Sending): void {
    const stream = this.#request(sending);
    if (stream === undefined) return;
    this.inFlight += 1;
    if (this.inFlight === 1) this.#work();
    const exchange = new Exchange(sending, stream, this, this.#settings.maxBodyBytes);
    readStream(exchange);
    sending.begin(this, exchange);
    stream.end(sending.message.payload);
  }

  #request(sending: Sending): ClientHttp2Stream | undefined {
    try {
      return this.#wire.session.request(sending.message.headers);
    } catch {
      // Node refuses before it writes: the session ended on this very tick, or a header slipped through.
      sending.fail({ cause: 'connection_failed', written: 'never', code: 'NO_STREAM', reconnect: true });
      this.retire('reply', 'NO_STREAM');
      return undefined;
    }
  }

  /** Its sending has its answer without it. `doubts`: the peer was silent for too long, so nothing more goes out before it answers a PING. */
  abandon({ stream }: Exchange, doubts: boolean): void {
    stream.close(constants.NGHTTP2_CANCEL);
    if (doubts && this.#state === 'ready') {
      this.#doubted = true;
      this.#heartbeat.ask();
    }
    this.#release();
  }

  /** Takes no further requests, and ends with the last that is under way. */
  retire(cause: RetireCause, code: string): void {
    if (this.#state === 'connecting') this.cut(code);
    if (this.#state !== 'ready') return;
    this.#state = 'retired';
    this.#retiredBy = code;
    this.#owner.tell({ type: 'retired', connection: this.#number, cause, code, inFlight: this.inFlight });
    this.#owner.left(this, this.#leaving(code), this.#proven && this.#goaway?.blames !== true);
    if (this.inFlight === 0) this.#wire.end();
  }

  cut(code: string): void {
    this.#wire.cut(code);
  }

  streamClosed(exchange: Exchange): void {
    const { sending } = exchange;
    if (sending.done) return;
    const fault = exchange.whole && exchange.status > 0 ? undefined : streamFault(exchange, this.#end);
    if (fault === undefined) this.#learn(sending.reply(exchange));
    else {
      sending.fail(fault);
      if (fault.reconnect) this.retire('reply', fault.code);
    }
    this.#release();
  }

  get #end(): LinkEnd {
    return { goaway: this.#goaway, lost: this.#wire.session.destroyed, endCode: this.#wire.endCode };
  }

  #learn({ outcomes }: ApnsResponse): void {
    const code = reconnectCodeOf(outcomes);
    if (code === undefined) this.#proven = true;
    else this.retire('reply', code);
  }

  #release(): void {
    this.inFlight -= 1;
    if (this.inFlight === 0) this.#rest();
    if (this.#state === 'ready') this.#owner.changed();
    else if (this.inFlight === 0) this.#wire.end();
  }

  // A connection with nothing to do must not keep the process alive.
  #rest(): void {
    this.#wire.session.unref();
    this.#idle.rest();
  }

  #work(): void {
    this.#wire.session.ref();
    this.#idle.work();
  }

  #settled(peerLimit: number): void {
    const first = this.#state === 'connecting';
    this.#limit = Math.min(peerLimit, this.#settings.maxConcurrentStreams);
    if (first) this.#ready();
    if (this.#state !== 'ready') return;
    this.#owner.tell({ type: 'ready', connection: this.#number, maxConcurrentStreams: this.#limit });
    this.#owner.changed();
    if (first && this.inFlight === 0) this.#rest();
  }

  #ready(): void {
    this.#state = 'ready';
    clearTimeout(this.#connecting);
    this.#heartbeat.start(this.#settings.pingIntervalMs);
  }

  #goneAway(goaway: Goaway): void {
    this.#goaway = goaway;
    const { code, lastStreamId, reason } = goaway;
    const { inFlight } = this;
    const named = reason === undefined ? {} : { reason };
    this.#owner.tell({ type: 'goaway', connection: this.#number, code: errorName(code), lastStreamId, ...named, inFlight });
    this.retire('goaway', reason ?? 'GOAWAY');
  }

  #trust(): void {
    this.#doubted = false;
    this.#owner.changed();
  }

  #fallSilent(): void {
    this.#owner.tell({ type: 'ping_timeout', connection: this.#number, inFlight: this.inFlight });
    this.cut('PING_TIMEOUT');
  }

  #gone(code: string): void {
    const before = this.#state;
    this.#state = 'gone';
    clearTimeout(this.#connecting);
    this.#heartbeat.stop();
    this.#idle.stop();
    if (before === 'connecting') this.#owner.tell({ type: 'connect_failed', connection: this.#number, code });
    const isOrderly = this.#wire.saidGoodbye && this.#wire.endCode === undefined;
    this.#owner.tell({ type: 'closed', connection: this.#number, code: (isOrderly && this.#retiredBy) || code });
    this.#owner.left(this, before === 'connecting' ? this.#unconnected(code) : this.#leaving(code), this.#proven);
    this.#owner.gone(this);
  }

  #unconnected(code: string): WireFault {
    return this.#goaway === undefined ? connectFault(code) : goawayFault(this.#goaway);
  }

  /** For those that never got a stream on it. */
  #leaving(code: string): WireFault {
    if (this.#goaway !== undefined) return goawayFault(this.#goaway);
    return { cause: 'connection_failed', written: 'never', code, reconnect: true };
  }
}
