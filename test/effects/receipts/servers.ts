import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import Koa from 'koa';
import type { ReceiptHandler } from '../../../src/effects/receipts/index.ts';

export interface Mounted {
  readonly url: string;
  close(): Promise<unknown>;
}

const listenerOf = (handler: ReceiptHandler) => getRequestListener((request) => handler(request), { overrideGlobalObjects: false });

/** Everything below `/receipts/` goes to the handler, before any body parser. */
export async function mountInExpress(handler: ReceiptHandler): Promise<Mounted> {
  const app = express();
  const listener = listenerOf(handler);
  app.all('/receipts/{*rest}', (request, response) => void listener(request, response));
  app.use(express.json());
  return listening(createServer(app));
}

/** Fastify hands over the raw request, unparsed. */
export async function mountInFastify(handler: ReceiptHandler): Promise<Mounted> {
  const app = fastify();
  const listener = listenerOf(handler);
  await app.register(async (receipts) => {
    receipts.removeAllContentTypeParsers();
    receipts.addContentTypeParser('*', (_request, _payload, done) => done(null));
    receipts.all('/receipts/*', async (request, reply) => {
      reply.hijack();
      await listener(request.raw, reply.raw);
    });
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, close: () => app.close() };
}

/** Koa steps aside, and does not answer for itself. */
export async function mountInKoa(handler: ReceiptHandler): Promise<Mounted> {
  const app = new Koa();
  const listener = listenerOf(handler);
  app.use((context, next) => {
    if (!context.path.startsWith('/receipts/')) return next();
    context.respond = false;
    return listener(context.req, context.res);
  });
  return listening(createServer(app.callback()));
}

export const mountInNode = (handler: ReceiptHandler): Promise<Mounted> => listening(createServer(listenerOf(handler) as RequestListener));

export const servers = { express: mountInExpress, fastify: mountInFastify, koa: mountInKoa };

async function listening(server: Server): Promise<Mounted> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
