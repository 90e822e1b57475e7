import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/outcome.ts';
import type { Sent } from '../../src/core/reply.ts';
import { xiaomi } from '../../src/vendors/xiaomi/index.ts';

const regid = 'qlRyXrBPQ8Z+Tg3x46hvTz3g8Oe/Fyz93XnE5U2NxRk=';
const one: Sent = { kind: 'unicast', targets: [regid] };
const three: Sent = { kind: 'multicast', targets: ['regidA', 'regidB', 'regidC'] };
const receipt = (sent: Sent = {}): Sent => ({ api: 'receipt', kind: 'unicast', ...sent });

const parse = (body: unknown, sent?: Sent, status = 200) =>
  xiaomi.parse({ status, body: typeof body === 'string' ? body : JSON.stringify(body) }, sent);
const ok = (data: object = {}) => ({
  result: 'ok',
  code: 0,
  data: { id: 'sdm01', ...data },
  description: '成功',
  info: 'Received push messages for 1 REGID',
});
const failed = (code: unknown, reason?: unknown) => ({ result: 'error', reason, trace_id: 'Xcm07', code, description: '发送消息失败' });
const form = (entries: object) => `data=${encodeURIComponent(JSON.stringify(entries))}`;
const said = (outcome: Outcome) => (outcome.status === 'accepted' ? 'accepted' : `${outcome.status} ${outcome.cause} ${outcome.token}`);
const all = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => `${outcome.targets.join()}: ${said(outcome)}`);

describe('code 0', () => {
  test('is no success for the regids in bad_regids, and one for all others', () => {
    expect(all(parse(ok({ bad_regids: 'regidB, ,regidC ' }), three))).toEqual([
      'regidA: accepted',
      'regidB,regidC: refused token_unregistered dead',
    ]);
  });

  test('is read whatever case bad_regids is spelled in', () => {
    expect(all(parse(ok({ bad_regIds: 'regidA' }), three))).toEqual(['regidA: refused token_unregistered dead', 'regidB,regidC: accepted']);
  });

  test('gives the message id to those who were taken alone', () => {
    expect(parse(ok({ bad_regids: 'regidA' }), three).map(({ messageId }) => messageId)).toEqual([undefined, 'sdm01']);
  });

  test('kills nobody where every regid of a longer list is bad', () => {
    expect(all(parse(ok({ bad_regids: 'regidC,regidB,regidA' }), three))).toEqual([
      'regidA,regidB,regidC: refused token_unregistered suspect',
    ]);
    expect(all(parse(ok({ bad_regids: 'regidA,regidB' }), { kind: 'multicast', targets: ['regidA', 'regidB'] }))).toEqual([
      'regidA,regidB: refused token_unregistered suspect',
    ]);
  });

  test('kills the bad one where strangers make the list as long as what was sent', () => {
    expect(all(parse(ok({ bad_regids: 'regidA,x,y' }), three))).toEqual([
      'regidA: refused token_unregistered dead',
      'regidB,regidC: accepted',
    ]);
  });

  test('kills the only regid that was sent, even where it was sent twice', () => {
    const sent: Sent = { kind: 'multicast', targets: ['regidA', 'regidA'] };
    expect(all(parse(ok({ bad_regids: 'regidA' }), sent))).toEqual(['regidA,regidA: refused token_unregistered dead']);
  });

  test('makes bad_regids suspect at most where the kind of target is not known', () => {
    expect(all(parse(ok({ bad_regids: 'regidA' }), { targets: ['regidA', 'regidB'] }))[0]).toBe(
      'regidA: refused token_unregistered suspect',
    );
  });

  test('lets names in bad_regids that were never sent fall away', () => {
    expect(all(parse(ok({ bad_regids: 'stranger' }), one))).toEqual([`${regid}: accepted`]);
  });

  test('is a full success where bad_regids holds no name', () => {
    for (const bad_regids of ['', ',', null, 7]) expect(all(parse(ok({ bad_regids }), one))).toEqual([`${regid}: accepted`]);
  });

  test('is a full success beside members that only look like bad_regids, and makes up nobody', () => {
    const others = { other_data: 'regidA', bad_regid: 'regidA', bad_regidss: 'regidA' };
    expect(all(parse(ok(others), three))).toEqual(['regidA,regidB,regidC: accepted']);
    for (const data of [undefined, {}, { bad_regids: '' }]) expect(all(parse({ result: 'ok', code: 0, data }, {}))).toEqual([': accepted']);
  });

  test('needs neither data nor an id in it', () => {
    for (const data of [undefined, null, [], 'text', {}]) {
      const [outcome] = parse({ result: 'ok', code: 0, data }, one);
      expect(said(outcome)).toBe('accepted');
      expect(outcome.messageId).toBeUndefined();
    }
  });

  test('never takes a trace id for the message id', () => {
    expect(parse({ ...ok(), trace_id: 'Xdm57', data: {} }, one)[0].messageId).toBeUndefined();
    expect(parse(ok({ id: 'Xdm57' }), one)[0].messageId).toBeUndefined();
  });

  test('is a malformed reply beside result "error", and nobody knows what happened', () => {
    expect(all(parse(failed(0, 'No valid targets!'), one))).toEqual([`${regid}: uncertain malformed_reply keep`]);
  });

  test('is no success under a 5xx, and what stands beside it there kills nobody', () => {
    expect(all(parse(failed(0), one, 503))).toEqual([`${regid}: refused vendor_unavailable keep`]);
    expect(all(parse(ok(), one, 500))).toEqual([`${regid}: uncertain vendor_unavailable keep`]);
    expect(all(parse(ok({ bad_regids: regid }), one, 503))).toEqual([`${regid}: uncertain vendor_unavailable keep`]);
  });

  test('yields to a failure in errorCode', () => {
    expect(all(parse({ result: 'error', code: 0, errorCode: 21301 }, one))).toEqual([`${regid}: refused credential_invalid keep`]);
    expect(all(parse({ errorCode: '200002' }, one))).toEqual([`${regid}: refused rate_limited keep`]);
    expect(all(parse({ result: 'ok', errorCode: 0 }, one))).toEqual([`${regid}: accepted`]);
  });

  test('alone yields: a code that failed stands against errorCode', () => {
    expect(all(parse({ result: 'error', code: 21301, errorCode: 66007 }, one))).toEqual([`${regid}: refused credential_invalid keep`]);
  });
});

