import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/core/http-request.ts';
import type { Outcome, Refused } from '../../src/core/outcome.ts';
import type { Sent } from '../../src/core/reply.ts';
import { outcomeOf } from '../../src/core/select.ts';
import { meizu, sentOf as readRequest } from '../../src/vendors/meizu/index.ts';
import { endpoints, replyForEach, words } from '../../src/vendors/meizu/simulation.ts';

const first = 'J0476035d625e6c64567f71487e040e7d017f0558675b';
const second = 'J0476045d625e6c64567f71487e040e7d017f0558675b';
const third = 'RA50c6348036344485d01776773577c64740465480a6b';
const msgId = 'c2ee5c3bf00448cfbceb7fdf68c3c8eb';
const one = { kind: 'token', targets: [first] } as const;
const list = { kind: 'token', targets: [first, second, third] } as const;
const midnight = Date.UTC(2026, 10, 24, 16); // 00:00 in China

const answer = (body: unknown, sent?: Sent, status = 200, receivedAtMs?: number) =>
  meizu.parse({ status, body: typeof body === 'string' ? body : JSON.stringify(body), receivedAtMs }, sent);
const only = (body: unknown, sent: Sent = one, status = 200, receivedAtMs?: number) => {
  const outcomes = answer(body, sent, status, receivedAtMs);
  expect(outcomes).toHaveLength(1);
  return outcomes[0] as Refused;
};
/** A push that was taken, and what `value` says beside it. */
const taken = (value: unknown) => ({ code: '200', message: '', value, msgId });
const refused = (code: unknown, message = '') => ({ code, message, value: '', redirect: '' });
const fate = (outcome: Outcome | undefined) => {
  if (outcome === undefined) return 'nothing';
  return outcome.status === 'refused' ? `${outcome.cause} ${outcome.token}` : outcome.status;
};
const fates = (outcomes: readonly Outcome[], targets: readonly string[]) => targets.map((target) => fate(outcomeOf(outcomes, target)));

describe('value of a push that was taken', () => {
  test('names those who were refused, and whoever is missing in it was accepted', () => {
    const outcomes = answer(taken({ 110002: [first], 110010: [second] }), list);
    expect(fates(outcomes, list.targets)).toEqual(['token_unregistered dead', 'target_opted_out keep', 'accepted']);
  });

  test.each([[{}], [''], [null], [undefined], [true], [[]], [{ 110002: [] }], [{ 110002: null }], [{ 110002: '' }], ['success']])(
    '%j refuses nobody',
    (value) => {
      expect(only(taken(value), list)).toMatchObject({ status: 'accepted', targets: list.targets });
    },
  );

  test('a member without a value, in a body that was parsed before, refuses nobody', () => {
    const body = taken({ 110002: undefined });
    expect(meizu.parse({ status: 200, body }, list)).toMatchObject([{ status: 'accepted', targets: list.targets }]);
  });

  test('110010 is a user who switched messages off; in code it is an app that sends too fast', () => {
    expect(only(taken({ 110010: [first] }))).toMatchObject({
      cause: 'target_opted_out',
      token: 'keep',
      pause: 'none',
      retry: { when: 'never' },
    });
    expect(only(refused('110010'))).toMatchObject({ cause: 'rate_limited', token: 'keep', pause: 'app', retry: { when: 'backoff' } });
  });

  test('110011 is a limit of one device; in code it is one of all public messages', () => {
    expect(only(taken({ 110011: [first] }))).toMatchObject({ cause: 'target_rate_limited', pause: 'target' });
    expect(only(refused('110011'))).toMatchObject({ cause: 'quota_exhausted', pause: 'channel', channel: 'public' });
  });

  test.each([
    ['201', 'permission_denied', 'target', { when: 'never' }],
    ['501', 'vendor_internal', 'target', { when: 'backoff' }],
    ['513', 'vendor_internal', 'target', { when: 'backoff' }],
    ['518', 'rate_limited', 'app', { when: 'backoff' }],
    ['519', 'vendor_unavailable', 'app', { when: 'backoff' }],
    ['520', 'target_rate_limited', 'target', { when: 'after', waitMs: 60_000 }],
    ['110005', 'target_not_found', 'none', { when: 'never' }],
  ])('%s is %s, pauses the %s and keeps the token', (code, cause, pause, retry) => {
    const outcomes = answer(taken({ [code]: [second] }), list);
    expect(outcomeOf(outcomes, second)).toMatchObject({ cause, pause, retry, token: 'keep', evidence: { code: `value.${code}` } });
    expect(outcomeOf(outcomes, first)?.status).toBe('accepted');
  });

  test('110003 is dead only on a second sighting, for fresh ids get it too', () => {
    expect(only(taken({ 110003: [first] }))).toMatchObject({ cause: 'token_malformed', token: 'dead', confirm: true });
  });

  test('200 is the word for a target that is fine', () => {
    expect(only(taken({ 200: [first] })).status).toBe('accepted');
  });

  test('a code that no table knows refuses its targets, and kills nobody', () => {
    const outcomes = answer(taken({ 110099: [first] }), list);
    expect(outcomeOf(outcomes, first)).toMatchObject({
      status: 'refused',
      cause: 'unrecognized',
      token: 'keep',
      evidence: { code: 'value.110099' },
    });
    expect(outcomeOf(outcomes, second)?.status).toBe('accepted');
  });

  test('an id that stands under two codes gets the milder one', () => {
    expect(fate(only(taken({ 110002: [first], 110010: [first] })))).toBe('target_opted_out keep');
    expect(fates(answer(taken({ 110002: [first, second], 110010: [first] }), list), [first, second])).toEqual([
      'target_opted_out keep',
      'token_unregistered dead',
    ]);
  });

  test('an id that was not sent is dropped', () => {
    expect(only(taken({ 110002: ['somebody-else'] }), list)).toMatchObject({ status: 'accepted', targets: list.targets });
  });

  test('every outcome carries the message id', () => {
    for (const outcome of answer(taken({ 110002: [first] }), list)) expect(outcome.messageId).toBe(msgId);
  });

  test('without a word on what was sent the targets are those of the reply, and without their kind nobody is dead', () => {
    expect(answer(taken({ 110002: [first] }), { kind: 'token' })).toMatchObject([
      { token: 'dead', targets: [first] },
      { status: 'accepted', targets: [] },
    ]);
    expect(answer(taken({ 110002: [first] }))[0]).toMatchObject({ token: 'suspect', targets: [first] });
  });

  test('an alias is no token: it is never dead', () => {
    for (const code of ['110002', '110003', '110005'])
      expect(only(taken({ [code]: ['user-17'] }), { kind: 'alias', targets: ['user-17'] })).toMatchObject({ token: 'keep' });
  });

  test('the words of the call are not said of those who were refused', () => {
    expect(only({ ...taken({ 110002: [first] }), message: '成功' }).evidence.message).toBeUndefined();
  });
});

