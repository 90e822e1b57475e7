import { Backoff } from './backoff.ts';
import { Climb } from './climb.ts';
import { Evidence } from './evidence.ts';
import { type Closing, type KeyName, levels } from './key-name.ts';
import type { Leave } from './leave.ts';
import { gateDefaults } from './options.ts';
import { Pace } from './pace.ts';
import { Ring } from './ring.ts';
import { Slowing } from './slowing.ts';
import type { Tally } from './tally.ts';
import { Turnstile } from './turnstile.ts';
import type { KeyState, KeyView, Rate, Why } from './types.ts';
import type { Waiter } from './waiter.ts';
import { isOfCredential, isOrder, type Word } from './words.ts';
import type { Yard } from './yard.ts';

/** One vendor and host, one app, or one channel, in one API: open, closed, probing or shut. */
export class Key extends Turnstile {
  readonly name: KeyName;
  /** What left, not what was let through and waits elsewhere. */
  readonly traffic = new Ring();
  private readonly level: 0 | 1 | 2;
  private readonly evidence = new Evidence();
  private readonly quota: Pace | undefined;
  private readonly countsDevices: boolean;
  private phase: 'open' | 'closed' | 'probing' | 'shut' = 'open';
  private climb: Climb | undefined = undefined;
  private formerPerSecond = 0;
  private readonly backoff = new Backoff();
  private closing: Closing | undefined = undefined;
  private untilMs = 0;
  /** The vendor's own time, where the key must not be closed as long without one early probe. */
  private asked: { readonly untilMs: number; readonly capMs: number } | undefined = undefined;
  private probe: Leave | undefined = undefined;
  /** A leave of another version has to ask again. */
  private version = 0;
  private changedAt = 0;
  private readonly slowing = new Slowing();

  constructor(yard: Yard, name: KeyName, rate: Rate | undefined) {
    super(yard);
    this.name = name;
    this.level = levels[name.scope];
    this.quota = rate && new Pace(rate.perSecond, yard.settings.now());
    this.countsDevices = rate?.counts === 'devices';
  }

  get state(): KeyState {
    if (this.phase !== 'open') return this.phase;
    if (!this.climb || this.isCalm(this.yard.settings.now())) return 'open';
    return this.climb.isRamp ? 'ramping' : 'slowed';
  }

  get isShut(): boolean {
    return this.phase === 'shut';
  }

  hasLet(leave: Leave): boolean {
    return leave.versions[this.level] === this.version;
  }

  waitMs(nowMs: number, { devices }: Leave): number {
    if (this.phase === 'shut') return Infinity;
    this.relax(nowMs);
    const closedMs = this.phase === 'open' ? (this.climb?.waitMs(nowMs) ?? 0) : this.untilMs - nowMs;
    return this.quota ? Math.max(closedMs, this.quota.waitMs(nowMs, this.countsDevices ? devices : 1)) : closedMs;
  }

  override hold(waiter: Waiter, nowMs: number): void {
    this.climb?.stopped(nowMs);
    super.hold(waiter, nowMs);
  }

  take(leave: Leave, nowMs: number): void {
    leave.versions[this.level] = this.version;
    this.quota?.take(this.countsDevices ? leave.devices : 1);
    if (this.phase === 'open') {
      this.climb?.pace.take(1);
      return;
    }
    this.phase = 'probing';
    this.probe = leave;
    // Should it never be answered, another one goes.
    this.untilMs = nowMs + gateDefaults.probeMs;
    this.yard.tell(this, 'probe');
  }

  /** A send that never happened used up nothing. */
  refund(leave: Leave): void {
    if (!this.hasLet(leave)) return;
    this.climb?.pace.take(-1);
    this.quota?.take(this.countsDevices ? -leave.devices : -1);
  }

  /** The send of this leave never happened, or says nothing: another one may probe. */
  forget(leave: Leave, nowMs: number): void {
    if (this.probe !== leave) return;
    this.probe = undefined;
    this.phase = 'closed';
    this.untilMs = nowMs;
    this.pump(nowMs);
  }

  /** What a reply says of this key. */
  hear(leave: Leave, { verdict, word }: Tally, nowMs: number): void {
    const isStale = leave.order < this.changedAt;
    if (word && isOrder(word) && !(isStale && (word.ofCredential || word.untilMs === undefined))) this.obey(word, nowMs);
    else if (this.probe === leave && verdict === 'good') this.comeBack(nowMs);
    else if (this.probe === leave) this.failProbe(word?.why ?? 'malformed_reply', word?.local ?? false, nowMs);
    else if (this.phase === 'open' && !isStale) this.weigh(verdict, word, leave, nowMs);
    if (this.queue.size > 0) this.pump(nowMs);
  }

  close(closing: Closing, nowMs: number): void {
    this.formerPerSecond = this.climb?.formerPerSecond ?? (this.phase === 'open' ? this.traffic.perSecond(nowMs) : this.formerPerSecond);
    this.turn('closed', closing);
    this.untilMs = closing.untilMs ?? nowMs + this.backoff.nextMs(this.yard.settings.random());
    this.yard.tell(this, 'closed');
    this.pump(nowMs);
  }

  /** Shortens no time that the vendor gave, and opens nothing that is shut. */
  closeByHand(untilMs: number, nowMs: number): void {
    const isLonger = this.phase === 'closed' && this.closing?.why !== 'by_hand' && this.untilMs >= untilMs;
    if (!this.isShut && !isLonger) this.close({ why: 'by_hand', untilMs }, nowMs);
  }

  shut(why: Why): void {
    this.turn('shut', { why });
    this.yard.tell(this, 'shut');
    this.yard.dismissAll(this, 'app_closed');
  }

