import type { TargetResult } from '../deliver/types.ts';
import { queueDefaults } from './defaults.ts';
import { jobOf } from './enqueue.ts';
import { allStates, jobsOf } from './find.ts';
import { jobIdOf } from './job-id.ts';
import type { PushQueue, QueuedJob } from './open-queue.ts';
import { type Payload, readPayload } from './payload.ts';
import { fromRanges, toRanges } from './ranges.ts';
import { resultsOf } from './results.ts';
import { isFailure } from './settle.ts';
import { type End, readState, type State, targetsOf } from './state.ts';

/** How many jobs stand where. One that ended counts until it is taken away, `retentionDays` later. */
export interface QueueStatus {
  /** Jobs, not targets. */
  readonly waiting: number;
  /** Their time has not come yet. */
  readonly delayed: number;
  /** In the hands of a worker: sending, or waiting for the gate there. */
  readonly active: number;
  /** Ended with nothing to send again: each target was accepted, settled by a word about itself, or cancelled. */
  readonly completed: number;
  /** Jobs that hold a target somebody may want to send again. */
  readonly failed: number;
}

/** Counts the jobs, and changes nothing. Rejects with a `QueueUnavailableError` where the engine does not answer. */
export async function queueStatus(queue: PushQueue): Promise<QueueStatus> {
  const counts = await queue.use((engine) => engine.getJobCounts('waiting', 'prioritized', 'delayed', 'active', 'completed', 'failed'));
  const { waiting = 0, prioritized = 0, delayed = 0, active = 0, completed = 0, failed = 0 } = counts;
  return { waiting: waiting + prioritized, delayed, active, completed, failed };
}

/** A job as it stands. */
export interface JobReport {
  /** Made of hashes of the message key and the targets: no text of either stands in it. */
  readonly jobId: string;
  /** Where the engine has it: `waiting`, `prioritized`, `delayed`, `active`, `completed` or `failed`. */
  readonly state: string;
  /** Absent where this version cannot read it; then `reason` says why. */
  readonly vendor?: string;
  /** Absent where the message named none, and where the job cannot be read. */
  readonly app?: string;
  /** Absent where the job cannot be read. */
  readonly messageKey?: string;
  /** When this very job was enqueued; one that `resend` made is younger than its message. Milliseconds since 1970. */
  readonly enqueuedAtMs: number;
  /** When it was completed or failed. Milliseconds since 1970; absent before. */
  readonly endedAtMs?: number;
  /** Why it failed: how many targets and for which causes, or why it cannot be read. Absent where nothing went wrong. */
  readonly reason?: string;
  /** Targets that have ended. */
  readonly results: readonly TargetResult[];
  /** Targets that have not. */
  readonly open: readonly string[];
}

/** Jobs that failed, with the outcomes of those targets that failed and were not resent; `all`: of all their targets. */
export async function* failedJobs(
  queue: PushQueue,
  { messageKey, all = false }: { readonly messageKey?: string; readonly all?: boolean } = {},
): AsyncGenerator<JobReport> {
  for await (const { job } of jobsOf(queue, ['failed'], messageKey)) {
    const report = reportOf(job, 'failed', all ? () => true : isFailure);
    if (all || report.results.length > 0 || report.open.length > 0 || report.vendor === undefined) yield report;
  }
}

/** Everything that is known of one message. */
export async function* jobsOfMessage(queue: PushQueue, messageKey: string): AsyncGenerator<JobReport> {
  for await (const { job, state } of jobsOf(queue, allStates, messageKey)) yield reportOf(job, state, () => true);
}

function reportOf(job: QueuedJob, state: string, chosen: (end: End) => boolean): JobReport {
  const times = { enqueuedAtMs: job.timestamp, ...(job.finishedOn && { endedAtMs: job.finishedOn }) };
  const reason = job.failedReason ? { reason: job.failedReason } : {};
  const read = readJob(job);
  if (!read) return { jobId: String(job.id), state, ...times, ...reason, results: [], open: [] };
  const { payload, parts, ends } = read;
  const gone = chosen === isFailure ? new Set([...resentOf(job, payload)].map((place) => payload.targets[place])) : undefined;
  return {
    jobId: String(job.id),
    state,
    vendor: payload.vendor,
    ...(payload.app !== undefined && { app: payload.app }),
    messageKey: payload.messageKey,
    ...times,
    ...reason,
    results: resultsOf(ends.filter(chosen), payload).filter(({ target }) => !gone?.has(target)),
    open: parts.flatMap(({ t }) => targetsOf(t, payload)),
  };
}

