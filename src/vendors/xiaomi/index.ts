import { api, defineVendor } from '../../core/define-vendor.ts';
import { operation, receipt, send } from './codes.ts';
import { decodeReceipt } from './decode-receipt.ts';
import { readOperation, readSend } from './read.ts';
import { readReceipt } from './receipt.ts';
import { envelope, receipt as receiptBody } from './schema.ts';

/** 408, 413 and 429 keep their common meaning. */
const statuses = {
  ...Object.fromEntries([400, 404, 405, 406, 410, 415].map((status) => [status, 'http 4xx'])),
  401: 'http 401/403',
  403: 'http 401/403',
  '5xx': 'http 5xx',
};

/**
 * MiPush answers every business failure with HTTP 200, and hides partial failure in strings beside code 0. There is no
 * token endpoint: the secret itself is sent. `sent.channel` is `extra.channel_id`.
 */
export const xiaomi = defineVendor({
  id: 'xiaomi',
  name: 'Xiaomi Push (MiPush)',
  mostTargets: 1000,
  apis: {
    send: api({ schema: envelope, codes: send, statuses, read: readSend }),
    operation: api({ schema: envelope, codes: operation, statuses, read: readOperation }),
    receipt: api({ schema: receiptBody, codes: receipt, orElse: 'send', statuses, decode: decodeReceipt, read: readReceipt }),
  },
  loadTexts: () => import('./texts.ts'),
  loadSimulation: () => import('./simulation.ts'),
});

export default xiaomi;
export { sentOf } from './sent.ts';
