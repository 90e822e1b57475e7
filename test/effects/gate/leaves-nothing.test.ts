import { expect, test } from 'vitest';
import { createGate } from '../../../src/effects/gate/index.ts';

test('whoever waits at a closed key and is aborted leaves no timer that keeps the process alive', async () => {
  let timers = 0;
  const setTimer = (run: () => void, ms: number) => {
    const timer = setTimeout(run, ms);
    timers += 1;
    let done = false;
    return () => {
      if (!done) timers -= 1;
      done = true;
      clearTimeout(timer);
    };
  };
  const gate = createGate({ setTimer });
  gate.close({ vendor: 'vivo' }, 600_000);
  const abort = new AbortController();
  const waiting = gate.enter({ vendor: 'vivo', targets: ['t'], signal: abort.signal });
  await Promise.resolve();
  abort.abort();
  expect(await waiting).toMatchObject({ granted: false, because: 'aborted' });
  expect(timers).toBe(0);
});

test('nor one of the machine, where no other timer is given', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  const gate = createGate();
  gate.close({ vendor: 'vivo' }, 600_000);
  const abort = new AbortController();
  const waiting = gate.enter({ vendor: 'vivo', targets: ['t'], signal: abort.signal });
  expect(timers()).toBe(before + 1);
  abort.abort();
  await waiting;
  expect(timers()).toBe(before);
});
