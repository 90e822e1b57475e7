import { describe, expect, test } from 'vitest';
import { type Fault, outcomesOfFault } from '../../src/core/fault.ts';
import type { Sent } from '../../src/core/reply.ts';

const vendor = { id: 'acme', definition: {} };
const reset: Fault = { cause: 'connection_failed', written: 'perhaps', code: 'ECONNRESET' };
const refusedByPort: Fault = { cause: 'connection_failed', written: 'never', code: 'ECONNREFUSED' };

describe('a broken wire', () => {
  test('is refused where nothing was written, and may go again', () => {
    expect(outcomesOfFault(vendor, refusedByPort, { targets: ['a', 'b'] })).toStrictEqual([
      {
        vendor: 'acme',
        api: 'send',
        targets: ['a', 'b'],
        status: 'refused',
        cause: 'connection_failed',
        retry: { when: 'backoff' },
        token: 'keep',
        pause: 'vendor',
        evidence: { httpStatus: 0, code: 'ECONNREFUSED' },
      },
    ]);
  });

  test('is uncertain where the request may have been written', () => {
    expect(outcomesOfFault(vendor, reset, { targets: ['a'] })).toStrictEqual([
      {
        vendor: 'acme',
        api: 'send',
        targets: ['a'],
        status: 'uncertain',
        cause: 'connection_failed',
        retryIfRepeatable: { when: 'backoff' },
        token: 'keep',
        pause: 'vendor',
        evidence: { httpStatus: 0, code: 'ECONNRESET' },
      },
    ]);
  });

  test('asks for a new connection only where that is known to help and nothing was written', () => {
    const goaway: Fault = { cause: 'connection_failed', written: 'never', code: 'GOAWAY', reconnect: true };
    expect(outcomesOfFault(vendor, goaway, undefined)[0]).toMatchObject({ status: 'refused', reconnect: true });
    expect(outcomesOfFault(vendor, refusedByPort, undefined)[0]).not.toHaveProperty('reconnect');
    expect(outcomesOfFault(vendor, { ...goaway, written: 'perhaps' }, undefined)[0]).not.toHaveProperty('reconnect');
  });

  test.each([
    ['timeout', { when: 'backoff' }, 'vendor'],
    ['connection_failed', { when: 'backoff' }, 'vendor'],
    ['misconfigured', { when: 'never' }, 'none'],
  ] as const)('of cause %s has the advice of its cause', (cause, retry, pause) => {
    expect(outcomesOfFault(vendor, { ...refusedByPort, cause }, undefined)[0]).toMatchObject({ cause, retry, pause });
    expect(outcomesOfFault(vendor, { ...reset, cause }, undefined)[0]).toMatchObject({ cause, retryIfRepeatable: retry, pause });
  });
});

describe('what was said of the request', () => {
  test('is copied through', () => {
    const sent: Sent = { api: 'operation', kind: 'alias', targets: ['a'], app: 'shop', channel: 'news', sentAtMs: 5 };
    for (const fault of [reset, refusedByPort])
      expect(outcomesOfFault(vendor, fault, sent, 6)[0]).toMatchObject({
        api: 'operation',
        kind: 'alias',
        targets: ['a'],
        app: 'shop',
        channel: 'news',
        sentAtMs: 5,
        receivedAtMs: 6,
      });
  });

  test('is left out where it is not what it should be', () => {
    const [outcome] = outcomesOfFault(vendor, reset, { kind: 'device', app: null, channel: 7, sentAtMs: '5' } as never);
    for (const key of ['kind', 'app', 'channel', 'sentAtMs', 'receivedAtMs']) expect(outcome).not.toHaveProperty(key);
  });

  test('unicast means what the vendor sends to: a token, unless it says otherwise', () => {
    expect(outcomesOfFault(vendor, reset, { kind: 'unicast' })[0].kind).toBe('token');
    expect(outcomesOfFault({ id: 'im', definition: { unicastKind: 'account' } }, reset, { kind: 'unicast' })[0].kind).toBe('account');
  });
});