describe('spelling inside value', () => {
  test.each([[`${first}`], [` ${first}\n`]])('one id may come as the text %j instead of a list', (text) => {
    expect(fates(answer(taken({ 110002: text }), list), [first, second])).toEqual(['token_unregistered dead', 'accepted']);
  });

  test('several ids may come as one text with commas', () => {
    expect(fates(answer(taken({ 110002: `${first},${third}` }), list), list.targets)).toEqual([
      'token_unregistered dead',
      'accepted',
      'token_unregistered dead',
    ]);
  });

  test('blanks round a code or an id hide neither', () => {
    expect(fates(answer(taken({ ' 110002 ': [`${first} `] }), list), [first, second])).toEqual(['token_unregistered dead', 'accepted']);
    expect(answer(taken({ 110002: [` ${first}`] }), { kind: 'token' })[0]?.targets).toEqual([first]);
  });

  test('an alias that was sent with blanks round it is found under them, and without them', () => {
    const sent = { kind: 'alias', targets: [' a', 'b '] } as const;
    expect(fates(answer(taken({ 110005: [' a', 'b '] }), sent), sent.targets)).toEqual(Array(2).fill('target_not_found keep'));
    expect(fates(answer(taken({ ' a': '110005' }), sent), sent.targets)).toEqual(['target_not_found keep', 'accepted']);
  });

  test('an alias of digits may come without quotes, and keeps all of them', () => {
    const targets = ['12345678901234567890', '7'];
    const outcomes = answer('{"code":200,"value":{"110005":[12345678901234567890]}}', { kind: 'alias', targets });
    expect(fates(outcomes, targets)).toEqual(['target_not_found keep', 'accepted']);
  });

  test('value may be a text that holds the object', () => {
    expect(fates(answer(taken(JSON.stringify({ 110002: [first] })), list), [first, second])).toEqual([
      'token_unregistered dead',
      'accepted',
    ]);
  });

  test('one code under two spellings is one outcome, and the list of the reply is left as it was', () => {
    const body = taken({ 110002: [first], ' 110002': [second] });
    const outcomes = meizu.parse({ status: 200, body }, list);
    expect(outcomes.map(({ targets }) => targets)).toEqual([[first, second], [third]]);
    expect(body.value).toEqual({ 110002: [first], ' 110002': [second] });
    expect(answer(body, { kind: 'token' }).map(({ targets }) => targets)).toEqual([[first, second], []]);
  });

  test.each([[['J0476****675b']], [[` ${first} `]], ['J0476****675b'], [[second]], [[first.toUpperCase()]]])(
    'whoever is listed where one target was sent is that target: %j',
    (listed) => {
      expect(only(taken({ 110002: listed }))).toMatchObject({ cause: 'token_unregistered', token: 'dead', targets: [first] });
    },
  );

  test('one target that was given twice is one target', () => {
    expect(only(taken({ 110002: ['J0476****675b'] }), { kind: 'token', targets: [first, first] })).toMatchObject({
      cause: 'token_unregistered',
      targets: [first, first],
    });
  });

  test('among several listed names the one that was sent decides', () => {
    expect(only(taken({ 501: ['somebody-else'], 110002: [first] }))).toMatchObject({ token: 'dead' });
  });

  test.each([
    [{ 110002: [null] }],
    [{ 110002: [''] }],
    [{ 110002: [' '] }],
    [{ 110002: [{}] }],
    [{ 110002: {} }],
    [{ 110002: ' ' }],
    [{ 110002: 3 }],
    [{ 110002: true }],
    [{ [first]: {} }],
    [{ [first]: true }],
    [{ [` ${first}`]: [110002] }],
    [[first]],
  ])('where nobody can read who was refused, nobody is known to be taken: %j', (value) => {
    for (const sent of [one, list]) expect(only(taken(value), sent)).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
  });

  test('beside a name that cannot be read the others keep their word', () => {
    const outcomes = answer(taken({ 110002: [first, null] }), list);
    expect(fates(outcomes, list.targets)).toEqual(['token_unregistered dead', 'uncertain', 'uncertain']);
  });

  test('beside a member that cannot be read they do so too, in a batch of any size', () => {
    const targets = Array.from({ length: 20 }, (_, index) => `id-${index}`);
    const outcomes = answer(taken({ 110002: ['id-1'], 110010: {} }), { kind: 'token', targets });
    expect(fates(outcomes, ['id-0', 'id-1', 'id-19'])).toEqual(['uncertain', 'token_unregistered dead', 'uncertain']);
    const inverse = answer(taken({ 110002: ['id-1'], 'id-2': {} }), { kind: 'token', targets });
    expect(fates(inverse, ['id-0', 'id-1', 'id-2'])).toEqual(['uncertain', 'token_unregistered dead', 'uncertain']);
  });
});

