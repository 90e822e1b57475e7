import type { Api } from '../core/api.ts';
import { ArgumentError } from '../core/argument-error.ts';
import type { HttpRequest } from '../core/http-request.ts';
import type { Outcomes } from '../core/outcome.ts';
import type { Sent } from '../core/reply.ts';
import { requestOf } from '../core/request.ts';
import type { Vendor } from '../core/vendor.ts';
import { findVendor, type VendorId, vendorIds } from '../vendors/index.ts';

/** What `onOutcomes` is told beside the outcomes. */
export interface About<Response> {
  /** What of the request may be shown: no path, no target, no credential. */
  readonly request: {
    /** The id of the vendor it went to. */
    readonly vendor: string;
    /** As `sent` says, else as the vendor reads the request; `send` where neither knows. */
    readonly api: Exclude<Api, 'client'>;
  };
  /** The client's own response; absent where none arrived. */
  readonly response?: Response;
}

/** How a client is wrapped. */
export interface WrapOptions<Response = unknown> {
  /** An id or a vendor, or which one a request goes to; undefined means that the request is none of ours and is left alone. */
  readonly vendor: VendorId | Vendor | ((request: HttpRequest) => VendorId | Vendor | undefined);
  /** One credential x one package x one environment and region; copied into every outcome. */
  readonly app?: string | undefined;
  /** What was asked, and of whom. Default: what the vendor reads from the request, where it can. */
  readonly sent?: Sent | ((request: HttpRequest) => Sent | undefined) | undefined;
  /** Default `observe`: the user of the client sees nothing of the wrapping. */
  readonly mode?: 'observe' | 'strict' | undefined;
  /** Called once a request, before its promise settles. Whatever it throws is dropped. */
  readonly onOutcomes?: ((outcomes: Outcomes, about: About<Response>) => unknown) | undefined;
  /** A longer body is not read: its outcome is uncertain, `malformed_reply`. In bytes; default 8 MiB. */
  readonly maxBodyBytes?: number | undefined;
}

export const defaultMaxBodyBytes = 8 * 1024 * 1024;

/** The options, checked: the one place where a wrapping throws. */
export function checkOptions<Response>(options: WrapOptions<Response>): Settings<Response> {
  if (typeof options !== 'object' || options === null) throw new ArgumentError('options', options, 'an object with a vendor');
  const { vendor, app, sent, mode = 'observe', onOutcomes, maxBodyBytes = defaultMaxBodyBytes } = options;
  const fixed = typeof vendor === 'function' ? undefined : vendorOf(vendor);
  if (typeof vendor !== 'function' && !fixed) throw new ArgumentError('options.vendor', vendor, vendorsAllowed);
  if (app !== undefined && typeof app !== 'string') throw new ArgumentError('options.app', app, 'a string');
  if (mode !== 'observe' && mode !== 'strict') throw new ArgumentError('options.mode', mode, 'observe or strict');
  if (onOutcomes !== undefined && typeof onOutcomes !== 'function') throw new ArgumentError('options.onOutcomes', onOutcomes, 'a function');
  if (!(Number.isSafeInteger(maxBodyBytes) && maxBodyBytes > 0))
    throw new ArgumentError('options.maxBodyBytes', maxBodyBytes, 'a whole number above 0');
  if (typeof sent !== 'function') requestOf(sent, 'token');
  return { vendor: fixed ?? (vendor as Settings['vendor']), app, sent, strict: mode === 'strict', onOutcomes, maxBodyBytes };
}

const vendorsAllowed = `one of ${vendorIds.join(', ')}, a vendor made by defineVendor, or a function that names one`;

/** `WrapOptions`, checked and with their defaults. */
export interface Settings<Response = unknown> {
  readonly vendor: Vendor | ((request: HttpRequest) => unknown);
  readonly app: string | undefined;
  readonly sent: WrapOptions['sent'];
  readonly strict: boolean;
  readonly onOutcomes: WrapOptions<Response>['onOutcomes'];
  readonly maxBodyBytes: number;
}

/** A vendor, be it given by id or as itself. */
export function vendorOf(vendor: unknown): Vendor | undefined {
  const made = typeof vendor === 'object' && vendor !== null && typeof (vendor as Vendor).parse === 'function';
  return made ? (vendor as Vendor) : findVendor(vendor);
}
