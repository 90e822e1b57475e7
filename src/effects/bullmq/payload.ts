import * as z from 'zod';
import { targetKinds } from '../../core/reply.ts';

/** The version that is written. A change of meaning needs another one, and a reader for this one. */
export const payloadVersion = 1;

const body = z.object({
  vendor: z.string().min(1),
  app: z.string().optional(),
  kind: z.enum([...targetKinds, 'unicast', 'multicast']).optional(),
  channel: z.string().optional(),
  host: z.string().optional(),
  targets: z.array(z.string()).min(1),
  message: z.unknown(),
  messageKey: z.string().min(1),
  batchSize: z.number().int().min(1),
  priority: z.number(),
  repeatable: z.boolean(),
  enqueuedAtMs: z.number(),
  deadlineMs: z.number().min(0),
  expiresAtMs: z.number().optional(),
});

/** What one job carries: one message, and the targets it goes to. Never changed after it was enqueued. */
export type Payload = z.infer<typeof body>;

/**
 * What the engine holds. All but the targets is one string: PostgreSQL would sort the keys of a message, and refuses
 * some characters of it.
 */
export interface JobData {
  readonly v: number;
  readonly targets: readonly string[];
  readonly body: string;
  /** Somebody wants it no more. */
  readonly cancelledAtMs?: number;
  /** Places of targets that another job has now. */
  readonly resent?: string;
}

/** A job that this version cannot read. It is kept, and says so. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

export const writePayload = ({ targets, ...rest }: Payload): JobData => ({ v: payloadVersion, targets, body: JSON.stringify(rest) });

type Reader = (data: Record<string, unknown>) => unknown;

const fromText: Reader = ({ targets, body }) => ({ ...JSON.parse(String(body)), targets });

/** One for each version that was ever written. */
const readers: ReadonlyMap<unknown, Reader> = new Map([[1, fromText]]);

/** Throws a `PayloadError` for what cannot be read. Never shows what came: it may hold tokens. */
export function readPayload(data: unknown): Payload {
  const given = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const reader = readers.get(given.v);
  if (!reader) throw new PayloadError(unreadable(given.v));
  return checked(reader, given);
}

function checked(reader: Reader, given: Record<string, unknown>): Payload {
  try {
    const read = body.safeParse(reader(given));
    if (read.success) return read.data;
    const places = read.error.issues.map(({ path }) => path.filter((step) => typeof step === 'string').join('.') || 'body');
    throw new PayloadError(`push-outcome: this job cannot be read: ${[...new Set(places)].slice(0, 5).join(', ')} is not as it should be`);
  } catch (error) {
    if (error instanceof PayloadError) throw error;
    throw new PayloadError('push-outcome: this job cannot be read: its body is no JSON');
  }
}

function unreadable(version: unknown): string {
  const which = typeof version === 'number' ? `version ${version}` : 'no version';
  const readable = [...readers.keys()].join(', ');
  return `push-outcome: this job has a payload of ${which}, and this worker reads ${readable}; it is kept: run a worker that reads it, then resend it`;
}
