import { api, defineVendor } from '../../core/define-vendor.ts';
import { auth, authStatuses, operation, receipt, send, sendStatuses } from './codes.ts';
import { decode } from './gateway.ts';
import { readAuth, readOperation, readSend } from './read.ts';
import { readReceipts } from './receipt.ts';
import { answer, operationAnswer, receipts, token } from './schema.ts';

const bare = (statuses: readonly string[]) => Object.fromEntries(statuses.map((status) => [status, status]));

/**
 * Huawei packs a partial success as JSON into the text of `msg`, and calls flow control 503.
 *
 * `sent.channel` is the `push-type` header of v3: alerts, cards, voice, background, live views and calls are separate rights.
 */
export const huawei = defineVendor({
  id: 'huawei',
  name: 'Huawei Push Kit',
  rateCounts: 'devices',
  mostTargets: 1000,
  apis: {
    send: api({ schema: answer, codes: send, statuses: bare(sendStatuses), decode, read: readSend }),
    operation: api({ schema: operationAnswer, codes: operation, statuses: bare(sendStatuses), decode, read: readOperation }),
    auth: api({ schema: token, codes: auth, statuses: bare(authStatuses), decode, read: readAuth }),
    receipt: api({ schema: receipts, codes: receipt, read: readReceipts }),
  },
  loadTexts: () => import('./texts.ts'),
  loadSimulation: () => import('./simulation.ts'),
});

export default huawei;
export { sentOf } from './sent.ts';
