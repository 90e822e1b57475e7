import { api, defineVendor } from '../../core/define-vendor.ts';
import { send } from './codes.ts';
import { readSend } from './read.ts';
import { reply } from './schema.ts';

/** Acme answers with one word for all, and lists whom it does not know. */
export const acme = defineVendor({
  id: 'acme',
  name: 'Acme Push',
  apis: { send: api({ schema: reply, codes: send, read: readSend }) },
  loadTexts: () => import('./texts.ts'),
  loadSimulation: () => import('./simulation.ts'),
});

export default acme;