describe('the map the other way round', () => {
  test.each([['110002'], [110002], [' 110002 ']])('an id with the code %j is read', (code) => {
    expect(fates(answer(taken({ [first]: code }), list), [first, second])).toEqual(['token_unregistered dead', 'accepted']);
    expect(fate(only(taken({ [first]: code })))).toBe('token_unregistered dead');
  });

  test('is read where nothing is known of the request, too', () => {
    expect(answer(taken({ [first]: '110002' }), { kind: 'token' })[0]).toMatchObject({ token: 'dead', targets: [first] });
  });

  test('an id that was sent has an unknown code, and is refused all the same', () => {
    for (const id of [first, ` ${first}`]) {
      const outcome = outcomeOf(answer(taken({ [id]: '110099' }), list), first);
      expect(outcome).toMatchObject({ cause: 'unrecognized', token: 'keep', evidence: { code: 'value.110099' } });
    }
  });

  test('where nothing is known of the request, what could be a code on either side is read as documented', () => {
    for (const code of ['110002', ' 110002 '])
      expect(answer(taken({ [code]: '110005' }), { kind: 'alias' })[0]).toMatchObject({
        targets: ['110005'],
        evidence: { code: 'value.110002' },
      });
  });

  test('an alias of digits is told from a code by what was sent', () => {
    const sent = { kind: 'alias', targets: ['110002', 'b'] } as const;
    expect(fates(answer(taken({ 110002: '110005' }), sent), sent.targets)).toEqual(['target_not_found keep', 'accepted']);
    expect(fates(answer(taken({ 110005: 110002 }), sent), sent.targets)).toEqual(['target_not_found keep', 'accepted']);
  });

  test('blanks round the id do not hide it', () => {
    expect(fates(answer(taken({ [` ${first}`]: '110002' }), list), [first, second])).toEqual(['token_unregistered dead', 'accepted']);
    expect(answer(taken({ [` ${first}`]: '110002' }), { kind: 'token' })[0]?.targets).toEqual([first]);
  });

  test('what is said of a task is no code, even where the appId looks like one', () => {
    const value = { taskId: 110002, pushType: 0, appId: 110002 };
    for (const sent of [one, list, { kind: 'topic', targets: ['news'] }, { kind: 'broadcast', targets: [] }, {}] as const)
      expect(only({ code: '200', message: '', value, redirect: '' }, sent)).toMatchObject({ status: 'accepted', messageId: '110002' });
  });

  test.each([[{ note: 'fine', notes: ['fine'] }], [{ v2: [second], '2nd': [second] }], [{ v110002: second, '110002nd': second }]])(
    'a member that is neither code nor id says nothing: %j',
    (value) => {
      for (const sent of [one, list]) expect(only(taken(value), sent).status).toBe('accepted');
      expect(answer(taken(value), { kind: 'token' })).toMatchObject([{ status: 'accepted', targets: [] }]);
    },
  );
});

