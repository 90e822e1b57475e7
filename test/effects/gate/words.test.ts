import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import type { RowWaitMs, Word } from '../../../src/effects/gate/words.ts';
import { vendorUntilMs, wordOf } from '../../../src/effects/gate/words.ts';
import { down, refused, uncertain } from './outcomes.ts';

type Refusal = Exclude<Outcome, { status: 'accepted' }>;

const nowMs = Date.UTC(2026, 10, 24, 12, 0);
const [hour, day] = [3_600_000, 86_400_000];
const until = (waitMs?: number) => ({ retry: { when: 'after', ...(waitMs !== undefined && { waitMs }) } }) as const;
const backoff = (atLeastMs?: number) => ({ retry: { when: 'backoff', ...(atLeastMs !== undefined && { atLeastMs }) } }) as const;
const at = (httpStatus: number, code: string) => ({ evidence: { httpStatus, code } });

describe("the vendor's time", () => {
  test.each<[string, Refusal, number | undefined]>([
    ['none where none was given', refused('rate_limited', backoff()), undefined],
    ['none where it is 0', refused('rate_limited', backoff(0)), undefined],
    ['as long as was asked', refused('rate_limited', backoff(5_000)), 5_000],
    ['counted from the reply', refused('rate_limited', { ...backoff(5_000), receivedAtMs: nowMs - 2_000 }), 3_000],
    ['not from a reply of the future', refused('rate_limited', { ...backoff(5_000), receivedAtMs: nowMs + 2_000 }), 5_000],
    ['of an uncertain one as well', uncertain('vendor_internal', { retryIfRepeatable: { when: 'backoff', atLeastMs: 5_000 } }), 5_000],
    ['now', refused('quota_exhausted', until(0)), 0],
    ['of a quota', refused('quota_exhausted', until(7_000)), 7_000],
    ['its midnight', refused('quota_exhausted', until()), 4 * hour],
    ['its midnight where the number is none', refused('quota_exhausted', until(-1)), 4 * hour],
    ['its morning', refused('quiet_hours', { retry: { when: 'after', until: 'vendor_morning' } }), 11 * hour],
    ['none for what is never sent again', refused('token_expired'), undefined],
  ])('%s', (_name, outcome, ms) => expect(vendorUntilMs(outcome, nowMs)).toBe(ms === undefined ? undefined : nowMs + ms));
});

describe('what an outcome says of the key it pauses', () => {
  const word = (outcome: Refusal, refreshed = false, rowWaitMs?: RowWaitMs): Word => wordOf(outcome, { refreshed }, nowMs, rowWaitMs);
  const usual = { capMs: hour, ofCredential: false, local: false };
  const closes = (ms: number) => ({ says: 'close', untilMs: nowMs + ms });

  test.each<[string, Refusal, object]>([
    ['too fast', refused('rate_limited'), { says: 'halve' }],
    ['too fast, with a time', refused('rate_limited', backoff(5_000)), closes(5_000)],
    ['too fast until a time', refused('rate_limited', until(5_000)), { ...closes(5_000), capMs: day }],
    ['a quota', refused('quota_exhausted'), { ...closes(4 * hour), capMs: day }],
    ['a quota without any time', refused('quota_exhausted', backoff()), { says: 'close' }],
    ['a 503 with Retry-After', down(backoff(5_000)) as Refusal, closes(5_000)],
    ['a 503 until a time', down(until(5_000)) as Refusal, closes(5_000)],
    ['a 503', down() as Refusal, { says: 'evidence' }],
    ['a 503 that is never sent again', down({ retry: { when: 'never' } }) as Refusal, { says: 'evidence' }],
    [
      'a broken wire until a time',
      refused('connection_failed', { ...until(5_000), ...at(0, 'ECONNRESET') }),
      { says: 'evidence', local: true },
    ],
    ['a broken wire', refused('connection_failed', { ...backoff(5_000), ...at(0, 'ECONNRESET') }), { says: 'evidence', local: true }],
  ])('%s', (_name, outcome, says) => expect(word(outcome)).toStrictEqual({ ...usual, why: outcome.cause, ...says }));

  test.each<[string, Refusal, object]>([
    ['a refused credential', refused('credential_invalid'), { says: 'shut' }],
    ['an old one', refused('credential_expired'), { says: 'close' }],
    ['one that is refused for a time', refused('credential_expired', until(5_000)), closes(5_000)],
    ['a blocked app', refused('app_blocked'), { says: 'shut' }],
    ['a bare 403 with a time', refused('permission_denied', { ...until(5_000), ...at(403, 'http-403') }), { says: 'evidence' }],
    ['a bare 401', refused('credential_invalid', at(401, 'http-401')), { says: 'evidence' }],
    ['a bare 401 of another name', refused('credential_invalid', at(401, 'HTTP 401/403')), { says: 'evidence' }],
    ['a bare 401 that is its own code', refused('credential_invalid', at(401, '401')), { says: 'evidence' }],
    ['a bare 401 with a detail of ours', refused('credential_invalid', at(401, '401#nonjson')), { says: 'evidence' }],
    ['a code that merely holds those words', refused('credential_invalid', at(401, 'bad-http-key')), { says: 'shut' }],
    [
      'a refusal that is itself in doubt',
      uncertain('credential_invalid', { retryIfRepeatable: { when: 'never' }, ...at(500, '21301') }),
      { says: 'evidence' },
    ],
  ])('%s', (_name, outcome, says) => expect(word(outcome)).toEqual({ ...usual, why: outcome.cause, ofCredential: true, ...says }));

  test('a new credential that is refused like the old one shuts the app; one that is refused for a time does not', () => {
    expect(word(refused('credential_expired'), true).says).toBe('shut');
    expect(word(refused('credential_expired', until(5_000)), true).says).toBe('close');
  });

  test("a number that is the row's own is no word about everyone", () => {
    const outcome = down({ ...backoff(5_000), ...at(500, 'InternalServerError') }) as Refusal;
    const evidence = { ...usual, why: 'vendor_unavailable', says: 'evidence' };
    expect(word(outcome)).toEqual(evidence);
    expect(word(outcome, false, () => 5_000)).toEqual(evidence);
    expect(word(outcome, false, () => 900_000)).toMatchObject(closes(5_000));
    expect(word(down() as Refusal, false, () => 900_000)).toEqual(evidence);
  });
});
