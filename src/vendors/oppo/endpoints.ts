import type { Endpoint, Simulation } from '../../core/simulation.ts';
import {
  type Check,
  fine,
  refuseAuth,
  refuseBatch,
  refuseBroadcast,
  refuseContent,
  refuseDevice,
  refuseUnicast,
  signed,
} from './checks.ts';

/** The rows of a send that stand for the plain words. OPPO says nothing in a send's reply of devices that sleep or had their share. */
export const words: NonNullable<Simulation['words']> = {
  ok: '0',
  dead: '10000',
  rate_limited: '13',
  quota: '33',
  unavailable: '-1',
  invalid_message: '51',
  expired_credential: '11',
};

const authToken = '58ad47319e8d725350a5afd5';
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
const notification = { style: 1, title: 'hello', content: 'world', category: 'ORDER', click_action_type: 0 };
const message = { target_type: 2, target_value: 'ok-1', notification };
const example = (path: string, fields: Readonly<Record<string, string>>): Endpoint['example'] => ({
  path,
  headers: form,
  body: new URLSearchParams(fields).toString(),
});

function post(api: Endpoint['api'], call: string, check: Check, fields: Readonly<Record<string, string>>): Endpoint {
  const path = `/server/v1/${call}`;
  const body = api === 'auth' ? fields : { auth_token: authToken, ...fields };
  return {
    api,
    method: 'POST',
    path: new RegExp(`^${path}$`),
    refuse: api === 'auth' ? check : signed(check),
    example: example(path, body),
  };
}

/** The feedback calls are GET, with the auth_token as a header. */
function get(api: Endpoint['api'], call: string): Endpoint {
  const path = `/server/v1/${call}`;
  return {
    api,
    method: 'GET',
    path: new RegExp(`^${path}$`),
    refuse: signed(fine),
    example: { path, headers: { auth_token: authToken }, body: '' },
  };
}

/** The calls on aliases and tags are JSON. */
function device(call: string, more: object): Endpoint {
  const path = `/server/v1/device/${call}`;
  const headers = { 'content-type': 'application/json', auth_token: authToken };
  const body = JSON.stringify({ registration_id: 'ok-1', ...more });
  return {
    api: 'operation',
    method: 'POST',
    path: new RegExp(`^${path}$`),
    refuse: signed(refuseDevice),
    example: { path, headers, body },
  };
}

const picture = (size: string): Endpoint => {
  const path = `/server/v1/media/upload/${size}_picture`;
  const headers = { 'content-type': 'multipart/form-data; boundary=x', auth_token: authToken };
  const body = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n\r\n--x--\r\n';
  return { api: 'operation', method: 'POST', path: new RegExp(`^${path}$`), refuse: signed(fine), example: { path, headers, body } };
};

const sign = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** OPPO's calls, all of them under /server/v1. */
export const endpoints: readonly Endpoint[] = [
  post('auth', 'auth', refuseAuth, { app_key: 'key', timestamp: '1562207540879', sign }),
  post('send', 'message/notification/unicast', refuseUnicast, { message: JSON.stringify(message) }),
  post('send', 'message/notification/unicast_batch', refuseBatch, { messages: JSON.stringify([message]) }),
  post('send', 'message/notification/broadcast', refuseBroadcast, { message_id: authToken, target_type: '2', target_value: 'ok-1' }),
  post('operation', 'message/notification/save_message_content', refuseContent, { title: 'hello', content: 'world' }),
  get('receipt', 'feedback/fetch_invalid_regidList'),
  get('operation', 'feedback/fetch_push_permit'),
  picture('big'),
  picture('small'),
  device('set_alias', { alias: 'user-17' }),
  device('delete_alias', { alias: 'user-17' }),
  device('get_alias', {}),
  device('add_tags', { tags: 'a' }),
  device('subscribe_tags', { tags: 'a' }),
  device('unsubscribe_tags', { tags: 'a' }),
  device('get_all_tags', {}),
];