  /** Opens at once, whatever closed it. */
  open(nowMs: number): void {
    this.turn('open', undefined);
    this.backoff.reset();
    this.yard.tell(this, 'opened');
    this.pump(nowMs);
  }

  /** A new credential: opens what an old one closed, and makes its late refusals untrue. */
  renewed(nowMs: number): void {
    this.changedAt = this.yard.tick();
    if (this.closing && isOfCredential(this.closing.why)) this.open(nowMs);
  }

  /** Nothing here that anyone would miss, if nobody waits. */
  isIdle(nowMs: number): boolean {
    return this.state === 'open' && this.backoff.isFresh && this.traffic.total(nowMs) === 0;
  }

  /** What an event and a view say alike. */
  condition(nowMs: number): Pick<KeyView, 'why' | 'untilMs' | 'local' | 'perSecond'> {
    const { closing, climb } = this;
    return {
      ...(closing && { why: closing.why }),
      ...(this.phase === 'closed' && this.untilMs < Infinity && { untilMs: this.untilMs }),
      ...(closing?.local && { local: true as const }),
      ...(climb && { perSecond: climb.perSecond(nowMs) }),
    };
  }

  /** A probe is likely to fail: let it be one that has failed least. */
  protected override next(nowMs: number): Waiter | undefined {
    return this.phase === 'open' || this.untilMs > nowMs ? super.next(nowMs) : this.queue.firstForProbe();
  }

  protected override lateByMs(nowMs: number): number {
    const { closing } = this;
    return Math.max(nowMs, closing?.why === 'by_hand' ? 0 : (closing?.untilMs ?? 0));
  }

  /** The vendor's own word. A longer wait replaces a shorter one, never the other way round. */
  private obey(word: Word, nowMs: number): void {
    if (word.says === 'shut') this.shut(word.why);
    if (this.phase === 'shut') return;
    const untilMs = word.untilMs === undefined ? undefined : Math.min(word.untilMs, nowMs + word.capMs);
    // Everyone who was under way hears the same: what is covered is not said twice.
    if (this.phase === 'closed' && this.untilMs >= (untilMs ?? 0)) return;
    this.closeUntil(word.why, untilMs, word.capMs, nowMs);
    if (word.untilMs === undefined || word.untilMs === untilMs) return;
    this.asked = { untilMs: word.untilMs, capMs: word.capMs };
    this.yard.tell(this, 'long_wait', { askedUntilMs: word.untilMs });
  }

  private closeUntil(why: Why, untilMs: number | undefined, capMs: number, nowMs: number): void {
    this.close({ why, untilMs: untilMs && untilMs + this.jitterMs(untilMs - nowMs, capMs) }, nowMs);
  }

  /** So that a fleet that was told the same does not come back in one instant; never beyond the cap. */
  private jitterMs(waitMs: number, capMs: number): number {
    return this.yard.settings.random() * Math.min(gateDefaults.closeBaseMs, capMs - waitMs);
  }

  private comeBack(nowMs: number): void {
    this.turn('open', undefined);
    this.backoff.reset();
    this.evidence.reset(nowMs + gateDefaults.evidenceMs);
    this.climb = Climb.ramp(this.formerPerSecond, nowMs);
    this.yard.tell(this, 'ramp');
  }

  /** One early probe is due, not one after the other: until the vendor's own time the next one waits as long again. */
  private failProbe(why: Why, local: boolean, nowMs: number): void {
    const { asked } = this;
    const isDue = !asked || asked.untilMs <= nowMs;
    if (isDue) this.close({ why, local }, nowMs);
    else this.closeUntil(why, Math.min(asked.untilMs, nowMs + asked.capMs), asked.capMs, nowMs);
    this.asked = isDue ? undefined : asked;
  }

  private weigh(verdict: Tally['verdict'], word: Word | undefined, leave: Leave, nowMs: number): void {
    if (word?.says === 'halve') this.slow(word.why, leave, nowMs);
    if (verdict === 'good') this.good(nowMs);
    if (verdict === 'bad' && word && this.evidence.isEnough(word, nowMs))
      this.close({ why: word.why, local: this.evidence.isLocal(nowMs) }, nowMs);
  }

  private good(nowMs: number): void {
    this.evidence.good(nowMs);
    if (!this.climb) return;
    this.climb.accepted(nowMs);
    if (this.queue.size > 0) this.climb.stopped(nowMs);
    this.relax(nowMs);
  }

  /** What limited it has come to its end. */
  private isCalm(nowMs: number): boolean {
    return this.queue.size === 0 && this.climb?.isOver(nowMs) === true;
  }

  private relax(nowMs: number): void {
    if (!this.isCalm(nowMs)) return;
    this.climb = undefined;
    this.backoff.reset();
    this.yard.tell(this, 'opened');
  }

  private slow(why: Why, leave: Leave, nowMs: number): void {
    if (!this.slowing.isNews(leave, nowMs)) return;
    this.slowing.heard(this.yard.tick(), nowMs);
    // Those who were let through and wait for a wider key have to ask again, or they would all come at the old rate.
    this.version += 1;
    if (this.climb) this.climb.halve(nowMs);
    else this.climb = Climb.limited(this.traffic.perSecond(nowMs), nowMs);
    this.yard.tell(this, 'slowed', { why });
  }

  private turn(phase: Key['phase'], closing: Closing | undefined): void {
    this.phase = phase;
    this.closing = closing;
    this.asked = undefined;
    this.climb = undefined;
    this.probe = undefined;
    this.evidence.reset(0);
    this.version += 1;
    this.changedAt = this.yard.tick();
  }
}
