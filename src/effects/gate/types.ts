import type { Api } from '../../core/api.ts';
import type { Because } from '../../core/decide/because.ts';
import type { Outcome } from '../../core/outcome.ts';

/** The calls a gate holds back; each API of a key is a key of its own. */
export type GateApi = Exclude<Api, 'client'>;

/** Which sends a gate speaks of: the more is said, the narrower. Left out means "all of them" for `open`, `look` aside. */
export interface GateKey {
  /** The id of a vendor, ours or your own. */
  readonly vendor: string;
  /** The address that is called; one vendor's regions fail apart. Default `''`. */
  readonly host?: string | undefined;
  /** One credential x one package x one environment and region. Default `''`. */
  readonly app?: string | undefined;
  /** The message class or channel as sent. Default `''`. */
  readonly channel?: string | undefined;
  /** Left out: every API for `open` and `close`, `send` for the others. */
  readonly api?: GateApi | undefined;
}

/** One send that wants to go. Not kept after it left. */
export interface Entry extends GateKey {
  /** As they are sent, in one request. They count against `held`, and against a rate in devices. */
  readonly targets: readonly string[];
  /** Default `send`. */
  readonly api?: GateApi | undefined;
  /** The higher leaves first. Default 0. */
  readonly priority?: number | undefined;
  /** Refused with `deadline` once it is sure that it cannot leave before. Milliseconds since 1970. */
  readonly deadlineAtMs?: number | undefined;
  /** Not the first attempt: then it also waits for the retry budget. Default false. */
  readonly isRetry?: boolean | undefined;
  /** It has a place whatever the bound says: what was pulled from a source must not be turned away. Default false. */
  readonly pulled?: boolean | undefined;
  /** Ends the wait with `aborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** What the gate must know beside the outcomes. */
export interface About {
  /** The request was signed with a credential renewed for this very message: a refusal of it is then final for the app. */
  readonly refreshed?: boolean | undefined;
}

/** Leave to send once. Exactly one of `done` and `release` must follow; further calls do nothing. */
export interface Pass {
  /** Tells a pass from a refusal. */
  readonly granted: true;
  /** What came of it. Empty where nothing is known (`send` threw): then it says nothing about anyone. Never throws. */
  done(outcomes: readonly Outcome[], about?: About): void;
  /** The send never happened. */
  release(): void;
}

/** No leave, for good. */
export interface Refusal {
  /** Tells a refusal from a pass. */
  readonly granted: false;
  /**
   * `gate_full`: as many wait as may, and this send was not `pulled`. `app_closed`: its app or channel is shut until a person or a
   * new credential opens it. `deadline`: it cannot leave in time. `aborted`: its signal says so.
   */
  readonly because: Extract<Because, 'gate_full' | 'app_closed' | 'deadline' | 'aborted'>;
}

/** How many requests or devices a second an app may send. */
export interface Rate {
  /** More than 0. */
  readonly perSecond: number;
  /** `requests`: a batch of 500 counts once. Default: as the vendor counts; Huawei, OPPO, vivo and Tencent IM count devices. */
  readonly counts?: 'requests' | 'devices' | undefined;
}

/** How much of the traffic may be retries. What is above waits; nothing is dropped. */
export interface Budget {
  /** Share of all sends, 0 to 1. Default 0.2. */
  readonly share?: number | undefined;
  /** Retries a second that are always allowed. Default 10. */
  readonly floorPerSecond?: number | undefined;
}

/** How a gate behaves; everything has a default. `createGate` throws an `ArgumentError` for what is none. */
export interface GateOptions {
  /** Targets that may wait for one key. Default 10,000. */
  readonly held?: number | undefined;
  /** For each app of a vendor, by vendor id. Default: none. */
  readonly rates?: Readonly<Record<string, Rate>> | undefined;
  /** `false`: retries wait for nothing but the gate itself. */
  readonly budget?: Budget | false | undefined;
  /**
   * The wait that a code's own row asks for, so that it is not taken for a `Retry-After`: a row is about the failing
   * target, a header about everyone. Default: what the tables of the nine vendors say.
   */
  readonly rowWaitMs?: ((outcome: Outcome) => number | undefined) | undefined;
  /** Everything that changes, as it changes. What it throws is swallowed. */
  readonly onEvent?: ((event: GateEvent) => void) | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Calls `run` once after `ms` and returns what cancels it. Default: a timer that keeps the process alive, for something waits for it. */
  readonly setTimer?: ((run: () => void, ms: number) => () => void) | undefined;
  /** 0 up to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** Where a key stands. `slowed`: open, at a limited rate. `shut`: until a person or a new credential opens it. */
export type KeyState = 'open' | 'closed' | 'probing' | 'ramping' | 'slowed' | 'shut';

/** How wide a key is. */
export type Scope = 'vendor' | 'app' | 'channel';

/** Why a key closed: a cause of `causes`, or a person. */
export type Why =
  | Extract<
      Outcome,
      {
        /** Refused and uncertain outcomes have one. */
        cause: unknown;
      }
    >['cause']
  | 'by_hand';

/** A key changed. Holds no target and no credential. */
export interface GateEvent {
  /** `long_wait`: the vendor asked for more than a key is ever closed for without one early probe. */
  readonly type: 'closed' | 'probe' | 'ramp' | 'slowed' | 'opened' | 'shut' | 'long_wait';
  /** When, by the gate's clock. Milliseconds since 1970. */
  readonly atMs: number;
  /** How wide the key is: a vendor at one host, one app, or one channel of an app. */
  readonly scope: Scope;
  /** The vendor's id. */
  readonly vendor: string;
  /** A key of one API says nothing of another. */
  readonly api: GateApi;
  /** Of a `vendor` key; `''` where the sends named none. Absent on the others. */
  readonly host?: string;
  /** Of an `app` or `channel` key; `''` where the sends named none. Absent on a `vendor` key. */
  readonly app?: string;
  /** Of a `channel` key; `''` where the sends named none. Absent on the others. */
  readonly channel?: string;
  /** What closed, shut or slowed it. Absent for `ramp` and `opened`. */
  readonly why?: Why;
  /** No probe before this. Milliseconds since 1970. */
  readonly untilMs?: number;
  /** The vendor's own time, where `long_wait` cuts it. Milliseconds since 1970. */
  readonly askedUntilMs?: number;
  /** The fault speaks of this process alone (time-outs, broken wires): no other process should close for it. */
  readonly local?: true;
  /** Sends a second, where `slowed` or `ramp` limits them. */
  readonly perSecond?: number;
  /** Targets that wait for this key. */
  readonly held: number;
}

/** A key as it stands, without any target's text. */
export interface KeyView {
  /** How wide it is: a vendor at one host, one app, or one channel of an app. */
  readonly scope: Scope;
  /** The vendor's id. */
  readonly vendor: string;
  /** A key of one API says nothing of another. */
  readonly api: GateApi;
  /** Of a `vendor` key; `''` where the sends named none. Absent on the others. */
  readonly host?: string;
  /** Of an `app` or `channel` key; `''` where the sends named none. Absent on a `vendor` key. */
  readonly app?: string;
  /** Of a `channel` key; `''` where the sends named none. Absent on the others. */
  readonly channel?: string;
  /** Where it stands now. */
  readonly state: KeyState;
  /** What closed or shut it. Absent where it is open, ramping or slowed. */
  readonly why?: Why;
  /** No probe before this. Milliseconds since 1970; absent unless `closed`, and where only `open` ends it. */
  readonly untilMs?: number;
  /** The fault speaks of this process alone (time-outs, broken wires). */
  readonly local?: true;
  /** Sends a second, where they are limited. */
  readonly perSecond?: number;
  /** Targets that wait for this key. */
  readonly held: number;
  /** Sends that wait for it: a batch is one. */
  readonly waiting: number;
}

/** A plain snapshot: it can be printed, stored and sent. */
export interface GateView {
  /** When it was taken. Milliseconds since 1970. */
  readonly atMs: number;
  /** Only keys that are not simply open and idle. */
  readonly keys: readonly KeyView[];
  /** Targets that wait, for whatever reason. */
  readonly held: number;
  /** Targets that have a wait of their own. */
  readonly closedTargets: number;
}

/**
 * Shared backoff of all sends of a process. Nothing is dropped by it: a send leaves at once, or waits for its turn, or is
 * refused with the reason.
 */
export interface Gate {
  /** Leave at once, a refusal that no waiting would change, or undefined: then `enter` waits. */
  tryEnter(entry: Entry): Pass | Refusal | undefined;
  /** Waits for leave. Never rejects; an `ArgumentError` is thrown at once for an entry that is none. */
  enter(entry: Entry): Promise<Pass | Refusal>;
  /**
   * Until when this target must wait by the vendor's own word about it, in milliseconds since 1970; undefined: not at all.
   * A batch waits for the last of its targets, so ask first and part it.
   */
  floorOf(entry: GateKey, target: string): number | undefined;
  /** Whether the next target may be pulled: false while as many wait as may. */
  hasRoom(entry: GateKey): boolean;
  /** Resolves when there is room, or on abort. Never rejects. */
  whenRoom(entry: GateKey, signal?: AbortSignal): Promise<void>;
  /** A new credential: opens what an old one had closed for this app, and no quota. Replies to older sends do not close it again. */
  renewed(key: Pick<GateKey, 'vendor' | 'app'>): void;
  /** Opens by hand every key that matches all that is given, whatever closed it. How many there were. */
  open(key: GateKey): number;
  /** Closes by hand the one key that is named, for so many milliseconds (or until `open`: `Infinity`). Without `api`: in every API. */
  close(key: GateKey, ms: number): void;
  /** How all of it stands now. Changes nothing. */
  look(): GateView;
}
