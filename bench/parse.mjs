import { parse } from '../dist/index.js';
import { nanoseconds, time } from './measure.mjs';
import { smallOf, vendorIds } from './replies.mjs';

/** Every small recorded reply of every vendor; a vendor counts once, whatever the number of its replies. */
export default async function () {
  let ours = 0;
  let rival = 0;
  for (const id of vendorIds) {
    const replies = smallOf(id);
    let sink;
    const times = await nanoseconds({
      ours: () => {
        for (const { vendor, reply, sent } of replies) sink = parse(vendor, reply, sent);
      },
      rival: () => {
        for (const { reply } of replies) sink = JSON.parse(reply.body);
      },
    });
    void sink;
    console.log(`  parse ${id.padEnd(10)} ${(times.ours / times.rival).toFixed(2)}x of JSON.parse (${replies.length} replies)`);
    ours += times.ours / replies.length;
    rival += times.rival / replies.length;
  }
  return [
    {
      what: 'parse of a small reply, sum over the nine vendors, against JSON.parse',
      ours: time(ours),
      rival: time(rival),
      atMost: 3,
      aim: 2,
    },
  ];
}
