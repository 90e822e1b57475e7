import { api } from '../../core/define-vendor.ts';
import { defineUnicastVendor } from '../../core/make-vendor.ts';
import { operation, send } from './codes.ts';
import { decode } from './decode.ts';
import { readOperation, readSend } from './read.ts';
import { reply } from './schema.ts';

const statuses = Object.fromEntries(['400', '403', '404', '405', '413', '429', '500', '502', '503'].map((status) => [status, status]));

/**
 * APNs answers once per token, in one word, and leaves a success without a body.
 *
 * `sent.channel` is the topic, which Apple limits to one app and one use of it; no reply closes less than the whole app.
 */
export const apns = defineUnicastVendor({
  id: 'apns',
  name: 'Apple Push Notification service',
  apis: {
    send: api({
      schema: reply,
      codes: send,
      statuses: { ...statuses, 410: '410#nobody' },
      statusNeverSpeaksForCodes: true,
      onlyTokens: true,
      decode,
      read: readSend,
    }),
    operation: api({ schema: reply, codes: operation, statuses, statusNeverSpeaksForCodes: true, decode, read: readOperation }),
  },
  loadTexts: () => import('./texts.ts'),
  loadSimulation: () => import('./simulation.ts'),
});

export default apns;
export { sentOf } from './sent.ts';
