import type { Outcome } from '../../../src/core/outcome.ts';
import type { ReceiptReport, ReceiptVendor } from '../../../src/effects/receipts/index.ts';
import { replyFor } from '../../../src/testing/index.ts';
import { vendors } from '../../../src/vendors/index.ts';

export const secret = 'only-we-know-this-word-4711';
/** The middle of 2026; later than all receipts of the simulator. */
export const nowMs = Date.UTC(2026, 5, 1);

/** Rows of the receipt table that stand for fetched lists or statuses, which nobody posts. */
const notPosted = /^(?:0|1#reply|invalid_list.*|invalidUser\..*|100\d\d|80002|http .*|.*#not_a_regid)$/;

/** Every documented status of a vendor that stands in a post. Huawei's and Tencent's 0 is a delivery. */
export const postedCodes = (vendor: ReceiptVendor): readonly string[] =>
  Object.keys(vendors[vendor].definition.apis.receipt?.codes ?? {}).filter((code) => vendor === 'huawei' || !notPosted.test(code));

/** What the vendor posts. */
export function postedBody(vendor: ReceiptVendor, code: string, targets: readonly string[]): { body: string; type: string } {
  const { body, headers } = replyFor(vendor, code, { api: 'receipt', targets });
  return { body: String(body), type: String((headers as Record<string, unknown> | undefined)?.['content-type'] ?? 'application/json') };
}

export const post = (
  body: string | Uint8Array<ArrayBuffer>,
  { path = `/${secret}`, headers = {} }: { path?: string; headers?: Record<string, string> } = {},
): Request =>
  new Request(`https://example.com${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

/** A listener that keeps what it got. */
export function listener() {
  const got: { readonly outcomes: readonly Outcome[]; readonly report: ReceiptReport }[] = [];
  return {
    got,
    outcomes: () => got.flatMap(({ outcomes }) => outcomes),
    targets: () => got.flatMap(({ outcomes }) => outcomes.flatMap(({ targets }) => targets)),
    onOutcomes: (outcomes: readonly Outcome[], report: ReceiptReport) => void got.push({ outcomes, report }),
  };
}

/** Huawei's answer to a post, and what others want to hear. */
export const acknowledgements: Readonly<Record<ReceiptVendor, string>> = {
  huawei: '{"code":"0","message":"success"}',
  honor: '{"code":"0","message":"success"}',
  xiaomi: 'OK',
  oppo: 'OK',
  vivo: '{"errno":0,"errmsg":"success"}',
  meizu: 'OK',
  'tencent-im': '{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0}',
};
