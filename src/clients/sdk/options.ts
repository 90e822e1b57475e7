import type { RawHeaders, RawReply, Sent } from '../../core/reply.ts';

/** What an SDK's answer does not say of its own request. */
export interface SdkOptions extends Pick<Sent, 'app' | 'channel' | 'kind'> {
  /** When the SDK was called. Milliseconds since 1970. */
  readonly sentAtMs?: number | undefined;
  /** When its promise settled; default now. Milliseconds since 1970. */
  readonly receivedAtMs?: number | undefined;
}

/** `Sent` for these targets. `kind` stands in where the options name none. */
export function sentOf(options: SdkOptions, targets: readonly string[], kind: Sent['kind']): Sent {
  const { app, channel, sentAtMs } = options;
  return { kind: options.kind ?? kind, targets, app, channel, sentAtMs };
}

/** The clock is read where the caller did not. */
export const receivedAt = ({ receivedAtMs }: SdkOptions): number => receivedAtMs ?? Date.now();

/** A reply put together again from what an SDK left of it. */
export const replyOf = (status: number, body: unknown, options: SdkOptions, headers?: RawHeaders): RawReply => ({
  status,
  body,
  headers,
  receivedAtMs: receivedAt(options),
});
