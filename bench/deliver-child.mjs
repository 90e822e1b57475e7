// One run of one way in a process of its own: CPU time a target in nanoseconds, and the peak of its memory above the start.
const [way, module, given] = process.argv.slice(2);
const targets = Number(given);
const concurrency = 8;
const { deliver, createGate } = await import(module);

const evidence = { httpStatus: 200, code: '0' };
// As a client answers: not in the same turn, and with one outcome.
async function send(batch) {
  await undefined;
  const nowMs = Date.now();
  return [
    { vendor: 'vivo', api: 'send', kind: 'token', targets: batch, status: 'accepted', evidence, sentAtMs: nowMs, receivedAtMs: nowMs },
  ];
}

function* tokens() {
  for (let index = 0; index < targets; index += 1) yield `${index.toString(36).padStart(8, '0')}-${'abcdefgh'.repeat(6)}`;
}

/** Workers that share one iterator: what somebody would write by hand. */
async function bare(source) {
  let accepted = 0;
  const worker = async () => {
    for (const target of source) {
      const [outcome] = await send([target]);
      if (outcome.status === 'accepted') accepted += 1;
    }
  };
  const iterator = { [Symbol.iterator]: () => ({ next: () => source.next() }) };
  source = Object.assign(source, iterator);
  await Promise.all(Array.from({ length: concurrency }, worker));
  return accepted;
}

async function delivered(source) {
  let accepted = 0;
  const gate = createGate();
  for await (const { status } of deliver({ vendor: 'vivo', app: 'bench', kind: 'token', targets: source, send, gate, concurrency }))
    if (status === 'accepted') accepted += 1;
  return accepted;
}

let peak = 0;
const weigh = () => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
globalThis.gc?.();
const start = process.memoryUsage.rss();
const timer = setInterval(weigh, 5);
const before = process.cpuUsage();
const accepted = await (way === 'bare' ? bare : delivered)(tokens());
const { user, system } = process.cpuUsage(before);
weigh();
clearInterval(timer);
if (accepted !== targets) throw new Error(`${accepted} of ${targets} were accepted`);
// The kernel has seen the peak that no timer of a busy loop can.
const highest = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ nanoseconds: ((user + system) * 1000) / targets, megabytes: (Math.max(peak, highest) - start) / 2 ** 20 }));
