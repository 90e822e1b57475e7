import { deliverDefaults } from './defaults.ts';
import type { Run } from './run.ts';

/** Pulls as much as there is room for, until the source ends, throws or the delivery is aborted. Throws what the source threw. */
export async function pull<Credential>(run: Run<Credential>): Promise<void> {
  // One turn, so that whoever loops and whoever awaits are known before the first result.
  await undefined;
  try {
    for (let pulled = 1; !run.isAborted; pulled += 1) {
      if (!run.hasRoom || !run.settings.gate.hasRoom(run.gateKey)) await room(run);
      if (run.settings.isReal && pulled % 4096 === 0) await breath();
      if (run.isAborted) break;
      const next = run.source.next(run.batchSize);
      const batch = next instanceof Promise ? await next : next;
      if (!batch) return;
      if (batch.length > 0) launch(run, batch);
    }
  } finally {
    if (run.isAborted) endRest(run);
  }
}

async function room<Credential>(run: Run<Credential>): Promise<void> {
  const { gate } = run.settings;
  while (!run.isAborted) {
    if (!run.hasRoom) await run.changed();
    else if (!gate.hasRoom(run.gateKey)) await gate.whenRoom(run.gateKey, run.controller.signal);
    else return;
  }
}

/** A source and a `send` that never wait would leave no turn to timers and sockets. */
const breath = () => new Promise<void>((resolve) => void setImmediate(resolve));

/** A batch waits for the last of its targets: those that the vendor made wait go on their own. */
function launch<Credential>(run: Run<Credential>, batch: readonly string[]): void {
  const { gate, now, dryRun } = run.settings;
  if (dryRun) {
    end(run, batch, 'dry_run');
    return;
  }
  const late: string[] = [];
  const nowMs = now();
  for (const target of batch) {
    const untilMs = gate.floorOf(run.gateKey, target);
    if (untilMs === undefined || !(untilMs > nowMs)) continue;
    late.push(target);
    run.launch([target], untilMs - nowMs);
  }
  const rest = late.length > 0 ? batch.filter((target) => !late.includes(target)) : batch;
  if (rest.length > 0) run.launch(rest);
}

/** Those of an array that were never pulled were handed over all the same. */
function endRest<Credential>(run: Run<Credential>): void {
  let some: string[] = [];
  for (const target of run.source.rest()) if (some.push(target) === deliverDefaults.untaken) some = end(run, some, 'aborted');
  end(run, some, 'aborted');
}

function end<Credential>(run: Run<Credential>, targets: readonly string[], because: 'aborted' | 'dry_run'): string[] {
  run.held += targets.length;
  run.end(targets, 'unsent', because, 0, undefined);
  return [];
}