describe('channel_exceed_quota', () => {
  const dropped = (counts: unknown, sent: Sent = three) => parse(ok({ channel_exceed_quota: counts }), sent);

  test('names no target, so every one of them is uncertain', () => {
    const [outcome, ...others] = dropped('no_channel:1 a:1');
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({
      status: 'uncertain',
      cause: 'quota_exhausted',
      pause: 'channel',
      targets: three.targets,
      retryIfRepeatable: { when: 'after' },
    });
  });

  test('refuses for certain where the counts add up to all targets', () => {
    expect(dropped('no_channel:2 a:1')[0]).toMatchObject({
      status: 'refused',
      cause: 'quota_exhausted',
      retry: { when: 'after' },
      targets: three.targets,
    });
  });

  test('counts only the targets that bad_regids has left', () => {
    const outcomes = parse(ok({ bad_regids: 'regidA', channel_exceed_quota: 'a:2' }), three);
    expect(all(outcomes)).toEqual(['regidA: refused token_unregistered dead', 'regidB,regidC: refused quota_exhausted keep']);
  });

  test('closes the one channel it names, and not the one that was sent through', () => {
    expect(dropped('a:1', { ...three, channel: 'b' })[0].channel).toBe('a');
    expect(dropped('news:1', { ...three, channel: 'b' })[0].channel).toBe('news');
    expect(dropped('no_channel:1', { ...three, channel: 'b' })[0].channel).toBe('b');
  });

  test('closes the one that was sent through where it names none, or several', () => {
    for (const counts of ['news', '12', ':1', 'a:1 c:1'])
      expect(dropped(counts, { ...three, channel: 'b' })[0], counts).toMatchObject({ status: 'uncertain', channel: 'b' });
  });

  test('counts in tens too', () => {
    const targets = Array.from({ length: 12 }, (_, index) => `regid${index}`);
    expect(dropped('a:12', { kind: 'multicast', targets })[0]).toMatchObject({ status: 'refused', cause: 'quota_exhausted' });
  });

  test('leaves everything open where a count cannot be read', () => {
    for (const counts of ['a', 'a:x', 'a:3 b', 'a:3.0', 'a:0x3', 'a:-3 b:6', { a: 3 }])
      expect(dropped(counts)[0], String(counts)).toMatchObject({ status: 'uncertain', cause: 'quota_exhausted' });
  });

  test('means nothing where nothing was dropped', () => {
    for (const counts of ['', ' ', 'a:0', null, {}]) expect(said(dropped(counts)[0]), String(counts)).toBe('accepted');
  });
});

