import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distribute, findingOfOnly } from '../../src/core/distribute.ts';
import type { Finding } from '../../src/core/finding.ts';
import { requestOf } from '../../src/core/request.ts';

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