describe('code', () => {
  test.each([['200'], [200], [' 200 ']])('%j is a success', (code) => {
    expect(only({ code, message: '', value: {}, redirect: '' }).status).toBe('accepted');
  });

  test.each([
    ['300', 'vendor_unavailable', 'vendor', 'backoff'],
    ['500', 'vendor_internal', 'vendor', 'backoff'],
    ['1001', 'vendor_internal', 'vendor', 'backoff'],
    ['1003', 'vendor_unavailable', 'vendor', 'backoff'],
    ['1005', 'request_invalid', 'none', 'never'],
    ['1006', 'credential_invalid', 'app', 'never'],
    ['110000', 'credential_invalid', 'app', 'never'],
    ['110004', 'request_invalid', 'none', 'never'],
    ['110009', 'app_blocked', 'app', 'never'],
    ['110031', 'request_invalid', 'none', 'never'],
    ['110032', 'request_invalid', 'none', 'never'],
    ['110033', 'credential_invalid', 'app', 'never'],
    ['201', 'permission_denied', 'app', 'never'],
    ['518', 'rate_limited', 'app', 'backoff'],
    ['110005', 'target_not_found', 'none', 'never'],
  ])('%s refuses the call: %s, and nobody is dead', (code, cause, pause, when) => {
    for (const spelled of [code, Number(code)])
      expect(only(refused(spelled), list)).toMatchObject({ status: 'refused', cause, pause, token: 'keep', retry: { when } });
  });

  test('1006 never heals by itself: no timestamp is signed, so there is nothing to refresh', () => {
    expect(only(refused('1006', '签名认证失败'))).toMatchObject({ retry: { when: 'never' }, evidence: { message: '签名认证失败' } });
  });

  test.each([
    ['110019', 'public'],
    ['110011', 'public'],
    ['110053', 'unvarnished'],
    ['110051', undefined],
  ])('%s waits for midnight in China and stops the channel %s', (code, channel) => {
    const outcome = only(refused(code), one, 200, midnight - 60_000);
    expect(outcome).toMatchObject({ pause: 'channel', retry: { when: 'after', waitMs: 60_000, until: 'vendor_midnight' } });
    expect(outcome.channel).toBe(channel);
  });

  test('the channel that a limit names stands against the one that was sent', () => {
    expect(only(refused('110053'), { ...one, channel: 'private' }).channel).toBe('unvarnished');
    expect(only(refused('110010'), { ...one, channel: 'private' }).channel).toBe('private');
  });

  test.each([
    ['110002', 'token_unregistered'],
    ['110003', 'token_malformed'],
  ])('%s for one id kills it, for several it does not say whom', (code, cause) => {
    expect(only(refused(code))).toMatchObject({ cause, token: 'dead' });
    expect(only(refused(code), list)).toMatchObject({ cause, token: 'suspect', targets: list.targets });
    expect(only(refused(code), { targets: [first] })).toMatchObject({ token: 'suspect' });
  });

  test('value is not asked where another code than 200 refuses the call', () => {
    expect(only({ code: '1003', message: '', value: { 110002: [first] } })).toMatchObject({ cause: 'vendor_unavailable', token: 'keep' });
  });

  test.each([['value.110002'], ['HTTP 5xx'], ['cb.type=1'], ['200#result=false']])(
    'a code that imitates our row %s is none of Meizu',
    (code) => {
      for (const api of ['send', 'operation'] as const)
        expect(only({ code, value: '' }, { ...one, api })).toMatchObject({
          cause: 'unrecognized',
          token: 'keep',
          evidence: { code: `code=${code}` },
        });
    },
  );

  test('redirect is a place that nobody follows: the call is put off', () => {
    const outcome = only({ code: '300', message: '', value: '', redirect: 'https://elsewhere.example/' });
    expect(outcome).toMatchObject({ cause: 'vendor_unavailable', retry: { when: 'backoff' } });
    expect(JSON.stringify(outcome)).not.toContain('elsewhere');
  });

  test.each([[{}], [{ code: null }], [{ code: '' }], [{ code: true }], [{ message: '', value: {} }], ['[]'], ['']])(
    'without a code the status speaks: %j is uncertain',
    (body) => {
      expect(only(body)).toMatchObject({ status: 'uncertain', cause: 'malformed_reply', evidence: { code: 'HTTP 200 not JSON' } });
    },
  );

  test('the documented sample that lacks a comma cannot be read, and so is uncertain', () => {
    expect(only('{"code":"200","message":"","value":{}"msgId":"c2ee"}')).toMatchObject({ status: 'uncertain' });
  });

  test('redirect may stand twice in a reply', () => {
    expect(only('{"code":"200","message":"","redirect":"","value":{},"redirect":""}').status).toBe('accepted');
  });

  test('the message id is msgId, else the number of the task with all its digits', () => {
    expect(only(taken({})).messageId).toBe(msgId);
    expect(only({ code: '200', value: { taskId: 20457 } }).messageId).toBe('20457');
    expect(only('{"code":"200","value":{"taskId":12345678901234567890}}').messageId).toBe('12345678901234567890');
    expect(only({ code: '200', value: {}, msgId: '' })).not.toHaveProperty('messageId');
  });
});

describe('a status', () => {
  test.each([
    [301, 'refused', 'request_invalid', 'HTTP 4xx/3xx'],
    [400, 'refused', 'request_invalid', 'HTTP 4xx/3xx'],
    [403, 'refused', 'request_invalid', 'HTTP 4xx/3xx'],
    [404, 'refused', 'request_invalid', 'HTTP 4xx/3xx'],
    [408, 'uncertain', 'timeout', 'http-408'],
    [413, 'refused', 'message_too_large', 'http-413'],
    [429, 'refused', 'rate_limited', 'HTTP 429'],
    [500, 'uncertain', 'vendor_unavailable', 'HTTP 5xx'],
    [502, 'uncertain', 'vendor_unavailable', 'HTTP 5xx'],
    [503, 'refused', 'vendor_unavailable', 'HTTP 5xx'],
    [504, 'uncertain', 'vendor_unavailable', 'HTTP 5xx'],
  ])('%i without a code is %s: %s', (status, word, cause, code) => {
    for (const api of ['send', 'operation'] as const)
      expect(only('<html></html>', { ...one, api }, status)).toMatchObject({ status: word, cause, token: 'keep', evidence: { code } });
  });

  test('of an error takes the success from code 200, and the word on its targets with it', () => {
    expect(only(taken({ 110002: [first] }), list, 500)).toMatchObject({ status: 'uncertain', token: 'keep' });
    expect(only(taken({}), one, 404)).toMatchObject({ status: 'refused', cause: 'request_invalid' });
  });

  test('of an error leaves a failing code its word', () => {
    expect(only(refused('110009'), one, 500)).toMatchObject({ status: 'refused', cause: 'app_blocked' });
  });
});