describe('20301', () => {
  const noTargets = failed(20301, 'No valid targets!');

  test('kills a single regid for the reason "No valid targets!", on a second sighting', () => {
    expect(parse(noTargets, one)[0]).toMatchObject({ status: 'refused', cause: 'token_unregistered', token: 'dead', confirm: true });
  });

  test('counts a list of one and the same regid as one', () => {
    expect(said(parse(noTargets, { kind: 'multicast', targets: [regid, regid] })[0])).toBe('refused token_unregistered dead');
  });

  test('makes a list of regids suspect: wrong package, secret or region look the same', () => {
    expect(all(parse(noTargets, three))).toEqual(['regidA,regidB,regidC: refused token_unregistered suspect']);
  });

  test('is suspect at most for any other reason, or none', () => {
    for (const reason of ['Invalid registration id', '', undefined, null, 7, ['No valid targets!'], 'No valid targets! Or are there?'])
      expect(said(parse(failed(20301, reason), one)[0]), String(reason)).toBe('refused token_unregistered suspect');
  });

  test('is suspect at most where the kind of target is not known', () => {
    expect(said(parse(noTargets, { targets: [regid] })[0])).toBe('refused token_unregistered suspect');
  });

  test.each(['alias', 'account', 'topic', 'broadcast'] as const)(
    'finds nobody behind a target of kind %s, and has no token to blame',
    (kind) => {
      for (const reason of ['No valid targets!', undefined])
        expect(said(parse(failed(20301, reason), { kind, targets: ['x'] })[0])).toBe('refused target_not_found keep');
    },
  );

  test('does not kill in a call that is no send', () => {
    expect(said(parse(noTargets, { ...one, api: 'operation' })[0])).toBe('refused token_unregistered suspect');
    expect(said(parse(noTargets, receipt(one))[0])).toBe('refused token_unregistered suspect');
  });
});

