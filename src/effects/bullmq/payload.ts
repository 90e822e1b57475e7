import * as z from 'zod';
import { targetKinds } from '../../core/reply.ts';

/** The version that is written. A change of meaning needs another one, and a reader for this one. */
export const payloadVersion = 1;

const body = z.object({
  /** The vendor's id. */
  vendor: z.string().min(1),
  /** One credential x one package x one environment and region. Absent where the message named none. */
  app: z.string().optional(),
  /** What the targets are, as it was enqueued. Absent: nothing is ever dead, save where the vendor knows only tokens. */
  kind: z.enum([...targetKinds, 'unicast', 'multicast']).optional(),
  /** The vendor's message class or channel id. Absent where the message named none. */
  channel: z.string().optional(),
  /** The address that is called: one vendor's regions fail apart. Absent where the message named none. */
  host: z.string().optional(),
  targets: z.array(z.string()).min(1),
  /** The message as it was enqueued, after a turn through JSON; `null` where there was none. */
  message: z.unknown(),
  /** The message's name: the caller's own, else the random one that `enqueue` chose. */
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
  /** Tells it from other errors, also where two copies of the package are loaded. */
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
