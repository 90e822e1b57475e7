import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Fault } from '../core/fault.ts';

/** What became of one request inside undici, be it Node's own or the package. */
export interface Wire {
  readonly method: string;
  readonly path: string;
  tied: boolean;
  sent: boolean;
  error: unknown;
}

interface Message {
  readonly request: { readonly method?: string; readonly path?: string };
  readonly error?: unknown;
}

const wires = new WeakMap<object, Wire>();
let opening: Wire | undefined;
let watchers = 0;

/** Listens to undici, in every copy of it in this process. */
export function watchUndici(): () => void {
  if (watchers === 0) for (const [channel, listener] of listeners) subscribe(channel, listener);
  watchers += 1;
  return () => {
    watchers -= 1;
    if (watchers === 0) for (const [channel, listener] of listeners) unsubscribe(channel, listener);
  };
}

/** Calls `start`, and ties the request that it creates at once to a wire; one that is created later stays untied. */
export function tie<Result>(method: string, path: string, start: () => Result): { result: Result; wire: Wire } {
  const wire: Wire = { method, path, tied: false, sent: false, error: undefined };
  const outer = opening;
  opening = wire;
  try {
    return { result: start(), wire };
  } finally {
    opening = outer;
  }
}

/** Whether the request can have been written. A second attempt behind our back ends in an error that is not the first one's. */
export function writtenByUndici(wire: Wire | undefined, chain: readonly unknown[]): Fault['written'] {
  if (!wire?.tied || wire.sent) return 'perhaps';
  return wire.error === undefined || chain.includes(wire.error) ? 'never' : 'perhaps';
}

const listeners: readonly (readonly [string, (message: unknown) => void])[] = [
  [
    'undici:request:create',
    (message) => {
      const { request } = message as Message;
      if (!opening) return;
      // Two requests from one call, or another than was asked for: nobody can say which of them an error is about.
      if (opening.tied || request.method !== opening.method || request.path !== opening.path) opening.sent = true;
      opening.tied = true;
      wires.set(request, opening);
    },
  ],
  [
    'undici:client:sendHeaders',
    (message) =>
      update(message, (wire) => {
        wire.sent = true;
      }),
  ],
  [
    'undici:request:error',
    (message) =>
      update(message, (wire, error) => {
        wire.error ??= error;
      }),
  ],
];

function update(message: unknown, change: (wire: Wire, error: unknown) => void): void {
  const { request, error } = message as Message;
  const wire = wires.get(request);
  if (wire) change(wire, error);
}
