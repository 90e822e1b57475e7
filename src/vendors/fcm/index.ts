import { api, defineVendor } from '../../core/define-vendor.ts';
import { readAuth } from './auth.ts';
import { auth, operation, send } from './codes.ts';
import { readOperation } from './operation.ts';
import { decode, readSend } from './read.ts';
import { authReply, operationReply, sendReply } from './schema.ts';
import { authStatuses, operationStatuses, sendStatuses } from './statuses.ts';

/**
 * FCM answers one message with one google.rpc envelope; the word that counts stands among its details.
 *
 * `sent.channel` is the Android notification channel, `android.notification.channel_id`; no reply closes one.
 */
export const fcm = defineVendor({
  id: 'fcm',
  name: 'Firebase Cloud Messaging',
  apis: {
    send: api({ schema: sendReply, codes: send, statuses: sendStatuses, decode, read: readSend }),
    auth: api({ schema: authReply, codes: auth, statuses: authStatuses, read: readAuth }),
    operation: api({ schema: operationReply, codes: operation, statuses: operationStatuses, read: readOperation }),
  },
  loadTexts: () => import('./texts.ts'),
  loadSimulation: () => import('./simulation.ts'),
});

export default fcm;
export { sentOf } from './sent.ts';