describe('an operation', () => {
  const operation = { ...one, api: 'operation' } as const;

  test.each([
    [{ result: true }],
    [true],
    [[{ date: '2017-05-03', pushedNo: 691287 }]],
    [{ pushId: first, tags: [{ tagId: 1, tagName: '体育' }] }],
    [{ 110002: [first] }],
    [{ [first]: 110002 }],
  ])('has plain data in value: %j refuses nobody', (value) => {
    expect(only({ code: '200', message: '', redirect: '', value }, operation)).toMatchObject({ status: 'accepted', targets: [first] });
  });

  test.each([[false], [{ result: false }]])('whose value is the no %j was not carried out', (value) => {
    expect(only({ code: '200', message: '', value }, operation)).toMatchObject({ status: 'refused', cause: 'operation_rejected' });
  });

  test('that failed is no plain no, whatever value says beside it', () => {
    for (const value of [false, { result: false }]) {
      expect(only({ code: '1003', message: '', value }, operation)).toMatchObject({ cause: 'vendor_unavailable' });
      expect(only({ code: '200', message: '', value }, operation, 503)).toMatchObject({ cause: 'vendor_unavailable' });
    }
  });

  test('500 and 110032 refuse it, where a push would be told of a fault and of a bad parameter', () => {
    for (const code of ['500', '110032'])
      expect(only(refused(code), operation)).toMatchObject({ cause: 'operation_rejected', retry: { when: 'never' } });
    expect(only(refused('500')).cause).toBe('vendor_internal');
  });

  test.each([['110002'], ['110003']])('%s makes the pushId suspect, and never dead', (code) => {
    expect(only(refused(code), operation).token).toBe('suspect');
  });

  test('a code that only the pushes list is looked up there', () => {
    expect(only(refused('110019'), operation)).toMatchObject({ cause: 'quota_exhausted' });
    expect(only(refused('110010'), operation)).toMatchObject({ cause: 'rate_limited', pause: 'app' });
  });
});

describe('a receipt', () => {
  const cb = { 'msgId2-1': { param: 'p', type: 1, targets: [first, second] }, 'msgId1-2': { param: 'p', type: 2, targets: ['alias'] } };
  const text = JSON.stringify(cb);
  const expected = [
    { status: 'accepted', receipt: 'arrived', messageId: 'msgId2', targets: [first, second], evidence: { code: 'cb.type=1' } },
    { status: 'accepted', receipt: 'clicked', messageId: 'msgId1', targets: ['alias'], evidence: { code: 'cb.type=2' } },
  ];
  const receipt = (body: unknown) => answer(body, { api: 'receipt' });

  test.each([
    ['a form', `cb=${encodeURIComponent(text)}&access_token=t`],
    ['a form with the token first', `access_token=t&cb=${encodeURIComponent(text)}`],
    ['a form with plus signs for blanks', new URLSearchParams({ cb: JSON.stringify(cb, null, 1), access_token: 't' }).toString()],
    ['a form that was not encoded', `cb=${text}&access_token=t`],
    ['the content of cb alone', text],
    ['a form that was taken apart', { cb: text, access_token: 't' }],
    ['a form whose field was read too', { cb, access_token: 't' }],
  ])('is read from %s', (_, body) => {
    expect(receipt(body)).toMatchObject(expected);
  });

  test('that was not encoded keeps a plus in an alias, and an ampersand of the app', () => {
    const bare = JSON.stringify({ 'm-1': { param: 'x&cb=y', type: 1, targets: ['a+b'] } });
    for (const body of [`cb=${bare}&access_token=t`, `access_token=t&cb=${bare}`, `cb=${bare}`, `cb= ${bare}\n`])
      expect(receipt(body), body).toMatchObject([{ targets: ['a+b'] }]);
  });

  test('may be handed in parsed', () => {
    expect(meizu.parse({ status: 200, body: { cb: text, access_token: 't' } }, { api: 'receipt' })).toMatchObject(expected);
  });

  test('never shows its access token', () => {
    expect(JSON.stringify(receipt(`cb=${encodeURIComponent(text)}&access_token=secret-of-the-app`))).not.toContain('secret-of-the-app');
  });

  test('of the older kind has the bare message id as its key', () => {
    expect(receipt({ msgId2: { type: 1, targets: [first] } })).toMatchObject([{ receipt: 'arrived', messageId: 'msgId2' }]);
    expect(receipt({ 'NS-20170101': { type: 2, targets: [first] } })).toMatchObject([{ receipt: 'clicked', messageId: 'NS-20170101' }]);
  });

  test('keeps a dash inside its message id', () => {
    expect(receipt({ 'a-b-2': { type: 2, targets: [first] } })).toMatchObject([{ messageId: 'a-b' }]);
  });

  test('finds its type in the key where it has none of its own', () => {
    expect(receipt({ 'msgId-2': { targets: [first] } })).toMatchObject([{ receipt: 'clicked', messageId: 'msgId' }]);
  });

  test('takes a type that comes as text', () => {
    expect(receipt({ 'msgId-1': { type: '1', targets: [first] } })).toMatchObject([{ receipt: 'arrived' }]);
  });

  test.each([
    [{ type: 3 }, '3'],
    [{ type: '16' }, '16'],
    [{}, 'none'],
  ])('of an unknown type has not arrived, and kills nobody: %j', (entry, type) => {
    expect(answer({ msgId: { ...entry, targets: [first] } }, { api: 'receipt', kind: 'token' })[0]).toMatchObject({
      status: 'refused',
      cause: 'unrecognized',
      token: 'keep',
      evidence: { code: `cb.type=${type}` },
    });
  });

  test('may name one target as a text, several with commas, or a numeric alias as a number', () => {
    for (const [targets, names] of [
      ['a', ['a']],
      ['a,b', ['a', 'b']],
      [17, ['17']],
      [
        [17, 'b', null, ''],
        ['17', 'b'],
      ],
    ] as const)
      expect(receipt({ 'm-1': { type: 1, targets } })[0]?.targets).toEqual(names);
  });

  test.each([
    ['cb='],
    ['cb=%7B'],
    ['access_token=t'],
    ['xcb=%7B%7D'],
    [`xx=${text}`],
    [`&${text}`],
    [{}],
    [{ cb: '' }],
    [{ 'm-1': { type: 1 } }],
    [refused('1006')],
  ])('without a single target is none: %j', (body) => {
    expect(receipt(body)[0]).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
  });
});

