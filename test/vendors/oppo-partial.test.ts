import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/outcome.ts';
import type { Sent } from '../../src/core/reply.ts';
import { oppo } from '../../src/vendors/oppo/index.ts';

const first = 'CN_078ad8b8a137cadb14ae5b70cf846312';
const second = 'OPPO_CN_b6bbd94b59cdb5df8391642c1509b7fe';
const token = { kind: 'token', targets: [first] } as const;
const two = { kind: 'token', targets: [first, second] } as const;
const list = { kind: 'token' } as const;
const receipt = { api: 'receipt', kind: 'token' } as const;

const answer = (body: unknown, sent: Sent) => oppo.parse({ status: 200, body: JSON.stringify(body) }, sent);
const success = (data: unknown) => ({ code: 0, message: '', data });
const said = (outcome: Outcome) =>
  `${outcome.targets.join()}: ${outcome.status === 'accepted' ? 'accepted' : `${outcome.cause} ${outcome.token}`}`;
const all = (body: unknown, sent: Sent) => answer(body, sent).map(said);

describe('a failing code speaks for the call', () => {
  test.each([
    [{ 10000: [first] }],
    [[{ registrationId: first, errorCode: 10000 }]],
    [{ registration_ids: [first] }],
    [[{ messageId: 'm', registrationId: first }]],
  ])('and nothing beside it for a target: %j', (data) => {
    for (const api of ['send', 'receipt'] as const)
      expect(answer({ code: 13, data }, { ...token, api })).toMatchObject([{ cause: 'rate_limited', token: 'keep', targets: [first] }]);
  });

  test('and only -2 is told apart by its sentence', () => {
    expect(all({ code: 13, message: 'Response Parse Error' }, token)).toEqual([`${first}: rate_limited keep`]);
  });

  test('and a message that is no text is no sentence', () => {
    for (const message of [{ toString: null }, ['Response Parse Error'], null])
      expect(answer({ code: -2, message }, token)).toMatchObject([{ status: 'refused', cause: 'vendor_unavailable' }]);
  });
});

describe('those that a broadcast names', () => {
  test('may be joined with commas', () => {
    expect(all(success({ 10000: `${first},${second}` }), two)).toEqual([`${first},${second}: token_malformed dead`]);
  });

  test('may be texts and numbers in one list', () => {
    const sent = { kind: 'alias', targets: ['a', '17', 'b'] } as const;
    expect(all(success({ 10002: ['a', 17] }), sent)).toEqual(['a,17: target_not_found keep', 'b: accepted']);
  });

  test('are none where a name is missing, and without a word on what was sent nobody is made up', () => {
    for (const names of [[], [''], '', null, ';']) {
      expect(all(success({ 10000: names }), list)).toEqual([': accepted']);
      expect(all(success({ 10000: names }), two)).toEqual([`${first},${second}: accepted`]);
    }
    expect(all(success({ 10000: ['', first] }), list)).toEqual([`${first}: token_malformed dead`, ': accepted']);
  });

  test('are none under a key that a client has set to nothing', () => {
    expect(oppo.parse({ status: 200, body: success({ 10000: undefined }) }, token).map(said)).toEqual([`${first}: accepted`]);
  });

  test('cannot be told where one of the names cannot be read', () => {
    expect(all(success({ 10000: [first, {}] }), two)).toEqual([`${first},${second}: malformed_reply keep`]);
  });
});

