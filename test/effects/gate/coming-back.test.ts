import { describe, expect, test } from 'vitest';
import { accepted, down, refused } from './outcomes.ts';
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
    stage.send(header(1_000));
    await stage.clock.advance(2_000);
    stage.pass();
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
