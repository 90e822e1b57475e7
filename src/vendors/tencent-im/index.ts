import { api, defineVendor } from '../../core/define-vendor.ts';
import { auth, operation, receipt, send } from './codes.ts';
import { readCall, readEnvelope } from './read.ts';
import { readReceipt } from './receipt.ts';
import { envelope, receiptBody } from './schema.ts';

/** Tencent answers 200 to everything; another status is a gateway's word. */
const gateway = {
  400: 'HTTP 4xx',
  404: 'HTTP 4xx',
  405: 'HTTP 4xx',
  406: 'HTTP 4xx',
  414: 'HTTP 4xx',
  415: 'HTTP 4xx',
  429: 'HTTP 429',
  502: 'HTTP 502',
  503: 'HTTP 502',
  504: 'HTTP 502',
};

/**
 * Tencent Cloud Chat (IM) pushes to accounts and picks the vendor itself. `ErrorCode` decides, `ErrorList` names the
 * accounts that failed, and callbacks carry the code of the vendor that was picked.
 *
 * `sent.channel` is `push` for pushes to everybody or to a tag, which have a limit a day of their own.
 */
export const tencentIm = defineVendor({
  id: 'tencent-im',
  name: 'Tencent IM',
  rateCounts: 'devices',
  mostTargets: 500,
  unicastKind: 'account',
  apis: {
    send: api({ schema: envelope, codes: send, statuses: gateway, read: readCall }),
    // There is no token endpoint: the signature is refused by the call that carries it, in the words of that call.
    auth: api({ schema: envelope, codes: auth, orElse: 'send', read: readEnvelope }),
    operation: api({ schema: envelope, codes: operation, statuses: gateway, read: readCall }),
    receipt: api({ schema: receiptBody, codes: receipt, orElse: 'send', read: readReceipt }),
  },
  loadTexts: () => import('./texts.ts'),
  loadSimulation: () => import('./simulation.ts'),
});

export default tencentIm;
export { sentOf } from './sent.ts';
