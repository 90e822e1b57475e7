import { describe, expect, test } from 'vitest';
import { accepted, refused } from './outcomes.ts';
import { Stage } from './stage.ts';

const causes = ['credential_invalid', 'permission_denied', 'app_blocked', 'ip_blocked'] as const;

describe('a credential, app or address that is refused for good by a code', () => {
  test.each(causes)('%s ends what waits for that app at once, wherever it waits, and what comes', async (cause) => {
    const stage = new Stage();
    const left: string[] = [];
    const [pass, other] = [stage.pass(), stage.pass({ app: 'b' })];
    stage.gate.close({ vendor: 'xiaomi' }, 60_000);
    stage.wait('vendor queue', left);
    stage.wait('other app', left, { app: 'b' });
    stage.send(refused('target_rate_limited', { targets: ['x'], retry: { when: 'after', waitMs: 9_000 } }), 0);
    pass.done([refused(cause)]);
    other.done([accepted()]);
    stage.wait('comes', left);
    await stage.clock.advance(0);
    expect(left).toEqual(['vendor queue: app_closed', 'comes: app_closed']);
    expect(stage.gate.tryEnter(stage.entry())).toEqual({ granted: false, because: 'app_closed' });
    expect(stage.events.at(-1)).toMatchObject({ type: 'shut', scope: 'app', app: 'a', why: cause });
  });

  test('of one channel, where the row says so, closes that channel', () => {
    const stage = new Stage();
    stage.send(refused('app_blocked', { pause: 'channel' }), 1, { channel: 'news' });
    expect(stage.gate.tryEnter(stage.entry({ channel: 'news' }))).toMatchObject({ because: 'app_closed' });
    expect(stage.isOpen({ channel: 'chat' })).toBe(true);
  });

  test('stays so until open() or a new credential', async () => {
    for (const act of ['open', 'renewed'] as const) {
      const stage = new Stage();
      stage.send(refused('credential_invalid'));
      await stage.clock.advance(30 * 86_400_000);
      expect(stage.isOpen()).toBe(false);
      stage.gate[act]({ vendor: 'xiaomi', app: 'a' });
      expect(stage.isOpen()).toBe(true);
    }
  });

  test('with a time is closed for that time and shut for nobody', async () => {
    const stage = new Stage();
    stage.send(refused('credential_invalid', { retry: { when: 'after', waitMs: 60_000 } }));
    await stage.clock.advance(59_999);
    expect(stage.gate.tryEnter(stage.entry())).toBeUndefined();
    await stage.clock.advance(1_002);
    expect(stage.isOpen()).toBe(true);
  });

  test('with an expired one: only if the renewed one is refused too', () => {
    const stage = new Stage();
    const [old, fresh] = [stage.pass(), stage.pass()];
    old.done([refused('credential_expired')]);
    expect(stage.key('app')?.state).toBe('closed');
    fresh.done([refused('credential_expired')], { refreshed: true });
    // It left before the key closed, so it may have been signed with the old one.
    expect(stage.key('app')?.state).toBe('closed');
    stage.gate.renewed({ vendor: 'xiaomi', app: 'a' });
    stage.pass().done([refused('credential_expired')], { refreshed: true });
    expect(stage.key('app')?.state).toBe('shut');
  });
});

test('a new credential opens what the old one closed and no quota, and late refusals of the old one close nothing', () => {
  const stage = new Stage();
  const late = stage.pass();
  stage.send(refused('credential_expired'));
  stage.send(refused('quota_exhausted'), 1, { app: 'b', channel: 'news' });
  stage.gate.renewed({ vendor: 'xiaomi', app: 'a' });
  stage.gate.renewed({ vendor: 'xiaomi', app: 'b' });
  late.done([refused('credential_expired')]);
  expect([stage.isOpen(), stage.isOpen({ app: 'b', channel: 'news' })]).toEqual([true, false]);
});

test('a bare 403 shuts nothing', () => {
  const stage = new Stage();
  for (let time = 0; time < 40 && stage.isOpen(); time += 1)
    stage.send(refused('permission_denied', { evidence: { httpStatus: 403, code: 'http-403' } }));
  expect(stage.key('app')?.state).toBe('closed');
});

test('a retry that is ended with its app is given back to the budget, once', async () => {
  const stage = new Stage({ budget: { share: 0, floorPerSecond: 1 } });
  const left: string[] = [];
  const pass = stage.pass();
  for (let time = 0; time < 3; time += 1) stage.pass({ isRetry: true });
  stage.gate.close({ vendor: 'xiaomi' }, 60_000);
  stage.gate.close({ vendor: 'xiaomi', app: 'a', channel: 'news' }, 1_000);
  stage.wait('probe', left, { channel: 'news' });
  for (let time = 0; time < 5; time += 1) stage.wait('retry', left, { channel: 'news', isRetry: true });
  await stage.clock.advance(1_000);
  // The probe of the channel waits for the vendor; its end sets all the others of the channel free.
  pass.done([refused('credential_invalid')]);
  await stage.clock.advance(0);
  expect(left.sort()).toEqual(['probe: app_closed', ...Array(5).fill('retry: app_closed')]);
  stage.gate.open({ vendor: 'xiaomi' });
  const retries = Array.from({ length: 20 }, () => stage.gate.tryEnter(stage.entry({ isRetry: true })));
  expect(retries.filter((answer) => answer?.granted)).toHaveLength(10 - 3 + 1);
});
