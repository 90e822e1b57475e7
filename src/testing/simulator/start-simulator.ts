import { ArgumentError } from '../../core/argument-error.ts';
import { findVendor, type VendorId, vendorIds } from '../../vendors/index.ts';
import { simulatedById } from '../simulations.ts';
import { Answerer } from './answer.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { type PostedReceipt, postReceipt, type ReceiptOptions } from './post-receipt.ts';
import { Record } from './record.ts';
import type { Rule } from './rule.ts';
import { Rules } from './rules.ts';
import { type Listening, listenHttp1, listenHttp2, listenTls } from './servers.ts';
import { VendorHost } from './vendor-host.ts';
import { versionsOf } from './versions.ts';

/** Where the simulator listens, and which vendors it plays. All of it may be left out. */
export interface SimulatorOptions {
  /** Default `127.0.0.1`. */
  readonly address?: string | undefined;
  /** The first of the ports, one a socket in the order of `vendors`; default 0: any that is free. */
  readonly port?: number | undefined;
  /** Default: all nine. */
  readonly vendors?: readonly VendorId[] | undefined;
  /** How long a `slow-…` target takes, in milliseconds. Default 2,000. */
  readonly slowMs?: number | undefined;
}

/** Where one vendor answers. */
export interface SimulatedVendor {
  /** Clear text: HTTP/1.1, and for APNs HTTP/2 with prior knowledge. No slash at the end. */
  readonly url: string;
  /** TLS, for APNs (HTTP/2) and FCM (HTTP/2 and HTTP/1.1); trust `certificate` for it. */
  readonly secureUrl?: string | undefined;
}

/** Nine vendors in one process. */
export interface Simulator {
  /** Where each of those that were started answers; it stays the same until the simulator stops. */
  readonly vendors: Readonly<{ [Id in VendorId]?: SimulatedVendor }>;
  /** The clear-text URL of a vendor. Throws a `TypeError` for one that was not started. */
  url(vendor: VendorId): string;
  /** PEM, for `ca`. */
  readonly certificate: string;
  /** Who got a push, and how often. */
  readonly record: Record;
  /** Changes what is answered; the function it returns undoes that. Throws a `TypeError` for a fault that the vendor's HTTP cannot have. */
  add(rule: Rule): () => void;
  /** Takes back all rules and empties the record. */
  reset(): void;
  /** No vendor, or this one, takes connections until the function it returns was called: they are refused by the system. */
  refuseConnections(vendor: VendorId): Promise<() => Promise<void>>;
  /** Posts a vendor's receipt to a URL, as the vendor would. */
  postReceipt(vendor: VendorId, options: ReceiptOptions): Promise<PostedReceipt>;
  /** Closes every socket. */
  stop(): Promise<void>;
}

interface Running {
  readonly host: VendorHost;
  readonly sockets: Listening[];
  readonly open: () => Promise<Listening[]>;
}

/** Starts the simulator. Throws a `TypeError` for an unknown vendor, and what the system says of a port that is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { address = '127.0.0.1', vendors: ids = vendorIds, slowMs = 2000 } = options;
  for (const id of ids) if (!findVendor(id)) throw new ArgumentError('vendors', id, `among ${vendorIds.join(', ')}`);
  const rules = new Rules();
  const record = new Record();
  const certificate = await makeCertificate();
  const running = new Map<VendorId, Running>();
  let port = options.port ?? 0;
  for (const id of ids) {
    const host = new VendorHost(new Answerer(simulatedById(id)), rules, record, slowMs);
    const one = await run(host, address, port, certificate);
    if (port > 0) port += one.sockets.length;
    running.set(id, one);
  }
  const urlOf = (id: VendorId): string => {
    const one = running.get(id);
    if (!one) throw new ArgumentError('vendor', id, `among those started: ${ids.join(', ')}`);
    return urlsOf(address, one.sockets).url;
  };
  const urls = [...running].map(([id, { sockets }]) => [id, urlsOf(address, sockets)] as const);
  return {
    vendors: Object.fromEntries(urls) as Simulator['vendors'],
    url: urlOf,
    certificate: certificate.cert,
    record,
    add: (rule) => rules.add(rule),
    reset: () => {
      rules.clear();
      record.clear();
      for (const { host } of running.values()) host.forgetKeys();
    },
    refuseConnections: (vendor) => refuse(running.get(vendor)),
    postReceipt,
    stop: () => stop([...running.values()]),
  };
}

async function run(host: VendorHost, address: string, port: number, certificate: Certificate): Promise<Running> {
  const open = (first: number, second: number) => openSockets(host, address, first, second, certificate);
  const sockets = await open(port, port > 0 ? port + 1 : 0);
  const [first, second] = sockets.map((socket) => socket.port);
  return { host, sockets, open: () => open(first ?? 0, second ?? 0) };
}

async function openSockets(
  host: VendorHost,
  address: string,
  first: number,
  second: number,
  certificate: Certificate,
): Promise<Listening[]> {
  const { vendor } = host.answerer;
  const versions = versionsOf(vendor);
  const clear = versions[0] === 2 ? listenHttp2 : listenHttp1;
  const sockets = [await clear(host, address, first)];
  if (versions.includes(2)) sockets.push(await listenTls(host, address, second, certificate, versions.includes(1)));
  return sockets;
}

function urlsOf(address: string, [clear, secure]: readonly Listening[]): SimulatedVendor {
  const host = address.includes(':') ? `[${address}]` : address;
  const url = `http://${host}:${clear?.port}`;
  return secure ? { url, secureUrl: `https://${host}:${secure.port}` } : { url };
}

async function refuse(running: Running | undefined): Promise<() => Promise<void>> {
  if (!running) throw new ArgumentError('vendor', undefined, 'one that was started');
  await Promise.all(running.sockets.map((socket) => socket.close()));
  return async () => {
    running.sockets.splice(0, running.sockets.length, ...(await reopened(running)));
  };
}

/** On the same port, which a stranger's outgoing connection may hold for a moment. */
async function reopened(running: Running, tries = 200): Promise<Listening[]> {
  try {
    return await running.open();
  } catch (error) {
    if (tries <= 1 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return reopened(running, tries - 1);
  }
}

async function stop(all: readonly Running[]): Promise<void> {
  for (const { host } of all) host.stop();
  await Promise.all(all.flatMap(({ sockets }) => sockets.map((socket) => socket.close())));
}
