import type { Simulation } from '../../core/simulation.ts';
import { operation, send } from './codes.ts';
import { texts } from './texts.ts';

const bareStatus = /^\d{3}$/;
const success = new Set(['200', '201', '204']);

export const replyFor: Simulation['replyFor'] = (api, code) => {
  const table = api === 'send' ? send : api === 'operation' ? operation : {};
  if (!Object.hasOwn(table, code) || Object.hasOwn(notOnTheWire[api] ?? {}, code)) return undefined;
  const apnsId = { 'apns-id': 'D917CA4B-AE9F-4549-45F7-126FB07D027D' };
  if (success.has(code)) return { status: Number(code), headers: apnsId, body: '' };
  if (bareStatus.test(code)) return { status: Number(code), headers: apnsId, body: '' };
  if (code === '410#nobody') return { status: 410, headers: apnsId, body: '' };
  const reason = code.split('#')[0];
  const broadcast = code.endsWith('#broadcast');
  const died = code === 'Unregistered' ? { timestamp: 1_454_948_015_990 } : {};
  return {
    status: (api === 'send' || api === 'operation' ? texts[api]?.[code]?.httpStatus : undefined) ?? 400,
    headers: broadcast ? { 'apns-request-id': 'F4121B12-E0BF-3266-F079-D9253E98BF49' } : apnsId,
    body: JSON.stringify({ reason, ...died }),
  };
};

const connection = 'an event of the connection, not a reply';

export const notOnTheWire: Simulation['notOnTheWire'] = {
  send: {
    GOAWAY: connection,
    'GOAWAY#credential': connection,
    'RST_STREAM REFUSED_STREAM': connection,
    'stream closed before reply': connection,
    'Service Unavailable': 'read without its blank, as ServiceUnavailable',
  },
};
