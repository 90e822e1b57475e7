import { parseJson } from '../../core/body.ts';
import { causes } from '../../core/cause.ts';
import { apns } from '../../vendors/apns/index.ts';

/** The peer ends the connection. */
export interface Goaway {
  readonly code: number;
  /** Streams above it were never processed: the peer's own word. */
  readonly lastStreamId: number;
  /** A word that APNs documents, out of the debug data. */
  readonly reason: string | undefined;
  /** The reason speaks of the credential or its quota: a new connection alone would meet the same end. */
  readonly blames: boolean;
}

/** A second GOAWAY may only lower the last stream; the reason of either counts. */
export function goawayOf(code: number, lastStreamId: number, debugData: Buffer | undefined, before: Goaway | undefined): Goaway {
  const reason = reasonOf(debugData) ?? before?.reason;
  return { code, lastStreamId: Math.min(lastStreamId, before?.lastStreamId ?? lastStreamId), reason, blames: blames(reason) };
}

function reasonOf(debugData: Buffer | undefined): string | undefined {
  if (debugData === undefined || debugData.length > 1024) return undefined;
  const value = parseJson(debugData.toString()) as { reason?: unknown } | undefined | null;
  const reason = typeof value === 'object' ? value?.reason : undefined;
  return typeof reason === 'string' && apns.verdict(reason, 'send') !== undefined ? reason : undefined;
}

function blames(reason: string | undefined): boolean {
  const verdict = reason === undefined ? undefined : apns.verdict(reason, 'send');
  if (verdict === undefined || verdict.cause === 'accepted') return false;
  const { owner } = causes[verdict.cause];
  return owner === 'credential' || owner === 'app' || (owner === 'quota' && verdict.pause === 'app');
}
