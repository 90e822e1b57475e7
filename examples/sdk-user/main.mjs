// Sends through @parse/node-apn as before; what it answers becomes outcomes, and the outcomes drive the retry.
import { generateKeyPairSync } from 'node:crypto';
import apn from '@parse/node-apn';
import { deadTargets, deliver } from 'push-outcome';
import { outcomesOfResponses } from 'push-outcome/sdk/node-apn';
import { failFirst, startSimulator } from 'push-outcome/testing';

const simulator = await startSimulator({ vendors: ['apns'] });
// Apple speaks up for itself: after a 5xx it asks for fifteen minutes, which an example does not have.
simulator.add(failFirst({ vendor: 'apns', times: 1, word: 'limited' }));

// In production: your own key, and neither address nor ca.
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
const { port } = new URL(simulator.vendors.apns.secureUrl);
const provider = new apn.Provider({
  token: { key, keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ' },
  address: 'localhost',
  port: Number(port),
  ca: simulator.certificate,
  connectionRetryLimit: 0, // one layer that repeats is enough
});

const notification = new apn.Notification({ alert: 'Hello', topic: 'com.example.shop' });
const targets = ['ok-1', 'ok-2', 'dead-3', 'ok-4', 'mismatch-5'];
const delivery = deliver({
  vendor: 'apns',
  app: 'shop',
  targets,
  baseMs: 50,
  send: async (batch) => outcomesOfResponses(await provider.send(notification, [...batch]), { targets: batch, app: 'shop' }),
});

const outcomes = [];
for await (const { target, status, outcome, attempts, because } of delivery) {
  console.log(`${target}: ${status} after ${attempts} (${because})${outcome && 'cause' in outcome ? `, ${outcome.cause}` : ''}`);
  if (outcome) outcomes.push(outcome);
}
console.log('dead, on the word of Apple:', deadTargets(outcomes).join(', '));
provider.shutdown();
await simulator.stop();
