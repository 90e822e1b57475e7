import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import type { Pass } from '../../../src/effects/gate/types.ts';
import { accepted, down, refused, uncertain } from './outcomes.ts';
import { Stage } from './stage.ts';

/** A thousand a second for ten seconds, then an outage. */
async function broken(stage: Stage): Promise<void> {
  for (let tick = 0; tick < 1_000; tick += 1) {
    stage.send(accepted(), 10);
    await stage.clock.advance(10);
  }
  stage.send(down(), 20);
}

const header = (waitMs: number) => down({ retry: { when: 'backoff', atLeastMs: waitMs } });

/** The pass of the one send that is let in when the time is over that the vendor gave. */
async function probing(stage: Stage) {
  stage.send(header(1_000));
  await stage.clock.advance(2_000);
  return stage.pass();
}

describe('the probe', () => {
  test('is one waiting send and no more, until its answer is there', async () => {
    const stage = new Stage();
    const left: string[] = [];
    stage.send(header(1_000));
    for (const name of ['a', 'b', 'c']) stage.wait(name, left);
    await stage.clock.advance(30_000);
    expect(left).toEqual(['a']);
    expect(stage.key('vendor')?.state).toBe('probing');
  });

  test('that fails closes the key again, each time for up to twice as long, for up to a minute', async () => {
    const stage = new Stage({ random: () => 0.999 });
    stage.send(down(), 20);
    const waits: number[] = [];
    for (let probe = 0; probe < 8; probe += 1) {
      waits.push(Math.round((stage.key('vendor')?.untilMs ?? 0) - stage.clock.now()));
      await stage.clock.advance(waits.at(-1) ?? 0);
      await stage.clock.advance(1);
      stage.send(down());
    }
    expect(waits).toEqual([999, 1_998, 3_996, 7_992, 15_984, 31_968, 59_940, 59_940]);
  });

  test('that never happened, or says nothing, makes room for another at once', async () => {
    const stage = new Stage();
    const left: string[] = [];
    stage.send(header(1_000));
    await stage.clock.advance(2_000);
    const [first, second] = [stage.pass(), stage.isOpen()];
    for (const name of ['a', 'b']) stage.wait(name, left);
    first.release();
    await stage.clock.advance(0);
    expect([second, left]).toEqual([false, ['a']]);
  });

  test('that is never answered stands in the way for a minute', async () => {
    const stage = new Stage();
    const left: string[] = [];
    await probing(stage);
    stage.wait('a', left);
    await stage.clock.advance(59_999);
    expect(left).toEqual([]);
    await stage.clock.advance(1);
    expect(left).toEqual(['a']);
  });

  test('is a send that was never tried, so that a long outage does not use up one push’s attempts', async () => {
    const stage = new Stage();
    const left: string[] = [];
    stage.send(header(1_000));
    stage.wait('retry', left, { isRetry: true, deadlineAtMs: stage.clock.now() + 90_000 });
    stage.wait('first', left);
    await stage.clock.advance(5_000);
    expect(left).toEqual(['first']);
  });

  test('whose answer cannot be read proves nothing', async () => {
    const stage = new Stage();
    stage.send(header(1_000));
    await stage.clock.advance(2_000);
    stage.send(refused('misconfigured', { evidence: { httpStatus: 0, code: 'CERT' } }));
    expect(stage.key('vendor')?.state).toBe('closed');
  });

  test('is judged by its own answer: what left before and is answered late neither opens nor closes', async () => {
    const stage = new Stage();
    const [good, bad] = [stage.pass(), stage.pass()];
    const probe = await probing(stage);
    good.done([accepted()]);
    bad.done([down()]);
    expect([stage.key('vendor')?.state, stage.isOpen()]).toEqual(['probing', false]);
    probe.done([accepted()]);
    expect(stage.key('vendor')?.state).toBe('ramping');
  });

  test('that was given up after a minute is answered too late to say anything', async () => {
    const stage = new Stage();
    stage.send(refused('rate_limited', { retry: { when: 'backoff', atLeastMs: 1_000 } }));
    await stage.clock.advance(2_000);
    const first = stage.pass();
    await stage.clock.advance(60_000);
    const second = stage.pass();
    first.done([refused('rate_limited')]);
    expect([stage.types(), stage.key('app')?.state]).toEqual([['closed', 'probe', 'probe'], 'probing']);
    second.done([accepted()]);
    expect(stage.key('app')?.state).toBe('ramping');
  });

  test.each<[string, (pass: Pass) => void]>([
    ['never happened', (pass) => pass.release()],
    ['says nothing', (pass) => pass.done([])],
  ])('that %s leaves the key closed as it was, and who comes next probes', async (_name, end) => {
    const stage = new Stage();
    end(await probing(stage));
    expect([stage.key('vendor')?.state, stage.types()]).toEqual(['closed', ['closed', 'probe']]);
    stage.pass();
    expect([stage.key('vendor')?.state, stage.isOpen()]).toEqual(['probing', false]);
  });

  test('at the very moment is the one that waits longest, not the most urgent, lest a long outage use up its attempts', async () => {
    const stage = new Stage();
    const left: string[] = [];
    stage.gate.close({ vendor: 'xiaomi' }, 60_000);
    stage.wait('first', left);
    stage.wait('urgent', left, { deadlineAtMs: stage.clock.now() + 90_000 });
    await stage.clock.advance(60_000);
    expect(left).toEqual(['first']);
  });

  test('says why it failed, and whether the trouble is of this process', async () => {
    const stage = new Stage({ random: () => 0.5 });
    const probe = async (...outcomes: Outcome[]) => {
      stage.send(header(1_000));
      await stage.clock.advance(1_500);
      stage.pass().done(outcomes);
      const { why, local } = stage.events.at(-1) ?? {};
      stage.gate.open({ vendor: 'xiaomi' });
      return [why, local];
    };
    expect(await probe(down())).toEqual(['vendor_unavailable', undefined]);
    expect(await probe(uncertain('timeout', { evidence: { httpStatus: 0, code: 'ETIMEDOUT' } }))).toEqual(['timeout', true]);
    expect(await probe(uncertain('malformed_reply', { pause: 'none' }))).toEqual(['malformed_reply', undefined]);
  });

  test('does not end whose deadline comes later than its answer', async () => {
    const stage = new Stage();
    const left: string[] = [];
    const probe = await probing(stage);
    stage.wait('x', left, { deadlineAtMs: stage.clock.now() + 30_000 });
    await stage.clock.advance(1_000);
    probe.done([accepted()]);
    await stage.clock.advance(1_000);
    expect(left).toEqual(['x']);
  });
});

