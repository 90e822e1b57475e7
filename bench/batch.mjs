import { parse } from '../dist/index.js';
import { nanoseconds, time } from './measure.mjs';

const count = 1000;
// A fixed generator, so that two runs shuffle alike.
let state = 42;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const targets = Array.from(
  { length: count },
  (_, index) => `${index.toString(36)}-${random().toString(36).slice(2)}-${'abcdefghij'.repeat(5)}`,
);
const shuffled = [...targets]
  .map((target) => [random(), target])
  .sort(([a], [b]) => a - b)
  .map(([, target]) => target);
const half = (list, which) => list.filter((_, index) => index % 2 === which);

/** A thousand failed targets in another order than they were sent in, as five vendors say it. */
const bodies = {
  huawei: {
    outer: {
      code: '80100000',
      msg: JSON.stringify({ success: 0, failure: count, illegal_tokens: shuffled }),
      requestId: '157278422841836431010901',
    },
    inner: 'msg',
  },
  honor: {
    outer: {
      code: 200,
      data: { sendResult: true, requestId: 'r', failTokens: half(shuffled, 0), expireTokens: half(shuffled, 1) },
      message: 'Success',
    },
  },
  oppo: {
    outer: {
      code: 0,
      message: '',
      data: shuffled.map((registrationId) => ({ registrationId, errorCode: 10000, errorMessage: 'Invalid RegistrationId' })),
    },
  },
  vivo: {
    outer: {
      result: 0,
      desc: '请求成功',
      requestId: 'r',
      invalidUsers: shuffled.map((userid, index) => ({ status: (index % 3) + 1, userid })),
    },
  },
  meizu: { outer: { code: '200', message: '', value: { 110002: half(shuffled, 0), 110003: half(shuffled, 1) }, msgId: 'm' } },
};

export default async function () {
  const rows = [];
  for (const [vendor, { outer, inner }] of Object.entries(bodies)) {
    const reply = { status: 200, body: JSON.stringify(outer) };
    const sent = { kind: 'token', targets };
    let sink;
    const times = await nanoseconds({
      ours: () => {
        sink = parse(vendor, reply, sent);
      },
      rival: () => {
        const body = JSON.parse(reply.body);
        sink = [inner && JSON.parse(body[inner]), new Set(targets)];
      },
    });
    void sink;
    rows.push({
      what: `parse of ${count} failed targets, ${vendor}, against JSON.parse and one Set`,
      ours: time(times.ours),
      rival: time(times.rival),
      atMost: 2,
      aim: 1.5,
    });
  }
  return rows;
}
