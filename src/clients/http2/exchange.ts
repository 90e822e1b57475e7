import type { ClientHttp2Stream, IncomingHttpHeaders } from 'node:http2';
import type { Sending } from './sending.ts';

const noHeaders: IncomingHttpHeaders = {};

/** Who is told when node lets go of a stream. */
export interface ExchangeOwner {
  streamClosed(exchange: Exchange): void;
}

/** One request on its stream, and what has come back. */
export class Exchange {
  status = 0;
  headers = noHeaders;
  /** The peer itself ended the reply. Node reports the same `end` for a stream that was cut. */
  whole = false;
  tooLarge = false;
  readonly sending: Sending;
  readonly stream: ClientHttp2Stream;
  readonly owner: ExchangeOwner;
  private readonly mostBytes: number;
  private bytes = 0;
  private chunks: Buffer[] | undefined = undefined;

  constructor(sending: Sending, stream: ClientHttp2Stream, owner: ExchangeOwner, mostBytes: number) {
    this.sending = sending;
    this.stream = stream;
    this.owner = owner;
    this.mostBytes = mostBytes;
  }

  get body(): string {
    if (this.chunks === undefined) return '';
    const [first] = this.chunks;
    return (this.chunks.length === 1 && first ? first : Buffer.concat(this.chunks)).toString();
  }

  /** Keeps a piece of the body, or, where it has become too long, nothing of it. */
  take(chunk: Buffer): void {
    this.bytes += chunk.length;
    this.tooLarge = this.bytes > this.mostBytes;
    if (this.tooLarge) this.chunks = undefined;
    else if (this.chunks === undefined) this.chunks = [chunk];
    else this.chunks.push(chunk);
  }
}
