import * as z from 'zod';
import { api, defineVendor } from '../../core/define-vendor.ts';
import { send } from './codes.ts';

export const tencentIm = defineVendor({
  id: 'tencent-im',
  name: 'tencent-im',
  apis: { send: api({ schema: z.object({}), codes: send, read: () => undefined }) },
  loadTexts: () => import('./texts.ts'),
});
