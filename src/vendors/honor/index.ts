import { api, defineVendor } from '../../core/define-vendor.ts';
import { auth, receipt, send } from './codes.ts';
import { readAuth, readSend } from './read.ts';
import { readReceipts } from './receipt.ts';
import { answer, receipts, token } from './schema.ts';

/** A 403 refuses the access token and a 404 the path; a 503 without a code is an outage like the other 5xx. */
const statuses = { 400: '400', 401: '401', 403: '403', 404: '404', 429: '429', 504: '504', '5xx': 'HTTP 5xx' };

/**
 * Honor looks like Huawei and is not: success is the number 200 inside the body, and lists in `data` name those who failed.
 *
 * `sent.channel` is `android.notification.importance`: the marketing class (`LOW`) has a limit a day, the service class none.
 */
export const honor = defineVendor({
  id: 'honor',
  name: 'Honor Push',
  mostTargets: 1000,
  apis: {
    send: api({ schema: answer, codes: send, statuses, read: readSend }),
    auth: api({ schema: token, codes: auth, statuses: { '5xx': '5xx' }, read: readAuth }),
    receipt: api({ schema: receipts, codes: receipt, read: readReceipts }),
  },
  loadTexts: () => import('./texts.ts'),
  loadSimulation: () => import('./simulation.ts'),
});

export default honor;
export { sentOf } from './sent.ts';
