// Sends one message to the phones of two vendors, retries what may be retried, and prunes the dead tokens from a table in memory.
import { createGate, createPruner, deliver, memoryStore } from 'push-outcome';
import { wrapFetch } from 'push-outcome/fetch';
import { failFirst, startSimulator } from 'push-outcome/testing';

// In production these are the vendors' own addresses, and your own table of tokens.
const simulator = await startSimulator({ vendors: ['vivo', 'xiaomi'] });
simulator.add(failFirst({ vendor: 'vivo', times: 3, word: 'unavailable' }));
const phones = [
  ...Array.from({ length: 60 }, (_, index) => ({ vendor: 'vivo', token: `${index % 20 === 7 ? 'dead' : 'ok'}-v${index}` })),
  ...Array.from({ length: 60 }, (_, index) => ({ vendor: 'xiaomi', token: `${index % 30 === 7 ? 'dead' : 'ok'}-x${index}` })),
];
const store = memoryStore();
const app = 'shop';
for (const { vendor, token } of phones) store.register({ vendor, app }, token, Date.now() - 86_400_000);

/** One request a vendor; `deliver` says who is in the batch. */
const requests = {
  vivo: ([regId]) => ({
    path: '/message/send',
    headers: { authToken: 'a-token', 'content-type': 'application/json' },
    body: JSON.stringify({
      regId,
      notifyType: 1,
      title: 'Hello',
      content: 'World',
      skipType: 1,
      classification: 1,
      requestId: `hello-${regId}`,
    }),
  }),
  xiaomi: (regIds) => ({
    path: '/v3/message/regid',
    headers: { authorization: 'key=a-secret', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      registration_id: regIds.join(','),
      payload: 'Hello',
      restricted_package_name: 'com.example.shop',
      pass_through: '0',
      title: 'Hello',
      description: 'World',
    }).toString(),
  }),
};

const gate = createGate({ onEvent: (event) => console.log('gate:', event.type) });
const pruner = createPruner({ store, holdMs: 0, onEvent: (event) => console.log('pruner:', event.type) });

for (const vendor of ['vivo', 'xiaomi']) {
  const client = wrapFetch(fetch, { vendor, app, timeoutMs: 10_000 });
  const targets = phones.filter((phone) => phone.vendor === vendor).map(({ token }) => token);
  const delivery = deliver({
    vendor,
    app,
    kind: 'token',
    targets,
    gate,
    batchSize: vendor === 'xiaomi' ? 20 : 1,
    baseMs: 50,
    send: (batch, { signal }) => {
      const { path, headers, body } = requests[vendor](batch);
      return client(simulator.url(vendor) + path, { method: 'POST', headers, body, signal });
    },
  });
  for await (const { outcome } of delivery) if (outcome) await pruner.add([outcome]);
  const { counts, byCause } = await delivery;
  console.log(vendor, counts, byCause);
}

const { totals } = await pruner.close();
console.log(`pruned ${totals.invalidated} tokens of ${phones.length}`);
await simulator.stop();
