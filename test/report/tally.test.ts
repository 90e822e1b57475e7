import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstSteps } from '../../src/report/first-steps.ts';
import { Tally } from '../../src/report/tally/index.ts';
import { Labels, other, zero } from '../../src/report/tally/labels.ts';
import { Timeline } from '../../src/report/tally/timeline.ts';

const refused = (vendor: string, cause: string, code: string, number: number) => ({
  vendor,
  api: 'send',
  status: 'refused',
  cause,
  retry: { when: 'never' },
  token: 'keep',
  targets: Array.from({ length: number }, (_, index) => `t${index}`),
  evidence: { httpStatus: 200, code },
});

describe('labels', () => {
  test('never grow beyond their bound, and lose no count', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 9 }), (names, most) => {
        const labels = new Labels(most, zero);
        for (const name of names) labels.of(name).number += 1;
        expect(labels.entries().length).toBeLessThanOrEqual(most + 1);
        expect(labels.entries().reduce((sum, [, { number }]) => sum + number, 0)).toBe(names.length);
      }),
    );
    const labels = new Labels(1, zero);
    expect([labels.of('a'), labels.of('b')]).not.toContain(undefined);
    expect(labels.entries().map(([name]) => name)).toEqual(['a', other]);
  });
});

describe('the timeline', () => {
  test('keeps every count however far the times lie apart, in at most so many bars', () => {
    const time = fc.integer({ min: Date.UTC(2008, 0), max: Date.UTC(2099, 11) });
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 300 }), (times) => {
        const timeline = new Timeline();
        for (const atMs of times) {
          const bar = timeline.at(atMs)?.of('v');
          if (bar) bar.accepted += 1;
        }
        const stretches = timeline.stretches(48);
        expect(stretches.length).toBeLessThanOrEqual(48);
        expect(stretches.reduce((sum, { byVendor }) => sum + (byVendor.get('v')?.accepted ?? 0), 0)).toBe(times.length);
        const width = timeline.widthMs;
        stretches.forEach(({ fromMs }, index) => void expect(fromMs).toBe((stretches[0]?.fromMs ?? 0) + index * width));
      }),
    );
  });

  test('takes no time that nobody can have pushed at', () => {
    for (const atMs of [0, 1_700_000_000, Number.NaN, Infinity, -1]) expect(new Timeline().at(atMs)).toBeUndefined();
  });
});

describe('the tally', () => {
  test('takes whatever stands in a file, and throws for none of it', () => {
    fc.assert(fc.property(fc.array(fc.anything()), (outcomes) => void new Tally().add(outcomes, undefined)));
    const odd = { vendor: 'v', status: 'refused', cause: '__proto__', retry: 7, targets: {}, evidence: [], token: 'dead' };
    const tally = new Tally();
    expect(tally.add([odd], 5)).toBe(true);
    expect(tally.problems.all()).toMatchObject([{ cause: 'unrecognized', targets: 1 }]);
    expect(tally.untimed).toBe(1);
  });

  test('holds no more for a million kinds of trouble than for a thousand', () => {
    const tally = new Tally();
    for (let index = 0; index < 20_000; index += 1)
      tally.add([{ ...refused(`v${index}`, 'unrecognized', `c${index}`, 1), app: `a${index}` }], undefined);
    expect(tally.vendors.entries().length).toBeLessThanOrEqual(17);
    expect(tally.problems.all().length).toBeLessThanOrEqual(1000);
    expect(tally.problems.sightings().length).toBeLessThanOrEqual(200);
    const counted = tally.problems.all().reduce((sum, { targets }) => sum + targets, 0);
    expect(counted + tally.problems.leftOut.problems.number).toBe(20_000);
  });
});

describe('what to do first', () => {
  const stepsOf = (...outcomes: readonly object[]) => {
    const tally = new Tally();
    for (const outcome of outcomes) tally.add([outcome], undefined);
    return firstSteps(tally.problems.all());
  };

  test('puts what only a person can mend above as many targets that are merely gone', () => {
    const steps = stepsOf(refused('vivo', 'token_unregistered', '10302', 50), refused('vivo', 'credential_invalid', '10094', 50));
    expect(steps.map(({ cause }) => cause)).toEqual(['credential_invalid', 'token_unregistered']);
  });

  test('puts much above little', () => {
    const steps = stepsOf(refused('vivo', 'credential_invalid', '10094', 1), refused('vivo', 'quota_exhausted', '10070', 300));
    expect(steps[0]).toMatchObject({ cause: 'quota_exhausted', targets: 300, codes: ['10070'] });
    expect(steps[0]?.happened).toContain('operation messages');
  });

  test('takes no sentence of a row that says something else', () => {
    const [step] = stepsOf(refused('vivo', 'app_blocked', '10070', 1));
    expect(step?.happened).toContain('closed');
  });

  test('knows vendors that are not ours', () =>
    expect(stepsOf(refused('mine', 'rate_limited', 'x', 1))[0]?.whatToDo).toContain('slow down'));
});
