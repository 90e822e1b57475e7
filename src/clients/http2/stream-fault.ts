import { constants } from 'node:http2';
import type { Exchange } from './exchange.ts';
import { errorName, type WireFault } from './fault-codes.ts';
import type { Goaway } from './goaway.ts';

/** What is known of the connection under a stream when that stream closes. */
export interface LinkEnd {
  readonly goaway: Goaway | undefined;
  /** It is gone. */
  readonly lost: boolean;
  /** Why, if anyone said. */
  readonly endCode: string | undefined;
}

/** What broke on a stream that closed without a whole reply. Anything that is not the peer's word that it never began is `perhaps`. */
export function streamFault({ stream, status, tooLarge }: Exchange, link: LinkEnd): WireFault {
  if (status > 0) return perhaps(tooLarge ? 'BODY_TOO_LARGE' : 'BODY_CUT');
  // Node gives a stream its number when it hands it to the wire.
  if (stream.id === undefined) return { cause: 'connection_failed', written: 'never', code: 'NO_STREAM', reconnect: true };
  return unprocessed(stream.id, stream.rstCode, link.goaway) ?? perhaps(wordFor(stream.rstCode, link));
}

/** The peer's word that it did nothing with this stream. */
function unprocessed(id: number, resetCode: number, goaway: Goaway | undefined): WireFault | undefined {
  if (goaway !== undefined && id > goaway.lastStreamId) return goawayFault(goaway);
  // Node hands the code of a GOAWAY on to every stream, also to those below the last one: then it says nothing about this stream.
  if (resetCode !== constants.NGHTTP2_REFUSED_STREAM || goaway?.code === constants.NGHTTP2_REFUSED_STREAM) return undefined;
  return { cause: 'connection_failed', written: 'never', code: 'RST_STREAM REFUSED_STREAM', reconnect: true };
}

/** For requests that the ending connection never took. */
export function goawayFault(goaway: Goaway): WireFault {
  const reason = goaway.blames ? goaway.reason : undefined;
  return { cause: 'connection_failed', written: 'never', code: 'GOAWAY', reconnect: true, reason };
}

function wordFor(resetCode: number, { goaway, lost, endCode }: LinkEnd): string {
  if (goaway !== undefined) return 'GOAWAY';
  return lost ? (endCode ?? 'CONNECTION_LOST') : `RST_STREAM ${errorName(resetCode)}`;
}

function perhaps(code: string): WireFault {
  return { cause: 'connection_failed', written: 'perhaps', code };
}
