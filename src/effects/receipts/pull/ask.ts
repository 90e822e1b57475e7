import { outcomesOfFault } from '../../../core/fault.ts';
import { vendors } from '../../../vendors/index.ts';
import { batchOf } from './batch.ts';
import type { PulledBatch } from './options.ts';
import { readPage, type So } from './read.ts';
import { replyOf } from './request.ts';
import type { PullSettings } from './settings.ts';

/** One call, and what came of it. Never rejects. */
export async function ask(settings: PullSettings, page: number, ids: readonly string[]): Promise<PulledBatch & { readonly so: So }> {
  const { vendor, kind, app } = settings;
  const reply = await called(settings, ids);
  const receivedAtMs = settings.now();
  if ('body' in reply) {
    const { outcomes, so } = readPage(settings, reply.status, reply.body, receivedAtMs, ids);
    return { ...batchOf(settings, page, receivedAtMs, reply.body, outcomes), so };
  }
  const fault = { cause: 'connection_failed', written: 'perhaps', code: reply.code } as const;
  const outcomes = outcomesOfFault(vendors[vendor], fault, { api: 'receipt', kind, app }, receivedAtMs);
  return { ...batchOf(settings, page, receivedAtMs, '', outcomes), so: 'failed' };
}

/** The caller's signal does not end a call: what the vendor returned to nobody would be lost. */
async function called(
  { feed, baseUrl, kind, credential, request, requestWithinMs }: PullSettings,
  ids: readonly string[],
): Promise<{ readonly status: number; readonly body: string } | { readonly code: string }> {
  try {
    const call = feed.call(baseUrl, await credential(), kind, ids);
    return await replyOf(await request({ ...call, signal: AbortSignal.timeout(requestWithinMs) }));
  } catch (error) {
    return { code: wordOf(error) };
  }
}

/** The word of an error alone: its sentences and members hold the credential. */
function wordOf(error: unknown): string {
  const { code, cause, name } = (typeof error === 'object' && error !== null ? error : {}) as Readonly<Record<string, unknown>>;
  const inner = (typeof cause === 'object' && cause !== null ? cause : {}) as Readonly<Record<string, unknown>>;
  for (const word of [inner.code, code, name]) if (typeof word === 'string' && /^\w{1,40}$/.test(word)) return word;
  return 'unknown';
}
