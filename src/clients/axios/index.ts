import type { AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { ArgumentError } from '../../core/argument-error.ts';
import { markWrapped, wrappingOf } from '../marks.ts';
import { watchSockets } from '../node-wire.ts';
import { checkOptions, type Settings, type WrapOptions } from '../options.ts';
import { watchUndici } from '../undici-wire.ts';
import { Call } from './call.ts';
import { settleError, settleResponse } from './settle.ts';

export { outcomesOf } from '../marks.ts';
export type { About, WrapOptions } from '../options.ts';

/** An axios instance. By its members, for axios' types differ between `import` and `require`. */
export interface AxiosLike {
  /** Its lists, which axios walks for each request. The wrapping joins each walk and adds nothing to the lists. */
  readonly interceptors: {
    /** Ours runs next to the wire, after all of the user's. */
    readonly request: object;
    /** Ours runs next to the wire, before all of the user's. */
    readonly response: object;
  };
  /** Read for the order in which this axios walks its lists; never changed. */
  readonly defaults: object;
  /** Part of the shape only: the wrapping sends nothing by itself. */
  // biome-ignore lint/suspicious/noExplicitAny: as axios has it
  request(config: any): Promise<any>;
}

/**
 * Puts outcomes beside every response and error of an axios instance: `outcomesOf(responseOrError)`. Returns `unwrap`,
 * which may be called more than once.
 *
 * `observe` (default) changes nothing that the user of the instance sees. A body that is asked for as a stream, a blob
 * or a form is the user's alone, and has no outcomes. `strict` takes the body as text, throws for no status, follows no
 * redirect and bounds the body; a broken wire and a body that is too long still reject, as axios promises, and the error
 * carries the outcomes. Throws an `ArgumentError` for wrong options, and for an instance that is wrapped already.
 */
export function wrapAxios(client: AxiosLike, options: WrapOptions<AxiosResponse>): () => void {
  const instance = client as AxiosInstance;
  if (typeof instance !== 'function' || !instance.interceptors) throw new ArgumentError('instance', instance, 'an axios instance');
  if (wrappingOf(instance.interceptors)) throw new ArgumentError('instance', instance, 'an instance that is not wrapped already');
  const settings = checkOptions(options);
  const stops = [watchSockets(), watchUndici(), hook(instance, settings)];
  markWrapped(instance.interceptors, true);
  return () => {
    if (stops.length > 0) markWrapped(instance.interceptors, undefined);
    for (const stop of stops.splice(0)) stop();
  };
}

type Visit = (interceptor: unknown) => void;
interface Manager {
  forEach(visit: Visit): void;
}

/**
 * axios walks its request interceptors and then, at once, those for the response. Ours join each walk at the place next
 * to the wire, which `use` cannot give, and so no id that the user holds for `eject` moves.
 */
function hook(instance: AxiosInstance, settings: Settings<AxiosResponse>): () => void {
  const request = instance.interceptors.request as unknown as Manager;
  const response = instance.interceptors.response as unknown as Manager;
  let call = new Call(instance, settings);
  const unhookRequest = onWalk(request, (visit, walk) => {
    call = new Call(instance, settings);
    const current = call;
    const ours = { fulfilled: (config: InternalAxiosRequestConfig) => current.prepare(config), rejected: undefined, synchronous: true };
    const oursLast = instance.defaults.transitional?.legacyInterceptorReqResOrdering === false;
    if (!oursLast) visit(ours);
    walk(visit);
    if (oursLast) visit(ours);
  });
  const unhookResponse = onWalk(response, (visit, walk) => {
    visit(settlerOf(call));
    walk(visit);
  });
  return () => {
    unhookRequest();
    unhookResponse();
  };
}

function settlerOf(call: Call) {
  return {
    fulfilled: (response: AxiosResponse<unknown, unknown> & { config: InternalAxiosRequestConfig }) => {
      call.giveBack();
      settleResponse(call, response);
      return response;
    },
    rejected: (error: unknown) => {
      call.giveBack();
      settleError(call, error);
      return Promise.reject(error);
    },
  };
}

function onWalk(manager: Manager, join: (visit: Visit, walk: (visit: Visit) => void) => void): () => void {
  const { forEach } = manager;
  const own = Object.getOwnPropertyDescriptor(manager, 'forEach');
  const walk = (visit: Visit) => forEach.call(manager, visit);
  Object.defineProperty(manager, 'forEach', {
    value: (visit: Visit) => join(visit, walk),
    configurable: true,
    writable: true,
    enumerable: false,
  });
  return () => {
    if (own) Object.defineProperty(manager, 'forEach', own);
    else delete (manager as Partial<Manager>).forEach;
  };
}
