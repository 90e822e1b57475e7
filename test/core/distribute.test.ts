import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asNamed, distribute, findingOfOnly } from '../../src/core/distribute.ts';
import type { Finding } from '../../src/core/finding.ts';
import { requestOf } from '../../src/core/request.ts';
import { TableIndex } from '../../src/core/table-index.ts';

const finding: fc.Arbitrary<Finding> = fc.record(
  {
    code: fc.constantFrom('a', 'b', 'c'),
    targets: fc.array(fc.constantFrom('sent', 'other', ''), { maxLength: 3 }),
    positions: fc.array(fc.constantFrom(0, 1, -1), { maxLength: 2 }),
    messageId: fc.constantFrom('x', 'y'),
  },
  { requiredKeys: ['code'] },
);

const said = (found: Finding | undefined) => found && { code: found.code, messageId: found.messageId };

test('a single target goes to the finding that the table of owners would give it to', () => {
  const request = requestOf({ targets: ['sent'] }, 'token');
  fc.assert(
    fc.property(fc.array(finding, { minLength: 1, maxLength: 12 }), (findings) => {
      const [share] = distribute(findings, request);
      expect(said(findingOfOnly(findings, 'sent'))).toEqual(said(share?.finding));
    }),
    { numRuns: 2000 },
  );
});

describe.each([
  ['a few targets', []],
  ['a batch', Array.from({ length: 20 }, (_, index) => `more-${index}`)],
])('of %s', (_, more) => {
  const shared = (findings: readonly Finding[], targets: readonly string[]) =>
    distribute(findings, requestOf({ targets: [...targets, ...more] }, 'token', TableIndex))
      .map(({ finding: found, targets: named }) => [found?.code, named.filter((target) => !more.includes(target))])
      .filter(([, named]) => named?.length !== 0);

  test('each goes to the finding that names it, the others to the first that names nobody', () => {
    expect(shared([{ code: 'bad', targets: ['b'] }, { code: 'ok' }, { code: 'late' }], ['a', 'b', 'c'])).toEqual([
      ['ok', ['a', 'c']],
      ['bad', ['b']],
    ]);
  });

  test('one that nobody speaks of goes to nobody', () => {
    expect(shared([{ code: 'bad', targets: ['b', 'c'] }], ['a', 'b', 'c'])).toEqual([
      [undefined, ['a']],
      ['bad', ['b', 'c']],
    ]);
    expect(shared([{ code: 'bad', targets: [] }], ['a'])).toEqual([[undefined, ['a']]]);
  });

  test('a place weighs more than a name, and the first finding more than a later one', () => {
    const findings: Finding[] = [
      { code: 'named', targets: ['a', 'b'] },
      { code: 'named later', targets: ['b', 'c'] },
      { code: 'placed', positions: [0] },
      { code: 'placed later', positions: [0, 3] },
    ];
    expect(shared(findings, ['a', 'b', 'c', 'd'])).toEqual([
      ['placed', ['a']],
      ['named', ['b']],
      ['named later', ['c']],
      ['placed later', ['d']],
    ]);
  });

  test('places that were not sent are nobody', () => {
    expect(shared([{ code: 'placed', positions: [-1, 1.5, 1000, Number.NaN] }, { code: 'ok' }], ['a', 'b'])).toEqual([['ok', ['a', 'b']]]);
  });

  test('one that was sent twice goes to the finding that names it, both times; by place each sending has its own', () => {
    expect(shared([{ code: 'bad', targets: ['a'] }, { code: 'ok' }], ['a', 'b', 'a'])).toEqual([
      ['bad', ['a', 'a']],
      ['ok', ['b']],
    ]);
    const mixed: Finding[] = [{ code: 'placed', positions: [0] }, { code: 'bad', targets: ['a', 'a'] }, { code: 'ok' }];
    expect(shared(mixed, ['a', 'b', 'a'])).toEqual([
      ['placed', ['a']],
      ['ok', ['b']],
      ['bad', ['a']],
    ]);
  });

  test('findings that say the same share their targets, and one that names a target never shares with one that names nobody', () => {
    const findings: Finding[] = [{ code: 'gone' }, { code: 'gone', targets: ['b'] }, { code: 'gone', targets: ['c'] }];
    const shares = distribute(findings, requestOf({ targets: ['a', 'b', 'c', ...more] }, 'token', TableIndex));
    expect(shares.map(({ finding: found, targets }) => [found?.targets, targets.slice(0, 2)])).toEqual([
      [undefined, ['a', ...more.slice(0, 1)]],
      [['b'], ['b', 'c']],
    ]);
  });
});

describe('where the reply alone says whom it is about', () => {
  const named = (findings: readonly Finding[], sent: readonly string[]) =>
    asNamed(findings, sent).map(({ finding: found, targets }) => [found?.code, targets]);

  test('each entry stands for itself, in the order of the reply and with the names of the reply', () => {
    expect(
      named(
        [
          { code: 'b', targets: ['y', 'x'] },
          { code: 'b', targets: ['y'] },
        ],
        ['x'],
      ),
    ).toEqual([
      ['b', ['y', 'x']],
      ['b', ['y']],
    ]);
  });

  test('one without a name is about those that were sent and that no other names, and about nobody if none were sent', () => {
    const findings: Finding[] = [{ code: 'bad', targets: ['b', 'x'] }, { code: 'ok' }, { code: 'also', targets: [] }];
    expect(named(findings, ['a', 'b', 'c'])).toEqual([
      ['bad', ['b', 'x']],
      ['ok', ['a', 'c']],
      ['also', []],
    ]);
    expect(named(findings, [])).toEqual([
      ['bad', ['b', 'x']],
      ['ok', []],
      ['also', []],
    ]);
  });
});
