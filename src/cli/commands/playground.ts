import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { UsageError } from '../input.ts';

export interface PlaygroundOptions {
  /** 1 to 65535; any that is free without it. */
  readonly port?: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Serves the catalogue and the playground to this machine alone, until the process is told to stop. */
export async function playgroundCommand({ port }: PlaygroundOptions, folder = new URL('./playground/', import.meta.url)): Promise<number> {
  const server = createServer(answering(pagesIn(folder)));
  const { port: chosen } = await listening(server, portOf(port));
  process.stdout.write(`http://127.0.0.1:${chosen}/\nCtrl-C stops.\n`);
  await toldToStop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return 0;
}

function portOf(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > 65_535) throw new UsageError('--port must be a number from 1 to 65535');
  return Number(text);
}

/** By path. They are few and small, and what is not among them is not there: no path is ever looked up on the disk. */
function pagesIn(folder: URL): ReadonlyMap<string, Buffer> {
  try {
    const names = readdirSync(folder).filter((name) => extname(name) in types);
    return new Map(names.map((name) => [name === 'index.html' ? '/' : `/${name}`, readFileSync(new URL(name, folder))]));
  } catch (error) {
    throw new UsageError(`the pages are not where they should be (${(error as NodeJS.ErrnoException).code}); install the package again`);
  }
}

const answering = (pages: ReadonlyMap<string, Buffer>) => (request: IncomingMessage, response: ServerResponse) => {
  const path = (request.url ?? '').replace(/[?#].*$/s, '').replace(/^\/index\.html$/, '/');
  const page = pages.get(path);
  // Another site whose name was made to point here (DNS rebinding) sends its own name.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '')) return end(response, 421);
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
  if (!page) return end(response, 404);
  response.writeHead(200, {
    'content-type': types[path === '/' ? '.html' : extname(path)],
    'content-length': page.length,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : page);
};

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 });
  response.end();
}

function listening(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      reject(new UsageError(`the playground cannot listen there (${code}); choose another --port`)),
    );
    server.listen(port, '127.0.0.1', () => resolve(server.address() as AddressInfo));
  });
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
