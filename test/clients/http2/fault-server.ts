import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { errorCode, type Frame, fields, frame, frameType, numbers, takeFrames } from './frames.ts';

/** A request as it reached the server. */
export interface Got {
  readonly peer: Peer;
  readonly id: number;
  body: string;
  /** The client's END_STREAM arrived. */
  whole: boolean;
  /** The code of the client's RST_STREAM. */
  reset?: number;
}

export interface FaultServerOptions {
  /** A whole request has arrived. Default: 200. */
  readonly onRequest?: (got: Got, peer: Peer) => void;
  readonly onPeer?: (peer: Peer) => void;
  /** The peer's first SETTINGS: pairs of number and value; false for none. */
  readonly settings?: readonly (readonly [number, number])[] | false;
  readonly answersPings?: boolean;
  readonly tls?: { readonly key: string; readonly cert: string; readonly ALPNProtocols?: string[] };
}

export interface FaultServer {
  readonly url: string;
  readonly got: Got[];
  readonly peers: Peer[];
  /** The request with this in its body. */
  find(text: string): Got | undefined;
  close(): Promise<void>;
}

const preface = 24;

/** One connection, seen from the server; it writes single frames, right or wrong. */
export class Peer {
  pings = 0;
  goodbye = false;
  readonly socket: Socket;
  readonly #server: { readonly options: FaultServerOptions; readonly got: Got[] };
  #bytes = Buffer.alloc(0);
  #greeted = false;

  constructor(socket: Socket, server: { readonly options: FaultServerOptions; readonly got: Got[] }) {
    this.socket = socket;
    this.#server = server;
    socket.setNoDelay();
    socket.on('error', () => {});
    socket.on('data', (bytes) => this.#take(bytes));
  }

  /** A reply that is whole. */
  answer(id: number, status = 200, body = '', more: Record<string, string> = {}): void {
    this.headers(id, { ':status': String(status), ...more }, body === '');
    if (body !== '') this.data(id, body, true);
  }

  headers(id: number, list: Record<string, string>, end: boolean): void {
    this.write(frame(frameType.headers, end ? 5 : 4, id, fields(list)));
  }

  data(id: number, text: string, end: boolean): void {
    this.write(frame(frameType.data, end ? 1 : 0, id, Buffer.from(text)));
  }

  reset(id: number, code: number): void {
    this.write(frame(frameType.reset, 0, id, numbers(code)));
  }

  goaway(lastStreamId: number, code: number = errorCode.no, debugData = ''): void {
    this.write(frame(frameType.goaway, 0, 0, Buffer.concat([numbers(lastStreamId, code), Buffer.from(debugData)])));
  }

  settings(pairs: readonly (readonly [number, number])[]): void {
    const list = pairs.map(([id, value]) => Buffer.concat([Buffer.from([0, id]), numbers(value)]));
    this.write(frame(frameType.settings, 0, 0, Buffer.concat(list)));
  }

  write(bytes: Buffer): void {
    if (!this.socket.destroyed) this.socket.write(bytes);
  }

  #take(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    if (!this.#greeted) {
      if (this.#bytes.length < preface) return;
      this.#bytes = this.#bytes.subarray(preface);
      this.#greeted = true;
      const { settings = [] } = this.#server.options;
      if (settings !== false) this.settings(settings);
    }
    this.#bytes = Buffer.from(takeFrames(this.#bytes, (frame) => this.#frame(frame)));
  }

  #frame({ type, flags, id, payload }: Frame): void {
    const { options, got } = this.#server;
    if (type === frameType.settings && !(flags & 1) && options.settings !== false) this.write(frame(frameType.settings, 1, 0));
    if (type === frameType.goaway) this.goodbye = true;
    if (type === frameType.ping && !(flags & 1)) this.#pong(payload);
    if (type === frameType.headers) got.push({ peer: this, id, body: '', whole: false });
    const request = got.findLast((one) => one.peer === this && one.id === id);
    if (request === undefined) return;
    if (type === frameType.reset) request.reset = payload.readUInt32BE();
    if (type === frameType.data) this.#body(request, payload);
    if ((type === frameType.headers || type === frameType.data) && flags & 1) this.#whole(request);
  }

  #pong(payload: Buffer): void {
    this.pings += 1;
    if (this.#server.options.answersPings !== false) this.write(frame(frameType.ping, 1, 0, payload));
  }

  #body(request: Got, payload: Buffer): void {
    request.body += payload.toString();
    if (payload.length > 0) this.write(frame(frameType.windowUpdate, 0, 0, numbers(payload.length)));
  }

  #whole(request: Got): void {
    request.whole = true;
    const { onRequest = () => this.answer(request.id) } = this.#server.options;
    onRequest(request, this);
  }
}

/** A server of frames: it does what it is told, so that every fault can be had, and keeps a record of what reached it. */
export async function startFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
  const got: Got[] = [];
  const peers: Peer[] = [];
  const onSocket = (socket: Socket) => {
    const peer = new Peer(socket, { options, got });
    peers.push(peer);
    options.onPeer?.(peer);
  };
  const server: Server = options.tls ? createTlsServer({ ALPNProtocols: ['h2'], ...options.tls }, onSocket) : createServer(onSocket);
  const raw = new Set<Socket>();
  server.on('connection', (socket: Socket) => raw.add(socket));
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: options.tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    got,
    peers,
    find: (text) => got.find(({ body }) => body.includes(text)),
    close: () =>
      new Promise((resolve) => {
        for (const { socket } of peers) socket.destroy();
        for (const socket of raw) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
