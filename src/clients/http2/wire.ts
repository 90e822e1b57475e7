import { type ClientHttp2Session, connect } from 'node:http2';
import type { Socket } from 'node:net';
import { codeOf } from './fault-codes.ts';
import type { Settings } from './settings.ts';
import { openSocket, speaksHttp2 } from './socket.ts';

const goodbyeMs = 1_000;

/** What a wire has to say. */
export interface WireListener {
  /** The peer's SETTINGS, the first time and each time they change. */
  settings(maxConcurrentStreams: number): void;
  goaway(code: number, lastStreamId: number, debugData: Buffer | undefined): void;
  /** The socket is closed and all its streams know it. */
  gone(code: string): void;
}

/** A socket and the HTTP/2 session over it, which come and go together. */
export class Wire {
  readonly session: ClientHttp2Session;
  readonly #socket: Socket;
  #cutBy: string | undefined;
  #errorCode: string | undefined;
  #goodbye: NodeJS.Timeout | undefined;

  constructor(settings: Settings, listener: WireListener) {
    const socket = openSocket(settings);
    this.#socket = socket;
    this.session = connect(settings.origin, { createConnection: () => socket, settings: { enablePush: false } });
    this.session.on('connect', () => speaksHttp2(socket) || this.cut('NO_HTTP2'));
    this.session.on('remoteSettings', ({ maxConcurrentStreams = Infinity }) => listener.settings(maxConcurrentStreams));
    this.session.on('goaway', (code, lastStreamId, debugData) => listener.goaway(code, lastStreamId, debugData));
    this.session.on('error', this.#note);
    // A certificate refused under TLS 1.3 is an error of the socket alone, which node leaves open.
    socket.on('error', (error) => {
      this.#note(error);
      socket.destroy();
    });
    socket.on('close', () => this.#closed(listener));
  }

  /** Why it ended; undefined while nobody said. */
  get endCode(): string | undefined {
    return this.#cutBy ?? this.#errorCode;
  }

  /** It was we who ended it, and not at once. */
  get saidGoodbye(): boolean {
    return this.#goodbye !== undefined;
  }

  /** At once, whatever is under way. */
  cut(code: string): void {
    this.#cutBy ??= code;
    this.#socket.destroy();
  }

  /** Says goodbye, and does not wait long for the peer to say it too. */
  end(): void {
    if (this.#goodbye !== undefined || this.#socket.destroyed) return;
    this.#socket.ref();
    this.#goodbye = setTimeout(() => this.#socket.destroy(), goodbyeMs);
    this.session.destroy();
  }

  #note = (error: unknown): void => {
    this.#errorCode ??= codeOf(error, 'CONNECTION_LOST');
  };

  #closed(listener: WireListener): void {
    clearTimeout(this.#goodbye);
    // Node tells the streams and the session on the ticks that follow.
    setImmediate(() => listener.gone(this.endCode ?? 'CONNECTION_LOST'));
  }
}
