import type { Agent } from 'node:https';
import https from 'node:https';
import { createRequire } from 'node:module';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { outcomesOfBatchResponse, outcomesOfError, outcomesOfSend } from '../../../src/clients/sdk/firebase-admin/index.ts';
import { type Outcomes, type Refused, vendors } from '../../../src/index.ts';
import { replyFor, type Simulator, startSimulator } from '../../../src/testing/index.ts';
import { advice, bare, expectSame, expectSameAdvice } from './same-as-raw.ts';

// The SDK asks for http2.connect each time, so it can be sent to the simulator: its address is not an option.
const require = createRequire(import.meta.url);
const http2 = require('node:http2') as typeof import('node:http2');
const connect = http2.connect;

let simulator: Simulator;
let port: number;

beforeAll(async () => {
  simulator = await startSimulator({ vendors: ['fcm'] });
  port = Number(new URL(simulator.vendors.fcm?.secureUrl ?? '').port);
  http2.connect = ((_authority: string, options: object) => {
    const session = connect(`https://localhost:${port}`, { ...options, ca: simulator.certificate });
    const request = session.request.bind(session);
    // The SDK writes the scheme with a colon, which Google forgives and Node does not.
    session.request = (headers, given) => request({ ...headers, ':scheme': 'https' }, given);
    return session;
  }) as typeof connect;
});
beforeEach(() => {
  const isGood = ({ body }: { body: string }) => /"(?:ok-\d|news)"|in topics/.test(body);
  simulator.add({ vendor: 'fcm', reply: replyFor('fcm', '200'), accepts: true, when: isGood });
});
afterEach(() => simulator.reset());
afterAll(async () => {
  http2.connect = connect;
  await simulator.stop();
});

/** Every connection of it ends at the simulator. */
function agent(): Agent {
  const own = new https.Agent({ keepAlive: false });
  Object.assign(own, {
    createConnection: () => tls.connect({ host: 'localhost', port, ca: simulator.certificate, servername: 'localhost' }),
  });
  return own;
}

interface Messaging {
  send(message: object): Promise<string>;
  sendEach(messages: object[]): Promise<{ responses: { success: boolean }[] }>;
  sendEachForMulticast(message: object): Promise<{ responses: { success: boolean }[] }>;
  enableLegacyHttpTransport(): void;
}

const versions = [
  { version: '13', package: 'firebase-admin' },
  { version: '14', package: 'firebase-admin-14' },
];

const credential = { getAccessToken: async () => ({ access_token: 'ya29.secret-access-token', expires_in: 3600 }) };
let apps = 0;

async function messagingOf(name: string, given: object = credential): Promise<Messaging> {
  const { initializeApp } = await import(`${name}/app`);
  const { getMessaging } = await import(`${name}/messaging`);
  apps += 1;
  return getMessaging(initializeApp({ credential: given, projectId: 'my-project', httpAgent: agent() }, `test-${apps}`));
}

/** Every word of today's FCM that a reply carries. 429 and 5xx come with a Retry-After that is too long for the SDK's own repeats. */
const wire = [
  ['400', 'as raw'],
  ['400#nonjson', 'as raw'],
  ['401#nonjson', 'as raw'],
  ['403#nonjson', 'as raw'],
  ['404#html', 'as raw'],
  ['502', 'as raw'],
  ['INVALID_ARGUMENT', 'as raw'],
  ['INVALID_ARGUMENT#token', 'as raw'],
  ['INVALID_ARGUMENT#too-big', 'as raw'],
  ['INVALID_ARGUMENT#recipient', 'as raw'],
  ['QUOTA_EXCEEDED', 'as raw'],
  ['QUOTA_EXCEEDED#device', 'as raw'],
  ['QUOTA_EXCEEDED#topic', 'as raw'],
  ['RESOURCE_EXHAUSTED', 'as raw'],
  ['UNAVAILABLE', 'as raw'],
  ['INTERNAL', 'as raw'],
  ['NOT_FOUND', 'as raw'],
  ['SENDER_ID_MISMATCH', 'as raw'],
  ['THIRD_PARTY_AUTH_ERROR', 'as raw'],
  ['APNS_AUTH_ERROR', 'as raw'],
  ['DEADLINE_EXCEEDED', 'as raw'],
  ['FAILED_PRECONDITION', 'as raw'],
  ['UNIMPLEMENTED', 'as raw'],
  ['UNREGISTERED', 'suspect, for the project may be wrong'],
  ['INVALID_ARGUMENT#apns-410', 'Apple is not heard: request_invalid'],
  ['INVALID_ARGUMENT#apns-expired', 'Apple is not heard: request_invalid'],
  ['INVALID_ARGUMENT#apns-other', 'Apple is not heard: request_invalid'],
  ['INVALID_ARGUMENT#field', 'the field is not named: request_invalid'],
  ['INVALID_ARGUMENT#package', 'the field is not named: request_invalid'],
  ['PERMISSION_DENIED', 'taken for another sender'],
  ['IAM_PERMISSION_DENIED', 'taken for another sender'],
  ['SERVICE_DISABLED', 'taken for another sender'],
  ['UNAUTHENTICATED', "taken for Apple's key"],
  ['ACCESS_TOKEN_EXPIRED', "taken for Apple's key"],
] as const;

