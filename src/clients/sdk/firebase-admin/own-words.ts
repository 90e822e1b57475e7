import type { CodeTable } from '../../../core/code-table.ts';
import { api, defineVendor } from '../../../core/define-vendor.ts';
import { vendors } from '../../../vendors/index.ts';

const fcm = vendors.fcm.definition;

/** A reply stood behind these that cannot be read any more: it may have been a 200. */
const unread: CodeTable = {
  'messaging/unknown-error': { cause: 'unrecognized', retry: { when: 'backoff' }, pause: 'vendor', uncertain: true },
  'app/unable-to-parse-response': { cause: 'malformed_reply', uncertain: true },
  'app/internal-error': { cause: 'malformed_reply', uncertain: true },
};

/** Said before anything is sent. */
const unready: CodeTable = {
  'app/app-deleted': 'misconfigured',
  'app/no-app': 'misconfigured',
  'app/duplicate-app': 'misconfigured',
  'app/invalid-app-name': 'misconfigured',
  'app/invalid-app-options': 'misconfigured',
  'app/invalid-argument': 'misconfigured',
};

/** Answers to calls about topics. */
const topics: CodeTable = Object.fromEntries(
  Object.entries(fcm.apis.operation?.codes ?? {}).filter(([code]) => code.startsWith('messaging/')),
);

/** The SDK's words as they stand in FCM's table: they come in exceptions, so no reply to FCM is ever read for them. */
export const ownWords = defineVendor({
  id: fcm.id,
  name: fcm.name,
  apis: {
    send: api<{ code: string; message?: unknown }>({
      schema: { safeParse: (data) => ({ success: true, data: data as { code: string } }) },
      codes: { ...fcm.apis.send?.codes, ...topics, ...unready, ...unread },
      read: ({ code, message }) => [{ code, message }],
    }),
  },
});
