import { ArgumentError } from '../../core/argument-error.ts';
import type { VendorId } from '../../vendors/index.ts';
import { replyFor } from '../reply-for.ts';
import { bytesOf, headersOf } from './exchange.ts';

/** What a receipt says, and where it goes. */
export interface ReceiptOptions {
  /** Where to. */
  readonly url: string;
  /** A code of the vendor's receipt table. */
  readonly code: string;
  /** Those that the receipt names. */
  readonly targets: readonly string[];
}

/** What the receiver answered. */
export interface PostedReceipt {
  /** The HTTP status, after redirects. */
  readonly status: number;
  /** The whole body as text. */
  readonly body: string;
}

/** Posts what a vendor would post: its receipt with this code about these targets. */
export async function postReceipt(vendor: VendorId, { url, code, targets }: ReceiptOptions): Promise<PostedReceipt> {
  if (!URL.canParse(url)) throw new ArgumentError('url', url, 'an absolute URL');
  const receipt = replyFor(vendor, code, { api: 'receipt', targets });
  const headers = { 'content-type': 'application/json', ...headersOf(receipt) };
  const response = await fetch(url, { method: 'POST', headers, body: bytesOf(receipt), signal: AbortSignal.timeout(10_000) });
  return { status: response.status, body: await response.text() };
}
