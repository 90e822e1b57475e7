import { createRequire } from 'node:module';
import { parse } from '../dist/index.js';
import { nanoseconds, time } from './measure.mjs';

const require = createRequire(import.meta.url);
const fcmBody = JSON.stringify({
  error: {
    code: 404,
    message: 'Requested entity was not found.',
    status: 'NOT_FOUND',
    details: [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode: 'UNREGISTERED' }],
  },
});
const apnsBody = '{"reason":"Unregistered","timestamp":1454948015990}';
const token = 'a'.repeat(64);

/** From the reply's text to the error that a user of firebase-admin catches. */
function firebaseAdmin() {
  const { createFirebaseError } = require('./node_modules/firebase-admin/lib/messaging/messaging-errors-internal.js');
  return () => {
    const data = JSON.parse(fcmBody);
    return createFirebaseError({ response: { status: 404, text: fcmBody, data, isJson: () => true } });
  };
}

/** From the reply's text to the error that `send` of apns2 throws. */
async function apns2() {
  const { ApnsClient } = await import('apns2');
  const client = Object.create(ApnsClient.prototype);
  client.emit = () => false;
  return () =>
    client._handleServerResponse({ statusCode: 410, body: { json: async () => JSON.parse(apnsBody) } }, {}).catch((error) => error);
}

/** From the events of a stream to the failure that node-apn lists; the stream does nothing but hold its listeners. */
function nodeApn() {
  const Client = require('./node_modules/@parse/node-apn/lib/client.js')({
    logger: off,
    errorLogger: off,
    config: (o) => o,
    http2: { constants: require('node:http2').constants },
  });
  const client = Object.create(Client.prototype);
  Object.assign(client, { config: { requestTimeout: 5000 }, logger: off, errorLogger: off });
  const stream = {
    setEncoding() {},
    on(event, listener) {
      this.listeners[event] = listener;
    },
    write() {},
    end() {},
    setTimeout() {},
  };
  return () => {
    const own = { ...stream, listeners: {} };
    const failure = client
      .request({ request: () => own }, 'host', { headers: {}, body: '{}' }, '/3/device/x', 'POST')
      .catch((error) => error);
    own.listeners.response({ ':status': 410, 'apns-id': 'id' });
    own.listeners.data(apnsBody);
    own.listeners.end();
    return failure;
  };
}

const off = Object.assign(() => {}, { enabled: false });

const outcomeOf = (vendor, status, body) => () => parse(vendor, { status, body }, { kind: 'token', targets: [token] });

export default async function () {
  const peers = {};
  for (const [name, make] of Object.entries({ 'firebase-admin': firebaseAdmin, apns2, 'node-apn': nodeApn })) {
    const peer = await make();
    const answer = await peer();
    const text = String(answer?.code ?? answer?.reason ?? answer?.response?.reason);
    if (!/not-registered|Unregistered/.test(text)) throw new Error(`${name} did not classify the reply: ${text}`);
    peers[name] = peer;
  }
  const times = await nanoseconds({ fcm: outcomeOf('fcm', 404, fcmBody), apns: outcomeOf('apns', 410, apnsBody), ...peers });
  for (const [name, ns] of Object.entries(times)) console.log(`  failure ${name.padEnd(15)} ${Math.round(ns)} ns`);
  const row = (what, ours, rival) => ({ what, ours: time(times[ours]), rival: time(times[rival]), atMost: 0.33, aim: 0.2 });
  const fastest = times.apns2 < times['node-apn'] ? 'apns2' : 'node-apn';
  return [
    row('an FCM failure classified, against firebase-admin', 'fcm', 'firebase-admin'),
    row(`an APNs failure classified, against the faster of apns2 and node-apn (${fastest})`, 'apns', fastest),
  ];
}