describe('sentOf', () => {
  const prefix = '/garcia/api/server/';
  const request = (path: string, body: string | Record<string, string> = '', method = 'POST'): HttpRequest => ({
    method,
    path: prefix + path,
    body: typeof body === 'string' ? body : new URLSearchParams(body).toString(),
    header: () => undefined,
  });
  const sentOf = (...input: Parameters<typeof request>) => readRequest(request(...input));
  const shown = JSON.stringify({ noticeBarInfo: { title: 't', content: 'c' } });
  const personal = JSON.stringify({ noticeBarInfo: { title: 't' }, advanceInfo: { noticeMsgType: 1 } });

  test.each([
    [
      'push/varnished/pushByPushId',
      { pushIds: `${first},${second}`, messageJson: shown },
      { kind: 'token', targets: [first, second], channel: 'public' },
    ],
    ['push/varnished/pushByAlias', { alias: 'a, b', messageJson: shown }, { kind: 'alias', targets: ['a', 'b'], channel: 'public' }],
    ['push/varnished/pushByPushId', { pushIds: first, messageJson: personal }, { kind: 'token', targets: [first], channel: 'private' }],
    ['push/unvarnished/pushByPushId', { pushIds: first, messageJson: '{"content":"c"}' }, { targets: [first], channel: 'unvarnished' }],
    ['push/unvarnished/pushByAlias', { alias: 'a', messageJson: '{"content":"c"}' }, { kind: 'alias', channel: 'unvarnished' }],
    ['push/task/varnished/pushByPushId', { pushIds: first, taskId: '20457' }, { kind: 'token', targets: [first], channel: undefined }],
    ['push/task/varnished/pushByAlias', { alias: 'a', taskId: '20457' }, { kind: 'alias', targets: ['a'], channel: undefined }],
    ['push/task/unvarnished/pushByPushId', { pushIds: first, taskId: '20457' }, { targets: [first], channel: 'unvarnished' }],
    ['push/task/unvarnished/pushByAlias', { alias: 'a', taskId: '20457' }, { targets: ['a'], channel: 'unvarnished' }],
    ['push/pushTask/getTaskId', { pushType: '1', messageJson: '{"content":"c"}' }, { channel: 'unvarnished' }],
    ['push/pushTask/pushToApp', { pushType: '0', messageJson: shown }, { kind: 'broadcast', targets: [], channel: 'public' }],
    ['push/pushTask/pushToTag', { pushType: '0', scope: '0', tagNames: 'a,b', messageJson: shown }, { kind: 'topic', targets: ['a', 'b'] }],
  ])('%s is a send: %j', (path, body, expected) => {
    expect(sentOf(path, body)).toMatchObject({ api: 'send', ...expected });
  });

  test('tags that are intersected are one target, for one of them alone means other people', () => {
    expect(sentOf('push/pushTask/pushToTag', { scope: '1', tagNames: 'a,b' })?.targets).toEqual(['a,b']);
  });

  test('getTaskId reaches nobody yet', () => {
    expect(sentOf('push/pushTask/getTaskId', { pushType: '0', messageJson: shown })).toEqual({ api: 'send', channel: 'public' });
  });

  test.each([
    ['push/pushTask/cancel', { api: 'operation', kind: 'broadcast', targets: [] }],
    ['push/statistics/getTaskStatistics?appId=1&taskId=2&sign=x', { api: 'operation' }],
    ['push/statistics/dailyPushStatics?appId=1&startTime=20140214&endTime=20140218&sign=x', { api: 'operation' }],
    ['push/uploadImg', { api: 'operation' }],
  ])('%s is an operation without a target', (path, expected) => {
    expect(sentOf(path)).toEqual(expected);
  });

  test.each([['changeRegisterSwitch'], ['changeAllSwitch'], ['subscribeAlias'], ['unSubscribeAlias'], ['subscribeTags'], ['unSubAllTags']])(
    'message/%s is an operation on one pushId, from its form',
    (name) => {
      const body = { pushId: first, alias: 'a', tags: 'x,y' };
      expect(sentOf(`message/${name}`, body)).toEqual({ api: 'operation', kind: 'token', targets: [first] });
    },
  );

  test.each([['getRegisterSwitch'], ['getSubAlias'], ['getSubTags']])('message/%s is one too, from its query', (name) => {
    expect(sentOf(`message/${name}?appId=1&pushId=${first}&sign=x`, '', 'GET')).toEqual({
      api: 'operation',
      kind: 'token',
      targets: [first],
    });
  });

  test.each([['push/varnished/pushByNobody'], ['message'], ['constructor'], ['push/pushTask/'], ['']])('%j is no call of Meizu', (path) => {
    expect(sentOf(path)).toBeUndefined();
  });

  test('a slash at the end of a path changes nothing', () => {
    expect(sentOf('push/varnished/pushByPushId/', { pushIds: first })).toMatchObject({ kind: 'token', targets: [first] });
  });

  test('a path that does not begin like those of Meizu is none', () => {
    for (const path of ['/', '/v2/push', '/garcia/api/server', 'push/varnished/pushByPushId'])
      expect(readRequest({ ...request(''), path })).toBeUndefined();
  });

  test.each([
    [''],
    ['%'],
    ['{"pushIds":"a"}'],
    ['pushIds=%E0%A4%A'],
    ['pushIds=,,&messageJson={'],
    ['messageJson=[1]'],
    ['messageJson=null'],
  ])('never throws on the body %j', (body) => {
    expect(sentOf('push/varnished/pushByPushId', body)).toMatchObject({ api: 'send', kind: 'token' });
    expect(sentOf('push/pushTask/pushToTag', body)).toMatchObject({ api: 'send', kind: 'topic', targets: [] });
  });
});

