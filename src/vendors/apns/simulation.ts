import type { RawReply } from '../../core/reply.ts';
import type { Simulation } from '../../core/simulation.ts';
import { operation, send } from './codes.ts';
import { texts } from './texts.ts';

export { endpoints, words } from './endpoints.ts';

const notificationId = { 'apns-id': 'D917CA4B-AE9F-4549-45F7-126FB07D027D' };
const requestId = { 'apns-request-id': '2288CF3F-70D8-46A6-97D7-DD5D00867127' };
const died = { timestamp: 1_454_948_015_990 };

/** A success of channel management takes its words from the send table where its own has none. */
export const replyFor: Simulation['replyFor'] = (api, code) => {
  if (api !== 'send' && api !== 'operation') return undefined;
  if (Object.hasOwn(notOnTheWire[api] ?? {}, code)) return undefined;
  const id = api === 'operation' || code.endsWith('#broadcast') ? requestId : notificationId;
  if (api === 'operation' && Object.hasOwn(done, code)) return { status: Number(code), headers: { ...id, ...done[code] }, body: '' };
  if (api === 'operation' && Object.hasOwn(operation, code)) return refusal(code, texts.operation?.[code]?.httpStatus, id);
  return Object.hasOwn(send, code) ? sendReply(code, id) : undefined;
};

/** What creating and deleting a channel answers. */
const done: Readonly<Record<string, Readonly<Record<string, string>>>> = { 201: { 'apns-channel-id': 'dHN0LXNyY2gtY2hubA==' }, 204: {} };

function sendReply(code: string, id: Readonly<Record<string, string>>): RawReply {
  const bare = /^(\d{3})(?:#nobody)?$/.exec(code)?.[1];
  return bare === undefined ? refusal(code, texts.send?.[code]?.httpStatus, id) : { status: Number(bare), headers: id, body: '' };
}

function refusal(code: string, status: number | undefined, id: Readonly<Record<string, string>>): RawReply {
  const body = { reason: code.split('#')[0], ...(code === 'Unregistered' && died) };
  return { status: status ?? 400, headers: { 'content-type': 'application/json', ...id }, body: JSON.stringify(body) };
}

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
