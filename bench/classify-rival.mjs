// What any classifier must do at least, done well: split, parse the line and the body, stringify an answer, write it in large pieces.
// The answer it stringifies is the plain data of the real one (same nesting, same members, same text), made once a case before it is
// needed again; reading the reply and building the answer is what it leaves out.
import { createReadStream, writeSync } from 'node:fs';
import { parse } from '../dist/index.js';

const known = new Map();

function answerOf(item) {
  const answer = known.get(item.id) ?? made(item);
  known.set(item.id, answer);
  return answer;
}

function made({ id, vendor, reply, sent }) {
  const outcomes = parse(vendor, reply, sent);
  return JSON.parse(JSON.stringify({ id, vendor, api: outcomes[0].api, outcomes }));
}

function parsedBody(body) {
  if (!/^\s*[[{"]/.test(body)) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const output = Buffer.allocUnsafeSlow(1 << 20);
let used = 0;
let rest = Buffer.alloc(0);
let sink;

// A line of the recorded replies and its answer are far shorter than the rest of the buffer.
for await (const chunk of createReadStream(process.argv[2], { highWaterMark: 1 << 18 })) {
  const data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
  let start = 0;
  for (let end = data.indexOf(10); end >= 0; end = data.indexOf(10, start)) {
    const item = JSON.parse(data.toString('utf8', start, end));
    sink = parsedBody(item.reply.body);
    used += output.write(JSON.stringify(answerOf(item)), used);
    output[used] = 10;
    used += 1;
    start = end + 1;
    if (used > 1 << 16) flush();
  }
  rest = data.subarray(start);
}
flush();
void sink;

function flush() {
  writeSync(1, output, 0, used);
  used = 0;
}