describe('the ramp', () => {
  test('begins with a tenth of the former rate and doubles each second', async () => {
    const stage = new Stage();
    await broken(stage);
    const left: string[] = [];
    for (let index = 0; index < 9_000; index += 1) stage.wait('x', left, {}, accepted());
    for (let ms = 0; ms < 2_000 && !stage.types().includes('ramp'); ms += 1) await stage.clock.advance(1);
    const counts: number[] = [];
    for (let second = 0; second < 4; second += 1) {
      const before = left.length;
      await stage.clock.advance(1_000);
      counts.push(left.length - before);
    }
    const former = 1_000;
    for (const [second, count] of counts.entries())
      expect(Math.abs(count - former * 0.1 * 2 ** second), `second ${second}: ${count}`).toBeLessThan(former * 0.03 * 2 ** second);
  });

  test('stops at once where the vendor fails again', async () => {
    const stage = new Stage({ random: () => 0 });
    await broken(stage);
    stage.send(accepted());
    const left: string[] = [];
    for (let index = 0; index < 5_000; index += 1) stage.wait('x', left, {}, down());
    await stage.clock.advance(900);
    expect(left.length).toBeGreaterThan(10);
    expect(left.length).toBeLessThan(100);
  });

  test('stays limited until nobody had to wait for ten seconds: a crowd that was held up elsewhere comes no faster', async () => {
    const stage = new Stage();
    await broken(stage);
    await stage.clock.advance(2_000);
    const left: string[] = [];
    const crowd = (size: number) => {
      for (let index = 0; index < size; index += 1) stage.wait('x', left, {}, accepted());
    };
    crowd(4_000);
    await stage.clock.advance(9_000);
    expect(left).toHaveLength(4_000);
    crowd(5_000);
    await stage.clock.advance(1_000);
    expect(left.length - 4_000).toBeLessThan(2_000);
    await stage.clock.advance(20_000);
    expect(left).toHaveLength(9_000);
    expect(stage.look().keys).toEqual([]);
    crowd(5_000);
    await stage.clock.advance(20);
    expect(left).toHaveLength(14_000);
  });

  test('ends open, and says so once', async () => {
    const stage = new Stage();
    await broken(stage);
    await stage.clock.advance(2_000);
    for (let time = 0; time < 1_500; time += 1) {
      stage.trySend(accepted());
      await stage.clock.advance(10);
    }
    expect(stage.types().filter((type) => type === 'opened')).toHaveLength(1);
    expect(stage.look().keys).toEqual([]);
  });

  test('begins from the rate before the outage, however many probes failed since', async () => {
    const stage = new Stage({ random: () => 0.999 });
    await broken(stage);
    for (let probe = 0; probe < 5; probe += 1) {
      await stage.clock.advance(60_001);
      stage.send(down());
    }
    await stage.clock.advance(60_001);
    stage.send(accepted());
    expect(stage.events.at(-1)?.type).toBe('ramp');
    expect(Math.abs((stage.events.at(-1)?.perSecond ?? 0) - 100)).toBeLessThan(5);
  });

  test('lets out in the order of turns and deadlines', async () => {
    const stage = new Stage();
    const left: string[] = [];
    const probe = await probing(stage);
    stage.wait('a1', left);
    stage.wait('a2', left);
    stage.wait('b', left, { app: 'b' });
    stage.wait('urgent', left, { deadlineAtMs: stage.clock.now() + 90_000 });
    probe.done([accepted()]);
    await stage.clock.advance(20_000);
    expect(left).toEqual(['urgent', 'b', 'a1', 'a2']);
  });

  test('is not ended for ten seconds by replies of which half are bad, and then it is', async () => {
    const stage = new Stage();
    await broken(stage);
    await stage.clock.advance(2_000);
    stage.send(accepted());
    const mixed = async (ms: number) => {
      for (let pair = 0; pair < ms / 200; pair += 1) {
        stage.trySend(down());
        stage.trySend(accepted());
        await stage.clock.advance(200);
      }
    };
    const closings = () => stage.types().filter((type) => type === 'closed').length;
    await mixed(9_800);
    expect(closings()).toBe(1);
    await mixed(600);
    expect(closings()).toBeGreaterThan(1);
  });

  test('is not over as long as somebody waits, though no answer comes for longer than that', async () => {
    const stage = new Stage();
    const left: string[] = [];
    stage.gate.close({ vendor: 'xiaomi' }, 60_000);
    await stage.clock.advance(60_000);
    const probe = stage.pass();
    for (let index = 0; index < 100; index += 1) stage.wait('x', left);
    probe.done([accepted()]);
    await stage.clock.advance(20_500);
    expect(left).toHaveLength(21);
  });

  test('stays limited for ten seconds after the last of a long queue has left', async () => {
    const stage = new Stage();
    const left: string[] = [];
    const crowd = (size: number) => {
      for (let index = 0; index < size; index += 1) stage.wait('x', left, {}, accepted());
    };
    stage.send(header(1_000));
    await stage.clock.advance(2_000);
    crowd(170);
    for (let second = 0; second < 60 && left.length < 170; second += 1) await stage.clock.advance(1_000);
    expect(stage.clock.nowMs - (stage.events.find(({ type }) => type === 'ramp')?.atMs ?? 0)).toBeGreaterThan(11_000);
    expect(stage.key('vendor')?.state).toBe('slowed');
    await stage.clock.advance(8_000);
    crowd(100);
    await stage.clock.advance(1_000);
    expect(left.length).toBeLessThan(170 + 60);
  });

  test('that goes too fast goes half as fast', async () => {
    const stage = new Stage();
    for (let tick = 0; tick < 1_000; tick += 1) {
      stage.send(accepted(), 10);
      await stage.clock.advance(10);
    }
    stage.send(refused('rate_limited', { retry: { when: 'backoff', atLeastMs: 1_000 } }));
    await stage.clock.advance(2_000);
    stage.send(accepted());
    await stage.clock.advance(2_500);
    stage.send(refused('rate_limited'));
    expect(stage.events.at(-1)?.type).toBe('slowed');
    expect(Math.abs((stage.events.at(-1)?.perSecond ?? 0) - 200)).toBeLessThan(10);
  });

  test('has back what a send would have used that never happened, but not for one that left before', async () => {
    const stage = new Stage();
    const old = stage.pass();
    stage.send(header(1_000));
    await stage.clock.advance(2_000);
    stage.send(accepted());
    stage.pass().release();
    stage.pass();
    old.release();
    expect(stage.isOpen()).toBe(false);
  });
});

test('nothing is left behind: no timer where nobody waits', async () => {
  const stage = new Stage();
  const left: string[] = [];
  stage.send(down(), 20);
  for (let index = 0; index < 100; index += 1) stage.wait('x', left, { deadlineAtMs: stage.clock.now() + 100_000 }, accepted());
  await stage.clock.advance(110_000);
  expect(left).toHaveLength(100);
  expect(stage.look().held).toBe(0);
  expect(stage.clock.pending).toBe(0);
});