describe('other codes', () => {
  test('a regid of the wrong format dies alone, on a second sighting, and a list of them stays', () => {
    expect(parse(failed(66007), one)[0]).toMatchObject({ cause: 'token_malformed', token: 'dead', confirm: true });
    expect(said(parse(failed(66007), three)[0])).toBe('refused token_malformed suspect');
    expect(said(parse(failed(66007), { ...one, api: 'operation' })[0])).toBe('refused token_malformed suspect');
  });

  test('a wrong hash of an IMEI kills no token', () => {
    expect(said(parse(failed(65042), one)[0])).toBe('refused token_malformed keep');
  });

  test('a device that is offline is not dead', () => {
    expect(parse(failed(65003), one)[0]).toMatchObject({
      cause: 'target_offline',
      token: 'keep',
      retry: { when: 'backoff' },
      pause: 'target',
    });
  });

  test('a blocklisted alias does not stop the app', () => {
    expect(parse(failed(65007), { kind: 'alias', targets: ['a'] })[0]).toMatchObject({
      cause: 'target_opted_out',
      token: 'keep',
      pause: 'none',
    });
  });

  test('a reason never turns another code into a dead token', () => {
    for (const [code, cause] of [
      [21301, 'credential_invalid'],
      [10028, 'rate_limited'],
      [10008, 'request_invalid'],
      [10000, 'unrecognized'],
    ] as const)
      for (const reason of ['invalid registration_id', 'No valid targets!'])
        expect(said(parse(failed(code, reason), one)[0])).toBe(`refused ${cause} keep`);
  });

  test('a used up daily quota closes its class of channel, for private messages still pass', () => {
    const reason = 'exceed quota, quota: 50000, have acked: 50000';
    expect(parse(failed(200001, reason), { ...one, channel: 'public' })[0]).toMatchObject({
      cause: 'quota_exhausted',
      retry: { when: 'after', until: 'vendor_midnight' },
      pause: 'channel',
      channel: 'public',
    });
  });

  test('a refused channel id closes that channel alone', () => {
    expect(parse(failed(27001, 'invalid channel info!'), one)[0]).toMatchObject({ cause: 'message_forbidden', pause: 'channel' });
  });

  test('too many broadcasts do not slow everything else down', () => {
    expect(parse(failed(26004), { kind: 'broadcast' })[0]).toMatchObject({
      cause: 'rate_limited',
      retry: { when: 'backoff' },
      pause: 'target',
    });
  });

  test('too many topics are not split, which would change the logic of the set', () => {
    expect(parse(failed(65035), { kind: 'topic', targets: ['a', 'b'] })[0]).toMatchObject({
      cause: 'request_invalid',
      retry: { when: 'never' },
    });
  });

  test('are the same as numbers and as text', () => {
    expect(said(parse(failed(' 21301 '), one)[0])).toBe('refused credential_invalid keep');
  });

  test('are whole numbers, so a key of our own tables is none', () => {
    for (const word of ['bad_regids', '20301#no_valid_targets', 'http 4xx', '0#error', 'invalid_list', '16']) {
      for (const api of ['send', 'operation', 'receipt'] as const) {
        const [outcome] = parse({ result: 'error', code: word }, { ...one, api });
        expect(said(outcome), `${api} ${word}`).toBe('refused unrecognized keep');
      }
    }
  });

  test('fall back on the table of sends in operations and fetched lists', () => {
    for (const api of ['operation', 'receipt'] as const)
      expect(said(parse(failed(21301), { ...one, api })[0])).toBe('refused credential_invalid keep');
  });

  test('keep the Chinese class of errors as evidence where no reason is given', () => {
    for (const reason of [undefined, '', 7]) expect(parse(failed(20301, reason), one)[0].evidence.message).toBe('发送消息失败');
    expect(parse(failed(20301, `No ${regid}`), one)[0].evidence.message).toBe('No [target]');
  });
});

describe('a reply without a code', () => {
  test('is refused and unrecognized where result is "error", whatever the reason looks like', () => {
    for (const reason of ['No valid targets!', undefined, 5, {}, []])
      for (const api of ['send', 'receipt'] as const) {
        const [outcome] = parse({ result: 'error', reason }, { ...one, api });
        expect(said(outcome)).toBe('refused unrecognized keep');
        expect(outcome.evidence.code).toBe('error');
      }
  });

  test('says by its status what a bare "error" does not say', () => {
    expect(said(parse({ result: 'error' }, one, 401)[0])).toBe('refused credential_invalid keep');
    expect(said(parse({ result: 'error' }, one, 429)[0])).toBe('refused rate_limited keep');
    expect(said(parse({ result: 'error' }, one, 500)[0])).toBe('uncertain vendor_unavailable keep');
  });

  test('is taken where result is "ok", but not where the code is no number', () => {
    expect(said(parse({ result: 'ok', data: { id: 'sdm01' } }, one)[0])).toBe('accepted');
    expect(said(parse({ result: 'ok', code: null }, one)[0])).toBe('accepted');
    for (const code of ['', 'zero', [0], {}, true, 0.5])
      expect(said(parse({ result: 'ok', code }, one)[0]), String(code)).toBe('uncertain malformed_reply keep');
  });

  test('is uncertain where it says neither "ok" nor "error"', () => {
    for (const body of [{}, { result: 7 }, { result: 'maybe', reason: 'No valid targets!' }])
      expect(said(parse(body, one)[0])).toBe('uncertain malformed_reply keep');
  });

  test('is uncertain where a trailing comma or a typographic quote spoils it', () => {
    for (const body of ['{"result":"error","code":21301,}', '{“result”:“ok”,“code”:0}'])
      expect(said(parse(body, one)[0])).toBe('uncertain malformed_reply keep');
  });

  test('is a refused secret under 401 and 403, which no refresh will mend', () => {
    for (const status of [401, 403])
      expect(parse('', one, status)[0]).toMatchObject({ cause: 'credential_invalid', retry: { when: 'never' }, pause: 'app' });
  });

  test('is never a dead token under 404 or 410', () => {
    for (const status of [400, 404, 410]) expect(said(parse('', one, status)[0])).toBe('refused request_invalid keep');
  });

  test('is sent again by its status', () => {
    expect(said(parse('', one, 429)[0])).toBe('refused rate_limited keep');
    expect(said(parse('', one, 408)[0])).toBe('uncertain timeout keep');
    expect(parse('', one, 503)[0]).toMatchObject({ status: 'refused', cause: 'vendor_unavailable', retry: { when: 'backoff' } });
  });
});

