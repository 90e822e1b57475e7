import { afterEach, expect } from 'vitest';
import {
  type ApnsClient,
  type ApnsEvent,
  type ApnsNotification,
  type ApnsOptions,
  type ApnsResponse,
  connectApns,
} from '../../../src/clients/http2/index.ts';
import { type FaultServer, type FaultServerOptions, startFaultServer } from './fault-server.ts';

export const deviceToken = 'a1b2c3d4e5f60718293a4b5c6d7e8f901122334455667788990011223344aabb';
export const secret = 'eyJhbGciOiJFUzI1NiJ9.c2VjcmV0LXNlY3JldC1zZWNyZXQ.c2lnbmF0dXJl';

export interface Arena {
  readonly server: FaultServer;
  readonly client: ApnsClient;
  readonly events: ApnsEvent[];
  send(name?: string, more?: Partial<ApnsNotification>): Promise<ApnsResponse>;
}

const open: Arena[] = [];

/** A server with a fault and a client on it, both gone when the test is. */
export async function arena(faults: FaultServerOptions = {}, options: ApnsOptions = {}): Promise<Arena> {
  const server = await startFaultServer(faults);
  const events: ApnsEvent[] = [];
  const defaults = { url: server.url, app: 'com.example.app', credential: secret, timeoutMs: 2_000 };
  const client = connectApns({ ...defaults, ...options, onEvent: (event) => events.push(event) });
  const send: Arena['send'] = (name = 'one', more = {}) => {
    return client.send({
      token: deviceToken,
      headers: { 'apns-topic': 'com.example.app' },
      payload: { aps: { alert: name } },
      ...more,
    } as ApnsNotification);
  };
  const made = { server, client, events, send };
  open.push(made);
  return made;
}

export async function until(true_: () => boolean, withinMs = 2_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!true_()) {
    if (performance.now() > end) throw new Error('it did not come about in time');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const sockets = () =>
  process.getActiveResourcesInfo().filter((name) => /TCPSocketWrap|TLSWrap|TCPServerWrap|TCPConnectWrap|GetAddrInfoReqWrap/.test(name));

/** After each test: nothing of the client is left, and nothing it said holds a secret. */
export function watchLeftovers(): void {
  const before = sockets().length;
  afterEach(async () => {
    for (const { client, server, events } of open.splice(0)) {
      client.destroy();
      await client.close();
      expect(client.stats).toMatchObject({ connectionsOpen: 0, inFlight: 0, waiting: 0 });
      expect(JSON.stringify(events)).not.toMatch(new RegExp(`${deviceToken}|${secret}`));
      await server.close();
    }
    await until(() => sockets().length <= before).catch(() => expect(sockets()).toEqual([]));
  });
}

/** The short of an outcome. */
export function shortOf({ outcomes: [outcome] }: ApnsResponse) {
  const { status, evidence } = outcome;
  return outcome.status === 'accepted' ? { status } : { status, cause: outcome.cause, code: evidence.code };
}