describe('the endpoints', () => {
  const requestTo = ({ method, example }: (typeof endpoints)[number], change: (text: string) => string = (same) => same): HttpRequest => ({
    method,
    path: method === 'GET' ? change(example.path) : example.path,
    body: method === 'GET' ? '' : change(example.body),
    header: (name) => Object.entries(example.headers).find(([key]) => key.toLowerCase() === name)?.[1],
  });
  const refusalOf = (endpoint: (typeof endpoints)[number], change?: (text: string) => string) => {
    const request = requestTo(endpoint, change);
    return endpoint.refuse(request, readRequest(request) ?? {});
  };
  const named = endpoints.map((endpoint) => [endpoint.example.path.split('?')[0] as string, endpoint] as const);
  const endpointOf = (path: string) => named.find(([name]) => name.endsWith(path))?.[1] as (typeof endpoints)[number];

  test.each(named)('%s accepts its example, which is of its api', (path, endpoint) => {
    expect(path).toMatch(endpoint.path);
    expect(refusalOf(endpoint)).toBeUndefined();
    const sent = readRequest(requestTo(endpoint));
    expect(sent?.api).toBe(endpoint.api);
    if (/pushIds=|alias=ok|tagNames=|pushId=/.test(endpoint.example.body + endpoint.example.path)) expect(sent?.targets).toEqual(['ok-1']);
  });

  test.each(named)('%s refuses a call without appId, with a wrong one, and without a sign', (_, endpoint) => {
    expect(refusalOf(endpoint, (text) => text.replace('appId=100999', 'appId='))).toBe('110004');
    for (const id of ['mine', 'a100999', '100999a'])
      expect(
        refusalOf(endpoint, (text) => text.replace('appId=100999', `appId=${id}`)),
        id,
      ).toBe('110000');
    for (const sign of ['', 'AC076FF25D9900015A681CB5172AA53B', `a${'0'.repeat(32)}`, `${'0'.repeat(32)}-`])
      expect(
        refusalOf(endpoint, (text) => text.replace(/sign=\w+/, `sign=${sign}`)),
        sign,
      ).toBe('1006');
  });

  test.each(named)('%s matches one endpoint alone', (path, { method }) => {
    expect(endpoints.filter((endpoint) => endpoint.method === method && endpoint.path.test(path))).toHaveLength(1);
  });

  test('every code that they refuse with has its row', () => {
    for (const endpoint of endpoints)
      for (const code of ['110004', '110000', '1006', '1005', '110032', '500']) expect(meizu.verdict(code, endpoint.api)).toBeDefined();
  });

  test('more than 100 ids in a call are too many', () => {
    const ids = (count: number) => (text: string) =>
      text.replace('ok-1', Array.from({ length: count }, (_, index) => `id-${index}`).join(','));
    for (const path of ['push/varnished/pushByPushId', 'push/task/varnished/pushByAlias']) {
      expect(refusalOf(endpointOf(path), ids(100))).toBeUndefined();
      expect(refusalOf(endpointOf(path), ids(101))).toBe('1005');
      expect(refusalOf(endpointOf(path), (text) => text.replace('ok-1', ''))).toBe('110004');
    }
  });

  test.each([
    ['a messageJson that is no JSON', 'varnished/pushByPushId', /messageJson=[^&]+/, 'messageJson=%7B', '1005'],
    ['a notification without a title', 'varnished/pushByPushId', '%22title%22', '%22name%22', '1005'],
    ['a notification whose title is empty', 'varnished/pushByPushId', 'Hello', '', '1005'],
    ['a push without a message', 'varnished/pushByPushId', /messageJson=[^&]+/, '', '110004'],
    ['a taskId that is none', 'task/varnished/pushByPushId', 'taskId=20457', 'taskId=x', '110032'],
    ['a taskId with a letter before it', 'task/varnished/pushByPushId', 'taskId=20457', 'taskId=a20457', '110032'],
    ['a taskId with a letter behind it', 'task/varnished/pushByPushId', 'taskId=20457', 'taskId=20457a', '110032'],
    ['a cancel of no task', 'pushTask/cancel', 'taskId=20457', '', '110032'],
    ['a broadcast without a type', 'pushTask/pushToApp', 'pushType=0', '', '110004'],
    ['a broadcast of an unknown type', 'pushTask/pushToApp', 'pushType=0', 'pushType=2', '1005'],
    ['a broadcast of a type that ends well', 'pushTask/pushToApp', 'pushType=0', 'pushType=20', '1005'],
    ['a broadcast of a type that begins well', 'pushTask/pushToApp', 'pushType=0', 'pushType=02', '1005'],
    ['tags without a scope', 'pushTask/pushToTag', 'scope=0', '', '110004'],
    ['dates in reverse', 'dailyPushStatics', 'endTime=20170503', 'endTime=20170401', '500'],
    ['a single day', 'dailyPushStatics', 'endTime=20170503', 'endTime=20170502', undefined],
    ['no first day', 'dailyPushStatics', 'startTime=20170502', '', '110004'],
    ['no last day', 'dailyPushStatics', 'endTime=20170503', '', '110004'],
    ['dates with dashes', 'dailyPushStatics', 'endTime=20170503', 'endTime=2017-05-03', '1005'],
    ['a first day of nine digits', 'dailyPushStatics', 'startTime=20170502', 'startTime=020170502', '1005'],
    ['a first day with its hour', 'dailyPushStatics', 'startTime=20170502', 'startTime=2017050208', '1005'],
    ['a last day of nine digits', 'dailyPushStatics', 'endTime=20170503', 'endTime=920170503', '1005'],
    ['a last day with its hour', 'dailyPushStatics', 'endTime=20170503', 'endTime=2017050308', '1005'],
    ['a switch of no device', 'message/changeAllSwitch', 'pushId=ok-1', '', '110004'],
  ])('%s is refused, or taken', (_, path, from, to, code) => {
    expect(refusalOf(endpointOf(path), (text) => text.replace(from, to))).toBe(code);
  });

  test('parameters in another body than a form are none', () => {
    const endpoint = endpointOf('push/varnished/pushByPushId');
    for (const type of ['application/json', 'text/plain; application/x-www-form-urlencoded', undefined])
      expect(endpoint.refuse({ ...requestTo(endpoint), header: () => type }, one)).toBe('110004');
  });

  test('every plain word stands for a row of the sends', () => {
    for (const code of Object.values(words)) expect(meizu.verdict(code, 'send'), code).toBeDefined();
  });
});