/** A job that ended holds its last state as its result. */
function readJob(job: QueuedJob): ({ readonly payload: Payload } & State) | undefined {
  try {
    const payload = readPayload(job.data);
    return { payload, ...readState(job.returnvalue ?? job.progress, payload) };
  } catch {
    return undefined;
  }
}

/** What is sent again, and how long it may take. Without `messageKey` and `jobId`: what failed, of every message. */
export interface ResendOptions {
  /** Of this message alone. */
  readonly messageKey?: string;
  /** Of this job alone, as `JobReport.jobId` names it. */
  readonly jobId?: string;
  /** Those as well of which nobody knows whether they got it: some will get it twice. Default false. */
  readonly uncertain?: boolean;
  /** Milliseconds from now. Default 30 minutes. */
  readonly deadlineMs?: number;
}

/**
 * Sends the targets that failed again, as a new job each; with a `messageKey`, those that were cancelled too. What was
 * accepted, is dead, or may have been taken stays as it is. A job that could not be read begins anew.
 */
export async function resend(
  queue: PushQueue,
  options: ResendOptions = {},
): Promise<{
  /** Jobs of which something goes again. One that could not be read and begins anew is not counted. */
  readonly jobs: number;
  /** Targets in them that go again. */
  readonly targets: number;
}> {
  const { messageKey, jobId } = options;
  let [jobs, targets] = [0, 0];
  for await (const { job } of jobsOf(queue, messageKey === undefined ? ['failed'] : ['failed', 'completed'], messageKey)) {
    if (jobId !== undefined && job.id !== jobId) continue;
    const sent = await resendJob(queue, job, options);
    if (sent > 0) jobs += 1;
    targets += sent;
  }
  return { jobs, targets };
}

async function resendJob(queue: PushQueue, job: QueuedJob, options: ResendOptions): Promise<number> {
  const read = readJob(job);
  if (!read || read.parts.length > 0) {
    if (await queue.use(() => job.isFailed())) await queue.use(() => job.retry('failed'), true);
    return read?.parts.reduce((sum, { t }) => sum + targetsOf(t, read.payload).length, 0) ?? 0;
  }
  const { payload, ends } = read;
  const places = ends.filter((end) => mayGoAgain(end, payload, options)).flatMap(({ t }) => fromRanges(t, payload.targets.length));
  const gone = resentOf(job, payload);
  const again = places.filter((place) => !gone.has(place));
  if (again.length === 0) return 0;
  const targets = again.map((place) => payload.targets[place] as string);
  const { expiresAtMs: _, ...rest } = payload;
  const next = { ...rest, targets, enqueuedAtMs: Date.now(), deadlineMs: options.deadlineMs ?? queueDefaults.deadlineMs };
  // Another id than the first job has, and the same one should this be asked for twice.
  const added = jobOf(next, queue.retentionDays, `${jobIdOf(next)}-${job.finishedOn ?? 0}`);
  await queue.use((engine) => engine.add(added.name, added.data, added.opts), true);
  const resent = toRanges([...gone, ...again].sort((a, b) => a - b));
  await queue.use(() => job.updateData({ ...job.data, resent }), true);
  return again.length;
}

const resentOf = ({ data }: QueuedJob, { targets }: Payload): Set<number> => new Set(fromRanges(data.resent ?? '', targets.length));

/** What a vendor said of a target itself stands; what may have been taken is left unless it is asked for. */
function mayGoAgain(end: End, { repeatable }: Payload, { uncertain = false, messageKey }: ResendOptions): boolean {
  if (end.status === 'uncertain') return uncertain || repeatable;
  return isFailure(end) || (messageKey !== undefined && end.status === 'unsent' && end.because === 'aborted');
}

/**
 * Sends no more of a message. Jobs that wait end at once, when a worker looks at them: their targets are `unsent`,
 * `aborted`, and stay listed. `active`: jobs under way, whose present send is not taken back.
 */
export async function cancel(
  queue: PushQueue,
  messageKey: string,
): Promise<{
  /** Jobs that waited: nothing of them is sent any more. */
  readonly cancelled: number;
  /** Jobs that a worker has: what it is sending now may still be accepted. */
  readonly active: number;
}> {
  let [cancelled, active] = [0, 0];
  for await (const { job, state } of jobsOf(queue, ['delayed', 'waiting', 'prioritized', 'active'], messageKey)) {
    await queue.use(() => job.updateData({ ...job.data, cancelledAtMs: Date.now() }), true);
    if (state === 'delayed') await job.promote().catch(() => undefined);
    if (state === 'active') active += 1;
    else cancelled += 1;
  }
  return { cancelled, active };
}
