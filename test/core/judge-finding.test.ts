import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { api, defineVendor } from '../../src/index.ts';

const schema = z.object({ code: z.string(), codes: z.array(z.string()), orElse: z.string().optional() });
const maker = defineVendor({
  id: 'maker',
  name: 'Maker',
  apis: {
    send: api({
      schema,
      read: () => [],
      codes: {
        ok: 'accepted',
        gone: 'token_unregistered',
        quota: 'quota_exhausted',
        asleep: 'target_offline',
        stale: { cause: 'vendor_unavailable', reconnect: true },
      },
    }),
    receipt: api({ schema, read: () => [], codes: { ok: 'accepted', muted: 'target_opted_out' } }),
    operation: api({ schema, read: () => [], codes: { own: 'operation_rejected' } }),
  },
});
const carrier = defineVendor({
  id: 'carrier',
  name: 'Carrier',
  apis: {
    send: api({
      schema,
      codes: { failed: 'vendor_internal', ok: 'accepted' },
      read: ({ code, codes, orElse }) => [{ code, delegate: { vendor: 'maker', codes, orElse } }],
    }),
  },
});
const told = (codes: string[], orElse?: string, { status = 200, resolve = (id: string) => (id === 'maker' ? maker : undefined) } = {}) =>
  carrier.parse({ status, body: { code: 'ok', codes, orElse } }, { kind: 'token', targets: ['device-0001-abcdef'] }, resolve)[0];

describe("another vendor's code", () => {
  test("has that vendor's verdict, under its name, and never kills", () => {
    expect(told(['gone'])).toMatchObject({
      vendor: 'carrier',
      cause: 'token_unregistered',
      token: 'suspect',
      evidence: { code: 'gone', vendor: 'maker' },
    });
  });

  test('is the first of its spellings that the other vendor knows, in a send or a receipt and in nothing else', () => {
    expect(told(['new', 'muted', 'gone'])).toMatchObject({ cause: 'target_opted_out', evidence: { code: 'muted' } });
    expect(told(['own'])).toMatchObject({ cause: 'unrecognized' });
  });

  test('holds back one target at most, and no wire of ours', () => {
    expect(told(['asleep'])).toMatchObject({ cause: 'target_offline', pause: 'target' });
    expect(told(['quota'])).toMatchObject({ cause: 'quota_exhausted', pause: 'none' });
    expect(told(['stale'])).toMatchObject({ cause: 'vendor_unavailable', pause: 'none' });
    expect(told(['stale'])).not.toHaveProperty('reconnect');
  });

  test('is no success, whatever the other vendor means by it', () => {
    expect(told(['ok'])).toMatchObject({ status: 'refused', cause: 'unrecognized', evidence: { vendor: 'maker' } });
    expect(told(['ok'], 'failed')).toMatchObject({ status: 'refused', cause: 'vendor_internal' });
  });

  test('that the other vendor does not know, or that is not loaded, has the row that stands in', () => {
    expect(told(['new'], 'failed')).toMatchObject({ cause: 'vendor_internal', evidence: { code: 'failed', vendor: 'maker' } });
    expect(told(['gone'], 'failed', { resolve: () => undefined })).toMatchObject({ cause: 'vendor_internal' });
  });

  test('without a row that stands in is unrecognized, even where our own table has that word', () => {
    expect(told(['new'])).toMatchObject({ status: 'refused', cause: 'unrecognized', token: 'keep', evidence: { code: 'ok' } });
    expect(told(['gone'], undefined, { resolve: () => undefined })).toMatchObject({ cause: 'unrecognized' });
    expect(told(['new'], undefined, { status: 503 })).toMatchObject({ cause: 'vendor_unavailable', evidence: { vendor: 'maker' } });
  });

  test('that nobody knows is shown without the target in it', () => {
    const body = { code: 'no device-0001-abcdef', codes: [] };
    const sent = { kind: 'token', targets: ['device-0001-abcdef'] } as const;
    expect(carrier.parse({ status: 200, body }, sent)[0].evidence).toEqual({ httpStatus: 200, code: 'no [target]', vendor: 'maker' });
  });
});
