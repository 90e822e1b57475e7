import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import { accepted, down, refused, uncertain } from './outcomes.ts';
import { Stage } from './stage.ts';
import { seeded } from './virtual-clock.ts';

const answers: readonly (readonly Outcome[])[] = [
  [accepted()],
  [accepted()],
  [down()],
  [down({ retry: { when: 'backoff', atLeastMs: 3_000 } })],
  [refused('rate_limited')],
  [refused('quota_exhausted', { retry: { when: 'after', waitMs: 20_000 } })],
  [refused('app_blocked')],
  [refused('credential_expired')],
  [refused('target_rate_limited', { targets: ['t3'], retry: { when: 'after', waitMs: 9_000 } })],
  [uncertain('timeout', { evidence: { httpStatus: 0, code: 'ETIMEDOUT' } })],
  [],
];

test('whatever the vendor answers and whoever opens, closes or aborts: every send ends once, and nothing stays behind', () =>
  fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = seeded(seed);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      const stage = new Stage({ random, rates: { vivo: { perSecond: 20, counts: 'devices' } } });
      const ends = new Array<number>(300).fill(0);
      const controllers = Array.from({ length: 3 }, () => new AbortController());
      for (let index = 0; index < 300; index += 1) {
        const more = { vendor: pick(['xiaomi', 'vivo']), app: pick(['a', 'b']), channel: pick(['', 'news']), priority: pick([0, 1]) };
        const deadlineAtMs = stage.clock.now() + pick([500, 20_000, 100_000, 300_000]);
        const { signal } = pick(controllers);
        void stage.gate
          .enter(stage.entry({ ...more, deadlineAtMs, isRetry: random() < 0.3, ...(random() < 0.3 && { signal }) }))
          .then((end) => {
            ends[index] = (ends[index] ?? 0) + 1;
            if (end.granted) stage.clock.setTimer(() => (random() < 0.1 ? end.release() : end.done(pick(answers))), 1 + random() * 500);
          });
        if (random() < 0.02) pick(controllers).abort();
        if (random() < 0.05) stage.gate.open({ vendor: pick(['xiaomi', 'vivo']) });
        if (random() < 0.02) stage.gate.close({ vendor: 'xiaomi', app: 'a' }, random() * 9_000);
        if (random() < 0.05) stage.gate.renewed({ vendor: 'xiaomi', app: pick(['a', 'b']) });
        await stage.clock.advance(random() * 60);
      }
      await stage.clock.advance(400_000);
      expect(ends.every((count) => count === 1)).toBe(true);
      expect(stage.look().held).toBe(0);
      expect(stage.clock.pending).toBe(0);
    }),
    { numRuns: 60 },
  ));