describe('the items of a batch', () => {
  const bad = (registrationId: string, errorMessage: unknown, more = {}) => ({ registrationId, errorCode: 10000, errorMessage, ...more });

  test('that were refused alike share an outcome, and those with another sentence keep it', () => {
    const items = [bad('a', 'x'), bad('b', 'y'), bad('c', 'x'), bad('d', 'y')];
    // What was sent may be known or not.
    for (const sent of [{ kind: 'token', targets: ['a', 'b', 'c', 'd'] }, list] as const)
      expect(answer(success(items), sent).map((outcome) => [outcome.targets, outcome.evidence.message])).toEqual([
        [['a', 'c'], 'x'],
        [['b', 'd'], 'y'],
      ]);
  });

  test('do not lend each other their message ids', () => {
    const outcomes = answer(success([bad(first, 'x', { messageId: 'm1' }), bad(second, 'x')]), two);
    expect(outcomes.map(({ targets, messageId }) => [targets, messageId])).toEqual([
      [[first], 'm1'],
      [[second], undefined],
    ]);
  });

  test('show in the evidence what they had in place of a code', () => {
    const codeOf = (item: object) => answer(success([{ registrationId: first, ...item }]), token)[0].evidence.code;
    expect(codeOf({ errorCode: {} })).toBe('errorCode=unreadable');
    expect(codeOf({ errorMessage: 'x' })).toBe('errorCode=none');
  });

  test('are no refusals for an empty sentence', () => {
    expect(all(success([{ registrationId: first, errorMessage: '' }]), token)).toEqual([`${first}: accepted`]);
  });

  test('without a name are about nobody, unless there is one of them and one target', () => {
    const nameless = { errorCode: 10000 };
    expect(all(success([nameless]), two)).toEqual([`${first},${second}: malformed_reply keep`]);
    expect(all(success([nameless, nameless]), token)).toEqual([`${first}: malformed_reply keep`]);
    expect(all(success([nameless]), token)).toEqual([`${first}: token_malformed dead`]);
  });

  test('of another name are not about the target where its kind was not said, nor where they are two', () => {
    expect(all(success([bad(second, 'x')]), { targets: [first] })).toEqual([`${first}: malformed_reply keep`]);
    const alias = { kind: 'alias', targets: ['user-17'] } as const;
    expect(all(success([bad(first, 'x'), bad(second, 'x')]), alias)).toEqual(['user-17: malformed_reply keep']);
  });
});

describe('a batch that goes to a target twice', () => {
  const twice = { kind: 'token', targets: [first, second, first] } as const;
  const ok = (registrationId: string, messageId: string) => ({ messageId, registrationId });

  test('does not answer for those that stand in no item', () => {
    const outcomes = answer(success([ok(first, 'm1'), ok(first, 'm2')]), twice);
    expect(outcomes).toMatchObject([
      { status: 'accepted', messageId: 'm1', targets: [first] },
      { status: 'uncertain', cause: 'malformed_reply', targets: [second], evidence: { code: 'unanswered' } },
      { status: 'accepted', messageId: 'm2', targets: [first] },
    ]);
  });

  test('may hold strangers, and items that are none', () => {
    expect(all(success([null, 7, {}, ok('stranger', 'm0'), ok(first, 'm1'), ok(second, 'm1')]), twice)).toEqual([
      `${first},${second},${first}: accepted`,
    ]);
  });

  test('ignores more answers than there were messages, and answers for no more messages than there are', () => {
    const extra = [ok(second, 'm0'), ok(first, 'm1'), ok(first, 'm2'), ok(first, 'm3')];
    expect(answer(success(extra), twice).map(({ messageId }) => messageId)).toEqual(['m1', 'm0', 'm2']);
    const thrice = { kind: 'token', targets: [first, first, first] } as const;
    expect(all(success([ok(first, 'm1'), ok(first, 'm2')]), thrice)).toEqual([
      `${first}: accepted`,
      `${first}: accepted`,
      `${first}: malformed_reply keep`,
    ]);
  });
});

describe('what comes to the receipts', () => {
  const event = { eventType: 'regid_invalid', registrationIds: first };

  test('with a code is an envelope, whatever event stands beside it', () => {
    expect(answer({ code: 11, ...event }, receipt)).toMatchObject([{ cause: 'credential_expired', token: 'keep' }]);
  });

  test('counts where something else stands in the same list', () => {
    expect(all([null, 'x', 7, event], receipt)).toEqual([`${first}: token_unregistered dead`]);
  });

  test('shows in the evidence an event that nobody knows', () => {
    const codeOf = (eventType: unknown) => answer([{ ...event, eventType }], receipt)[0].evidence.code;
    expect(codeOf('something_new')).toBe('eventType=something_new');
    expect(codeOf(undefined)).toBe('eventType=none');
  });

  test('may be a list of invalid ids joined with commas, or none at all', () => {
    expect(all(success({ registration_ids: `${first}, ${second}` }), receipt)).toEqual([`${first},${second}: token_unregistered dead`]);
    for (const registration_ids of [null, '', ','])
      expect(answer(success({ registration_ids }), receipt)).toMatchObject([{ status: 'accepted', targets: [] }]);
  });
});
