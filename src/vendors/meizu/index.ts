import { api, defineVendor } from '../../core/define-vendor.ts';
import { operation, receipt, send } from './codes.ts';
import { decodeReceipt } from './decode-receipt.ts';
import { readOperation, readSend } from './read.ts';
import { readReceipt } from './receipt.ts';
import { envelope, receiptBody } from './schema.ts';

/** What the gateway says of a time-out or a body too large needs no row of Meizu's: it means here what it means anywhere. */
const statuses = {
  '2xx': 'HTTP 200 not JSON',
  '3xx': 'HTTP 4xx/3xx',
  '4xx': 'HTTP 4xx/3xx',
  408: 'http-408',
  413: 'http-413',
  429: 'HTTP 429',
  '5xx': 'HTTP 5xx',
};

/**
 * Meizu (Flyme) answers HTTP 200 to everything and says in `code` how the call fared; under 200 `value` names those
 * who were refused. The same number may mean one thing in `code` and another inside `value`.
 *
 * `sent.channel` is the message's class: `public` or `private` by `noticeMsgType`, `unvarnished` for pass-through.
 */
export const meizu = defineVendor({
  id: 'meizu',
  name: 'Meizu (Flyme)',
  mostTargets: 100,
  apis: {
    send: api({ schema: envelope, codes: send, statuses, read: readSend }),
    operation: api({ schema: envelope, codes: operation, statuses, read: readOperation }),
    receipt: api({ schema: receiptBody, codes: receipt, decode: decodeReceipt, read: readReceipt }),
  },
  loadTexts: () => import('./texts.ts'),
  loadSimulation: () => import('./simulation.ts'),
});

export default meizu;
export { sentOf } from './sent.ts';