/** What version 13 makes of it, where it is not what the raw reply gives. */
const losses: Readonly<Record<string, object>> = {
  'suspect, for the project may be wrong': { cause: 'token_unregistered', token: 'suspect' },
  'Apple is not heard: request_invalid': { cause: 'request_invalid', token: 'keep' },
  'the field is not named: request_invalid': { cause: 'request_invalid', token: 'keep' },
  'taken for another sender': { cause: 'token_mismatch', token: 'suspect' },
  "taken for Apple's key": { cause: 'credential_invalid', token: 'keep', pause: 'none' },
};

const sent = { kind: 'token', targets: ['a-token'], app: 'shop' } as const;

describe.each(versions)('firebase-admin $version against the simulator', ({ version, package: name }) => {
  test.each(wire)('%s is %s in 13, and as raw in 14, by send and by sendEach', async (code, in13) => {
    const messaging = await messagingOf(name);
    // 503 would be repeated for seven seconds; a longer Retry-After than the SDK waits for makes it give up at once.
    const isRepeated = code === 'UNAVAILABLE';
    simulator.add({ vendor: 'fcm', reply: replyFor('fcm', code), ...(isRepeated && { retryAfterSeconds: 61 }) });
    const single = await outcomesOfSend(() => messaging.send({ token: 'a-token' }), { targets: ['a-token'], app: 'shop' });
    const batch = await messaging.sendEachForMulticast({ tokens: ['a-token'] });
    const each = outcomesOfBatchResponse(['a-token'], batch, { app: 'shop' });
    for (const outcomes of [single, each]) {
      if (isRepeated) {
        // The header is lost in 13; FCM's own least stands in.
        expect(outcomes).toMatchObject([
          { cause: 'vendor_unavailable', retry: { when: 'backoff', atLeastMs: version === '14' ? 61_000 : 10_000 } },
        ]);
      } else if (version === '14') expectSame(outcomes, 'fcm', code, sent);
      else if (in13 === 'as raw') expectSameAdvice(outcomes, 'fcm', code, sent);
      else expect(outcomes).toMatchObject([{ status: 'refused', targets: ['a-token'], ...losses[in13] }]);
    }
    expect(single.map(bare)).toEqual(each.map(bare));
  });

  test('an accepted message is accepted under the id of FCM', async () => {
    const messaging = await messagingOf(name);
    const outcomes = await outcomesOfSend(() => messaging.send({ token: 'ok-1' }), { targets: ['ok-1'], app: 'shop' });
    expect(outcomes).toMatchObject([
      { status: 'accepted', targets: ['ok-1'], app: 'shop', messageId: expect.stringMatching(/^projects\//) },
    ]);
  });

  test('in a batch each token has its own outcome, and a dead one is dead where another was accepted', async () => {
    const messaging = await messagingOf(name);
    const tokens = ['ok-1', 'dead-1', 'ok-2', 'mismatch-1', 'code-INVALID_ARGUMENT#token-1'];
    const outcomes = await outcomesOfSend(() => messaging.sendEachForMulticast({ tokens }), { targets: tokens });
    const fates = Object.fromEntries(
      outcomes.flatMap((each) => each.targets.map((target) => [target, (each as Refused).token ?? each.status])),
    );
    expect(fates).toEqual({
      'ok-1': 'accepted',
      'dead-1': 'dead',
      'ok-2': 'accepted',
      'mismatch-1': 'suspect',
      [tokens[4] as string]: 'dead',
    });
    expect(outcomes.find(({ targets }) => targets[0] === tokens[4])).toMatchObject({ confirm: true });
  });

  test('a batch over HTTP/1.1 says the same', async () => {
    const messaging = await messagingOf(name);
    messaging.enableLegacyHttpTransport();
    const tokens = ['ok-1', 'dead-1'];
    const outcomes = outcomesOfBatchResponse(tokens, (await messaging.sendEachForMulticast({ tokens })) as never);
    expect(outcomes).toMatchObject([{ status: 'accepted' }, { cause: 'token_unregistered', token: 'dead' }]);
  });

  test('a wrong project, which refuses all, kills nobody', async () => {
    const messaging = await messagingOf(name);
    simulator.add({ vendor: 'fcm', code: 'NOT_FOUND' });
    const tokens = Array.from({ length: 20 }, (_, index) => `living-${index}`);
    const outcomes = outcomesOfBatchResponse(tokens, (await messaging.sendEachForMulticast({ tokens })) as never);
    expect(outcomes).toMatchObject([{ cause: 'token_unregistered', token: 'suspect', targets: tokens }]);
  });

  test('topics and conditions beside tokens are of their own kind, and never dead', async () => {
    const messaging = await messagingOf(name);
    const messages = [{ token: 'ok-1' }, { topic: 'news' }, { condition: "'a' in topics" }];
    const taken = outcomesOfBatchResponse(messages as never, (await messaging.sendEach(messages)) as never);
    expect(taken.map(({ kind, status, targets }) => [kind, status, ...targets])).toEqual([
      ['token', 'accepted', 'ok-1'],
      ['topic', 'accepted', 'news', "'a' in topics"],
    ]);
    const [refused] = outcomesOfError(
      { code: 'messaging/registration-token-not-registered', message: '' },
      { targets: [{ topic: 'news' }], projectProven: true },
    );
    expect(refused).toMatchObject({ kind: 'topic', token: 'keep' });
  });

  test('a 200 without a name of a message is uncertain, whatever the SDK calls it', async () => {
    const messaging = await messagingOf(name);
    for (const body of ['', '{}', '<html>captive portal</html>', '{"name":""}']) {
      const remove = simulator.add({ vendor: 'fcm', reply: { status: 200, headers: { 'content-type': 'text/html' }, body } });
      const single = await outcomesOfSend(() => messaging.send({ token: 'a-token' }), { targets: ['a-token'] });
      const each = outcomesOfBatchResponse(['a-token'], (await messaging.sendEachForMulticast({ tokens: ['a-token'] })) as never);
      for (const outcomes of [single, each])
        expect(outcomes).toMatchObject([{ status: 'uncertain', cause: 'malformed_reply', token: 'keep' }]);
      remove();
    }
  });

  test('nobody listening is uncertain, for the SDK repeats in silence', async () => {
    const messaging = await messagingOf(name);
    const open = await simulator.refuseConnections('fcm');
    const single = await outcomesOfSend(() => messaging.send({ token: 'a-token' }), { targets: ['a-token'] });
    const each = await outcomesOfSend(() => messaging.sendEachForMulticast({ tokens: ['a-token'] }), { targets: ['a-token'] });
    await open();
    for (const outcomes of [single, each])
      expect(outcomes).toMatchObject([
        {
          status: 'uncertain',
          cause: 'connection_failed',
          targets: ['a-token'],
          evidence: { code: expect.stringMatching(/^(?:ECONNREFUSED|ERR_HTTP2_STREAM_CANCEL)$/), httpStatus: 0 },
        },
      ]);
  });

  test('a GOAWAY in the middle of a batch: what got its reply is accepted, the rest is uncertain', async () => {
    const messaging = await messagingOf(name);
    simulator.add({ vendor: 'fcm', fault: 'goaway', times: 1, when: ({ body }) => body.includes('torn-1') });
    simulator.add({ vendor: 'fcm', fault: 'rst_internal', times: 1, when: ({ body }) => body.includes('torn-2') });
    const tokens = ['ok-1', 'torn-1', 'torn-2'];
    const outcomes = await outcomesOfSend(() => messaging.sendEachForMulticast({ tokens }), { targets: tokens });
    expect(outcomes.flatMap(({ targets }) => targets).sort()).toEqual([...tokens].sort());
    expect(outcomes.find(({ targets }) => targets.includes('ok-1'))?.status).toBe('accepted');
    expect(outcomes.find(({ targets }) => targets.includes('torn-2'))).toMatchObject({ status: 'uncertain', cause: 'connection_failed' });
  });

  test.each([
    ['invalid_grant: Invalid JWT Signature.', { cause: 'credential_invalid', retry: { when: 'never' }, pause: 'app' }],
    ['invalid_grant: Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.', { cause: 'clock_skew' }],
    ['unauthorized_client: Client is unauthorized', { cause: 'permission_denied' }],
    ['Request failed with status code 503', { cause: 'vendor_unavailable', retry: { when: 'backoff' } }],
    [
      'request to https://oauth2.googleapis.com/token failed, reason: getaddrinfo EAI_AGAIN oauth2.googleapis.com',
      { cause: 'connection_failed', retry: { when: 'backoff' } },
    ],
    ['Something else', { cause: 'credential_invalid' }],
  ])('no access token (%s): refused, for nothing was sent', async (message, expected) => {
    const failing = { getAccessToken: () => Promise.reject(new Error(message)) };
    const messaging = await messagingOf(name, failing);
    const outcomes = await outcomesOfSend(() => messaging.send({ token: 'a-token' }), { targets: ['a-token'], app: 'shop' });
    expect(outcomes).toMatchObject([{ status: 'refused', token: 'keep', targets: ['a-token'], app: 'shop', api: 'send', ...expected }]);
    expect(simulator.record.requestsOf('fcm')).toBe(0);
  });

  test('a message that the SDK itself refuses kills nobody', async () => {
    const messaging = await messagingOf(name);
    for (const message of [
      { token: 'a-token', data: { a: 1 } },
      { token: 'a-token', android: { ttl: -1 } },
      { token: 'a-token', notification: 7 },
    ]) {
      const outcomes = await outcomesOfSend(() => messaging.send(message), { targets: ['a-token'] });
      expect(outcomes).toMatchObject([{ status: 'refused', token: 'keep', pause: 'none', retry: { when: 'never' } }]);
    }
  });

  test('a list that is too long for the SDK is told to be halved, and nothing has left', async () => {
    const messaging = await messagingOf(name);
    const tokens = Array.from({ length: 501 }, (_, index) => `living-${index}`);
    for (const call of [() => messaging.sendEachForMulticast({ tokens }), () => messaging.sendEach(tokens.map((token) => ({ token })))])
      expect(await outcomesOfSend(call, { targets: tokens })).toMatchObject([
        { status: 'refused', cause: 'batch_too_large', retry: { when: 'split' }, token: 'keep', targets: tokens },
      ]);
    expect(simulator.record.requestsOf('fcm')).toBe(0);
  });

  test('an app that was deleted is our own mistake, and nothing has left', async () => {
    const messaging = await messagingOf(name);
    const { deleteApp, getApp } = await import(`${name}/app`);
    await deleteApp(getApp(`test-${apps}`));
    const outcomes = await outcomesOfSend(() => messaging.send({ token: 'a-token' }), { targets: ['a-token'] });
    expect(outcomes).toMatchObject([{ status: 'refused', cause: 'misconfigured', token: 'keep', evidence: { code: 'app/app-deleted' } }]);
  });

  test('an error that was copied, sent through JSON or put into another one says the same', async () => {
    const messaging = await messagingOf(name);
    simulator.add({ vendor: 'fcm', reply: replyFor('fcm', 'UNREGISTERED') });
    const error = await messaging.send({ token: 'a-token' }).catch((thrown: object) => thrown);
    const read = (given: unknown) => outcomesOfError(given, { targets: ['a-token'], receivedAtMs: 1 });
    const expected = read(error);
    expect(expected).toMatchObject([{ cause: 'token_unregistered', token: version === '14' ? 'dead' : 'suspect' }]);
    const { code, message } = error as { code: string; message: string };
    const copies = [
      { message, ...(error as object) },
      JSON.parse(JSON.stringify(error)),
      new Error('push failed', { cause: error }),
      new Error('job failed', { cause: new Error('push failed', { cause: error }) }),
    ];
    for (const copy of copies) expect(read(copy)).toEqual(expected);
    expect(read({ errorInfo: { code, message } })).toMatchObject([{ cause: 'token_unregistered', token: 'suspect' }]);
  });

  test('no secret and no token stands in an outcome but as its target', async () => {
    const messaging = await messagingOf(name);
    const token = 'cVeryLongRegistrationToken:APA91bHPRgkF3JUikC4ENAHEeMrd41Zxv3hVZjC9KtT8OvPVGJ';
    const body = JSON.stringify({ error: { code: 400, status: 'INVALID_ARGUMENT', message: `Bad token ${token}` } });
    simulator.add({ vendor: 'fcm', reply: { status: 400, headers: { 'content-type': 'application/json' }, body } });
    const outcomes = await outcomesOfSend(() => messaging.send({ token }), { targets: [token] });
    const text = JSON.stringify(outcomes.map(({ targets, ...rest }) => rest));
    expect(text).not.toContain(token);
    expect(text).not.toContain('ya29');
    expect(text).toContain('Bad token [target]');
  });
});

describe('firebase-admin, without the wire', () => {
  const codes = Object.keys(vendors.fcm.definition.apis.send?.codes ?? {}).filter((code) => /^(?:messaging|app)\//.test(code));

  test.each(codes)('%s alone never kills without a proof', (code) => {
    const [outcome] = outcomesOfError({ code, message: 'An error.' }, { targets: ['a', 'b'] });
    expect(outcome.targets).toEqual(['a', 'b']);
    expect(outcome.status).not.toBe('accepted');
    if (code !== 'messaging/invalid-registration-token') expect((outcome as Refused).token).not.toBe('dead');
  });

  test('with a proof of the project an unregistered token is dead', () => {
    const error = { code: 'messaging/registration-token-not-registered', message: 'Requested entity was not found.' };
    const [unproven] = outcomesOfError(error, { targets: ['a'] });
    const [proven] = outcomesOfError(error, { targets: ['a'], projectProven: true });
    expect([(unproven as Refused).token, (proven as Refused).token]).toEqual(['suspect', 'dead']);
  });

  test.each([undefined, null, 7, 'text', new Error('x'), {}, { code: 7 }, { code: 'messaging/of-tomorrow', message: 'x' }])(
    'whatever is thrown, it gets an answer: %s',
    (error) => {
      const outcomes: Outcomes = outcomesOfError(error, { targets: ['a'] });
      expect(outcomes).toHaveLength(1);
      expect(outcomes[0].status).not.toBe('accepted');
      expect((outcomes[0] as Refused).token).toBe('keep');
    },
  );

  test.each([undefined, null, {}, { responses: 'x' }, { responses: [null, 7] }, { responses: [{ success: 'yes' }] }])(
    'every token stands in one outcome, whatever the batch is: %s',
    (batch) => {
      const outcomes = outcomesOfBatchResponse(['a', 'b', 'a'], batch as never);
      expect(outcomes.flatMap(({ targets }) => targets).sort()).toEqual(['a', 'a', 'b']);
      for (const outcome of outcomes) expect(outcome.status).toBe('uncertain');
    },
  );

  test('a list of targets that is none is the mistake of the caller', () => {
    expect(() => outcomesOfBatchResponse(undefined as never, { responses: [] })).toThrow(/targets is undefined; it must be an array/);
    expect(() => outcomesOfBatchResponse([{ user: 'x' } as never], { responses: [] })).toThrow(/targets\[0\]/);
  });

  test('alike refusals share an outcome, ids do not', () => {
    const error = { code: 'messaging/internal-error', message: 'An internal error has occurred.' };
    const batch = {
      responses: [
        { success: false, error },
        { success: true, messageId: 'm/1' },
        { success: false, error },
        { success: true, messageId: 'm/2' },
      ],
    };
    const outcomes = outcomesOfBatchResponse(['a', 'b', 'c', 'd'], batch);
    expect(outcomes.map(({ targets }) => targets)).toEqual([['a', 'c'], ['b'], ['d']]);
    expect(outcomes.map(advice)).toHaveLength(3);
  });
});