describe('a fetched list', () => {
  const list = (items: unknown) => ({ result: 'ok', code: 0, data: { list: items } });

  test('kills the regids it names, whatever was said of what was sent', () => {
    expect(all(parse(list(['regidA', 'regidB']), receipt({ targets: ['other'] })))).toEqual([
      'regidA,regidB: refused token_unregistered dead',
    ]);
  });

  test('of aliases kills nobody, and one of unknown things is suspect', () => {
    expect(all(parse(list(['aliasA']), receipt({ kind: 'alias' })))).toEqual(['aliasA: refused target_not_found keep']);
    expect(all(parse(list(['whoever']), { api: 'receipt' }))).toEqual(['whoever: refused token_unregistered suspect']);
  });

  test('keeps the digits of an alias that came as a number', () => {
    expect(parse('{"code":0,"data":{"list":[12345678901234567890]}}', receipt({ kind: 'alias' }))[0].targets).toEqual([
      '12345678901234567890',
    ]);
  });

  test('may be joined with commas', () => {
    expect(all(parse(list('regidA, regidB'), receipt()))).toEqual(['regidA,regidB: refused token_unregistered dead']);
  });

  test('that is empty is one accepted outcome without targets', () => {
    for (const body of [list([]), list(null), list(''), { result: 'ok', code: 0 }, failed(10035), failed(80002)])
      expect(all(parse(body, receipt(one)))).toEqual([': accepted']);
  });

  test('that holds nothing readable is uncertain', () => {
    for (const items of [{}, 5, [{}], [null]]) expect(said(parse(list(items), receipt())[0])).toBe('uncertain malformed_reply keep');
  });

  test('read under operation is plain data: the aliases or topics of a regid come in the same shape', () => {
    expect(all(parse(list([regid]), { ...one, api: 'operation' }))).toEqual([`${regid}: accepted`]);
  });

  test('kills nobody under a status that is no success', () => {
    const [outcome] = parse({ ...list(['regidA']), description: '成功' }, receipt(), 502);
    expect(said(outcome)).toBe('uncertain vendor_unavailable keep');
    expect(outcome.evidence).toEqual({ httpStatus: 502, code: '0', message: '成功' });
  });

  test('that failed in errorCode failed', () => {
    expect(said(parse({ errorCode: 21301 }, receipt())[0])).toBe('refused credential_invalid keep');
  });

  test('with code 1 is an internal error, not an arrival, and code 16 is nothing we know', () => {
    expect(said(parse(failed(1), receipt())[0])).toBe('refused vendor_internal keep');
    expect(said(parse(failed(16), receipt())[0])).toBe('refused unrecognized keep');
  });

  test('that was fetched too often slows only the fetching', () => {
    expect(parse(failed(10030), receipt())[0]).toMatchObject({ api: 'receipt', cause: 'rate_limited', pause: 'app' });
  });
});

