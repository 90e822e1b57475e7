import { expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import { allGood, talliesOf } from '../../../src/effects/gate/tally.ts';
import { accepted, down, refused, uncertain } from './outcomes.ts';

const nowMs = Date.UTC(2026, 10, 24, 12, 0);
const header = (atLeastMs: number) => ({ retry: { when: 'backoff', atLeastMs } }) as const;
const tallies = (...outcomes: Outcome[]) => talliesOf(outcomes, undefined, nowMs, undefined);
const verdicts = (...outcomes: Outcome[]) => tallies(...outcomes).map(({ verdict }) => verdict);

test('what was accepted is good for channel, app and vendor', () => {
  expect(tallies(accepted())).toBe(allGood);
  expect(verdicts(accepted(), accepted())).toEqual(['good', 'good', 'good']);
});

test('no outcome says nothing', () => expect(verdicts()).toEqual(['silent', 'silent', 'silent']));

test('what pauses nobody shows that nobody is down, unless nobody answered or nothing could be read', () => {
  expect(verdicts(refused('message_invalid'))).toEqual(['good', 'good', 'good']);
  expect(verdicts(refused('misconfigured', { evidence: { httpStatus: 0, code: 'CERT' } }))).toEqual(['silent', 'silent', 'silent']);
  expect(verdicts(uncertain('malformed_reply'))).toEqual(['silent', 'silent', 'silent']);
});

test('what pauses a wider key says nothing about a narrower one, and shows that nothing wider is down', () => {
  expect(verdicts(refused('quota_exhausted'))).toEqual(['bad', 'good', 'good']);
  expect(verdicts(uncertain('quota_exhausted'))).toEqual(['bad', 'good', 'good']);
  expect(verdicts(refused('rate_limited'))).toEqual(['silent', 'bad', 'good']);
  expect(verdicts(down())).toEqual(['silent', 'silent', 'bad']);
});

test("one app's credential never stops its neighbours", () =>
  expect(verdicts(refused('credential_invalid', { pause: 'vendor' }))).toEqual(['silent', 'bad', 'good']));

test('a reply is bad for a key if half of its targets are', () => {
  expect(verdicts(accepted({ targets: ['a'] }), down({ targets: ['b'] }))).toEqual(['good', 'good', 'bad']);
  expect(verdicts(accepted({ targets: ['a', 'b'] }), down({ targets: ['c'] }))).toEqual(['good', 'good', 'good']);
  expect(verdicts(accepted({ targets: [] }), down({ targets: [] })), 'who names no target counts as one').toEqual(['good', 'good', 'bad']);
});

test.each<[string, Outcome, Outcome]>([
  ['the longer time', down(header(60_000)), down(header(5_000))],
  ['a time before none', down(header(5_000)), down()],
  ['a time before "too fast"', refused('rate_limited', header(5_000)), refused('rate_limited')],
  ['"too fast" before evidence', refused('rate_limited'), refused('vendor_internal', { pause: 'app' })],
  ['a blocked app before a time', refused('app_blocked'), refused('rate_limited', header(60_000))],
])('the strongest word stands, whichever comes first: %s', (_name, strong, weak) => {
  const level = strong.status !== 'accepted' && strong.pause === 'vendor' ? 2 : 1;
  const [{ word: alone }, { word: first }, { word: last }] = [
    tallies(strong)[level],
    tallies(strong, weak)[level],
    tallies(weak, strong)[level],
  ];
  expect(first).toEqual(alone);
  expect(last).toEqual(alone);
});

test('of two that are as strong the first stands, with its channel', () => {
  const [channel] = tallies(refused('quota_exhausted', { channel: 'news' }), refused('quota_exhausted', { channel: 'chat' }));
  expect(channel.channel).toBe('news');
});
