import { api, defineVendor } from '../../core/define-vendor.ts';
import { auth, operation, receipt, send } from './codes.ts';
import { decodeBody, decodeReceipt } from './decode.ts';
import { readAuth, readOperation, readSend } from './read.ts';
import { readReceipt } from './receipt.ts';
import { envelope, receiptBody } from './schema.ts';

/** 504 is a time-out; what another gateway says under 5xx is that the vendor is not to be had. */
const statuses = { 401: 'http 401/403', 403: 'http 401/403', 504: 'http 504', '5xx': 'http 5xx' };

/**
 * OPPO answers HTTP 200 and says in `code` how the call fared; 0 may still name targets that were refused.
 *
 * `sent.channel` is the message's `category`, else its `channel_id`. OPPO drops repeats itself: a message with an
 * `app_message_id` that it has had answers code 0 and does nothing. So a retry of the same message to the same targets
 * keeps the id, through a new auth_token too; any other message, and any subset of the targets, needs an id of its own.
 */
export const oppo = defineVendor({
  id: 'oppo',
  name: 'OPPO',
  rateCounts: 'devices',
  mostTargets: 1000,
  dropsRepeatsBy: 'app_message_id',
  apis: {
    send: api({ schema: envelope, codes: send, statuses, decode: decodeBody, read: readSend }),
    auth: api({ schema: envelope, codes: auth, orElse: 'send', statuses, decode: decodeBody, read: readAuth }),
    operation: api({ schema: envelope, codes: operation, orElse: 'send', statuses, decode: decodeBody, read: readOperation }),
    receipt: api({ schema: receiptBody, codes: receipt, orElse: 'send', statuses, decode: decodeReceipt, read: readReceipt }),
  },
  loadTexts: () => import('./texts.ts'),
  loadSimulation: () => import('./simulation.ts'),
});

export default oppo;
export { sentOf } from './sent.ts';