describe('operations', () => {
  test('leave bad_regids and channel_exceed_quota alone', () => {
    expect(all(parse(ok({ bad_regids: regid, channel_exceed_quota: 'a:1' }), { ...one, api: 'operation' }))).toEqual([
      `${regid}: accepted`,
    ]);
  });

  test('that find an illegal device make it suspect at most', () => {
    expect(said(parse(failed(10029), { ...one, api: 'operation' })[0])).toBe('refused token_unregistered suspect');
  });

  test('that failed give the reason', () => {
    expect(parse(failed(10008, 'bad topic'), { api: 'operation' })[0].evidence).toEqual({
      httpStatus: 200,
      code: '10008',
      message: 'bad topic',
    });
  });

  test('that find an empty page worked', () => {
    for (const code of [10035, 80002]) expect(said(parse(failed(code), { api: 'operation' })[0])).toBe('accepted');
  });
});

describe('a callback', () => {
  const entry = (type: unknown, more: object = {}) => ({ param: 'p', type, targets: regid, timestamp: 1572228055643, ...more });

  test('is decoded as a form, so that +, / and = in a regid survive', () => {
    expect(parse(form({ m: entry(1) }), receipt())[0].targets).toEqual([regid]);
    expect(parse(`x=1&${form({ m: entry(1) })}&y=2`, receipt())[0].targets).toEqual([regid]);
  });

  test('is read as it stands where its value begins with a brace, so that a + is no blank', () => {
    for (const body of [
      `data=${JSON.stringify({ m: entry(1) })}`,
      `data= ${JSON.stringify({ m: entry(1) })}`,
      JSON.stringify({ m: entry(1) }),
    ])
      expect(parse(body, receipt())[0].targets).toEqual([regid]);
  });

  test('that begins with a brace and is encoded all the same is decoded', () => {
    expect(parse(`data={${encodeURIComponent(JSON.stringify({ m: entry(1) }).slice(1))}`, receipt())[0].targets).toEqual([regid]);
  });

  test('is read from a form that a server had parsed', () => {
    const outcomes = xiaomi.parse({ status: 200, body: { data: JSON.stringify({ m: entry(16) }) } }, receipt());
    expect(all(outcomes)).toEqual([`${regid}: refused token_unregistered dead`]);
  });

  test('tells what arrived from what was clicked', () => {
    const outcomes = parse(form({ m1: entry(1), m2: entry('2') }), receipt());
    expect(outcomes.map((outcome) => outcome.status === 'accepted' && outcome.receipt)).toEqual(['arrived', 'clicked']);
  });

  test('answers once for each message id, even for the same target', () => {
    const outcomes = parse(form({ m1: entry(1), m2: entry(16), m3: entry(1) }), receipt(one));
    expect(outcomes.map(({ messageId, targets }) => [messageId, ...targets])).toEqual([
      ['m1', regid],
      ['m2', regid],
      ['m3', regid],
    ]);
  });

  test('of type 16 kills every regid it lists at the time of the event', () => {
    const [outcome] = parse(form({ m: entry(16, { targets: 'regidA, regidB,' }) }), receipt());
    expect(outcome).toMatchObject({ targets: ['regidA', 'regidB'], token: 'dead', diedAtMs: 1572228055643 });
  });

  test('of type 16 names the new regid of one that was replaced, and of no other', () => {
    const [outcome] = parse(form({ m: entry(16, { replaceTarget: { [regid]: 'fresh', stranger: 'x' } }) }), receipt());
    expect(outcome).toMatchObject({ token: 'dead', replacements: { [regid]: 'fresh' } });
    expect(Object.keys(outcome.replacements ?? {})).toEqual([regid]);
  });

  test('of type 16 in its cut-down form has no time of death', () => {
    const [outcome] = parse(form({ m: { param: 'p', type: 16, targets: regid } }), receipt());
    expect(outcome).toMatchObject({ token: 'dead' });
    expect(outcome).not.toHaveProperty('diedAtMs');
  });

  test('of type 16 finds nobody behind an alias or account, and is suspect where the kind is not known', () => {
    const body = form({ m: entry(16, { targets: 'someone', replaceTarget: { someone: 'other' } }) });
    for (const kind of ['alias', 'account'] as const) {
      const [outcome] = parse(body, receipt({ kind }));
      expect(said(outcome)).toBe('refused target_not_found keep');
      expect(outcome.replacements).toBeUndefined();
    }
    expect(said(parse(body, { api: 'receipt' })[0])).toBe('refused token_unregistered suspect');
  });

  test('of type 16 without targets does not speak of those that were sent', () => {
    for (const targets of [undefined, '', ' , ', {}, 5.5e300])
      expect(parse(form({ m: entry(16, { targets }) }), receipt(one)).flatMap((outcome) => outcome.targets)).not.toContain(regid);
  });

  test('of type 32 is a person who turned pushes off, of type 64 a device that was filtered out: both live', () => {
    for (const type of [32, 64]) expect(said(parse(form({ m: entry(type) }), receipt())[0])).toBe('refused target_opted_out keep');
  });

  test('of type 128 tells the quota of the app from that of one device, though both come as text', () => {
    const app = parse(form({ m: entry(128, { extra: { ack: '50000', quota: '50000' } }) }), receipt());
    expect(app[0]).toMatchObject({ cause: 'quota_exhausted', pause: 'channel', retry: { when: 'after' } });
    for (const name of ['device_acked', 'device_quota']) {
      const device = parse(form({ m: entry(128, { extra: { [name]: '1' } }) }), receipt());
      expect(device[0]).toMatchObject({ cause: 'target_rate_limited', pause: 'target', retry: { when: 'after' } });
    }
  });

  test('of a type that nobody explains is unrecognized, even where the number is a code of replies', () => {
    expect(parse(form({ m: entry(20301) }), receipt())[0].evidence.code).toBe('type 20301');
    for (const type of [1024, 4, 0, 20301, 10030, 'invalid_list', '16#not_a_regid'])
      expect(said(parse(form({ m: entry(type) }), receipt())[0]), String(type)).toBe('refused unrecognized keep');
  });

  test('may name its targets in a list, or one by a number', () => {
    const named = (targets: unknown) => parse(form({ m: entry(1, { targets }) }), receipt({ kind: 'alias' }))[0].targets;
    expect(named(['a', 'b'])).toEqual(['a', 'b']);
    expect(named(17)).toEqual(['17']);
  });

  test('is the first data field of a form, and no other field', () => {
    const plain = JSON.stringify({ second: entry(1) });
    expect(parse(`${form({ first: entry(1) })}&data=${plain}`, receipt())[0].messageId).toBe('first');
    for (const body of [`info=${plain}`, `metadata=${plain}`, `x=1&info=${plain}`, `${plain}&data=`])
      expect(said(parse(body, receipt(one))[0]), body).toBe('uncertain malformed_reply keep');
  });

  test('keeps a numeric alias whole', () => {
    expect(parse('data={"m":{"type":1,"targets":12345678901234567890}}', receipt({ kind: 'alias' }))[0].targets).toEqual([
      '12345678901234567890',
    ]);
  });

  test('passes over entries that are none, and is uncertain where none is left', () => {
    expect(parse(form({ a: null, b: [], c: 'text', d: {}, m: entry(1) }), receipt()).map(({ messageId }) => messageId)).toEqual(['m']);
    const inList = `data=${JSON.stringify([entry(16)])}`;
    const inText = `data=${JSON.stringify(JSON.stringify({ m: entry(16) }))}`;
    for (const body of ['data=', 'data=%7B', 'data=null', 'data=[]', 'data=7', 'other=1', form({}), inList, inText])
      expect(said(parse(body, receipt(one))[0]), body).toBe('uncertain malformed_reply keep');
  });

  test('is no reply to a send', () => {
    expect(said(parse(form({ m: entry(1) }), one)[0])).toBe('uncertain malformed_reply keep');
  });
});

test('a thousand regids of which half are bad are parted in their order', () => {
  const targets = Array.from({ length: 1000 }, (_, index) => `regid${index}`);
  const bad = targets.filter((_, index) => index % 2 === 1);
  const outcomes = parse(ok({ bad_regids: [...bad].reverse().join(',') }), { kind: 'multicast', targets });
  expect(outcomes.map((outcome) => outcome.targets)).toEqual([targets.filter((_, index) => index % 2 === 0), bad]);
});
