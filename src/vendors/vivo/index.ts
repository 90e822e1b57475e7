import { api, defineVendor } from '../../core/define-vendor.ts';
import { auth, operation, receipt, send } from './codes.ts';
import { readEnvelope, readSend } from './read.ts';
import { readReceipt } from './receipt.ts';
import { envelope, receiptBody, sendReply } from './schema.ts';

const gateway = { 429: 'HTTP 429', 500: 'HTTP 500', '5xx': 'HTTP 5xx' };
const guarded = { ...gateway, 401: 'HTTP 401/403', 403: 'HTTP 401/403' };

/**
 * vivo answers HTTP 200 to everything and says in `result` how the call fared; `result` 0 may still name bad ids.
 *
 * `sent.channel` is the message class, `operation` or `system`: most limits stop only one of them. What goes through
 * an interface with a daily limit of its own is `saveListPayload` or `all`, a live notification is `live`.
 */
export const vivo = defineVendor({
  id: 'vivo',
  name: 'vivo',
  rateCounts: 'devices',
  mostTargets: 1000,
  apis: {
    send: api({ schema: sendReply, codes: send, statuses: guarded, read: readSend }),
    auth: api({ schema: envelope, codes: auth, statuses: gateway, read: readEnvelope }),
    operation: api({ schema: envelope, codes: operation, statuses: guarded, read: readEnvelope }),
    receipt: api({ schema: receiptBody, codes: receipt, orElse: 'operation', statuses: guarded, read: readReceipt }),
  },
  loadTexts: () => import('./texts.ts'),
  loadSimulation: () => import('./simulation.ts'),
});

export default vivo;
export { sentOf } from './sent.ts';