describe('a reply that answers each target', () => {
  test('names those who were refused by their codes', () => {
    const answers = [
      { target: first, code: 'value.110002' },
      { target: second, code: '200' },
      { target: third, code: 'value.110010' },
    ];
    const outcomes = meizu.parse(replyForEach('send', answers) as never, list);
    expect(fates(outcomes, list.targets)).toEqual(['token_unregistered dead', 'accepted', 'target_opted_out keep']);
  });

  test('can be given of a receipt, and not of codes that speak for the whole call', () => {
    const receipts = replyForEach('receipt', [
      { target: first, code: 'cb.type=1' },
      { target: second, code: 'cb.type=2' },
    ]);
    expect(meizu.parse(receipts as never, { api: 'receipt' })).toMatchObject([
      { receipt: 'arrived', targets: [first] },
      { receipt: 'clicked', targets: [second] },
    ]);
    expect(
      replyForEach('send', [
        { target: first, code: '110010' },
        { target: second, code: '200' },
      ]),
    ).toBeUndefined();
    expect(replyForEach('operation', [{ target: first, code: '500' }])).toBeUndefined();
  });
});

test('a thousand bad ids cost a few outcomes, not a thousand', () => {
  const targets = Array.from({ length: 1000 }, (_, index) => `id-${index}`);
  const half = (odd: number) => targets.filter((_, index) => index % 2 === odd);
  const outcomes = answer(taken({ 110002: half(0), 110003: half(1) }), { kind: 'token', targets });
  expect(outcomes).toHaveLength(2);
  expect(outcomeOf(outcomes, 'id-999')).toMatchObject({ cause: 'token_malformed', token: 'dead', confirm: true });
  const inverse = answer(taken(Object.fromEntries(targets.map((target) => [target, '110002']))), { kind: 'token', targets });
  expect(inverse).toMatchObject([{ token: 'dead', targets }]);
});
