import type { Pause, Retry, TokenFate } from '../core/advice.ts';
import { type Api, apis } from '../core/api.ts';
import type { Cause } from '../core/cause.ts';
import { deadly, type Verdict, verdictOf } from '../core/code-table.ts';
import { rowOfStatus } from '../core/status-row.ts';
import type { Confidence } from '../core/texts.ts';
import type { Vendor, VendorTexts } from '../core/vendor.ts';
import { findVendor, type VendorId, vendorIds, vendors } from '../vendors/index.ts';
import { causeTexts } from './cause-texts.ts';

/** A sentence in English and in Chinese. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** What a code means, what follows from it, and who says so. */
export interface Explanation {
  readonly vendor: string;
  readonly api: Api;
  readonly code: string;
  readonly meaning: Bilingual;
  readonly whatToDo: Bilingual;
  readonly cause: Cause | 'accepted';
  readonly retry: Retry;
  readonly token: TokenFate;
  readonly pause: Pause;
  /** The code leaves open whether the push was taken. */
  readonly uncertain?: true;
  /** A `dead` that needs a second sighting a day apart. */
  readonly confirm?: true;
  readonly httpStatus?: number;
  readonly confidence: Confidence;
  readonly source: string;
  /** What another source says instead. */
  readonly disputed?: string;
}

// The sentences are loaded here and nowhere else, so that reading replies never pays for them.
const loaded = new Map<string, VendorTexts | undefined>(
  await Promise.all(Object.values(vendors).map(async (vendor) => [vendor.id, await vendor.definition.loadTexts?.()] as const)),
);

/**
 * What a vendor's code means. Without `api` the first of send, auth, operation, receipt, client that knows it answers.
 * `http-<status>` explains a bare status. Undefined for a vendor or code that nobody knows.
 */
export function explain(vendor: VendorId | Vendor, code: string | number, api?: Api): Explanation | undefined {
  const found = typeof vendor === 'object' && vendor !== null ? vendor : findVendor(vendor);
  if (!found) return undefined;
  for (const name of api === undefined ? apis : [api]) {
    const verdict = verdictIn(found, String(code), name);
    if (verdict) return explanationOf(found, name, String(code), verdict);
  }
  return explainStatus(found, String(code), api);
}

/** Every row of every vendor, or of one. */
export function catalogue(vendor?: VendorId | Vendor): readonly Explanation[] {
  const chosen = vendor === undefined ? vendorIds : [vendor];
  return chosen.flatMap((one) => {
    const found = typeof one === 'object' ? one : findVendor(one);
    return found ? apis.flatMap((api) => codesOf(found, api).flatMap((code) => explain(found, code, api) ?? [])) : [];
  });
}

function codesOf(vendor: Vendor, api: Api): readonly string[] {
  if (api === 'client') return Object.keys(loaded.get(vendor.id)?.client ?? {});
  return Object.keys(vendor.definition.apis[api]?.codes ?? {});
}

function verdictIn(vendor: Vendor, code: string, api: Api): Verdict | undefined {
  if (api !== 'client') return vendor.verdict(code, api);
  const row = loaded.get(vendor.id)?.client;
  return row && Object.hasOwn(row, code) ? verdictOf(row[code] ?? 'client_sdk') : undefined;
}

function explanationOf(vendor: Vendor, api: Api, code: string, verdict: Verdict): Explanation {
  const table = loaded.get(vendor.id)?.texts[api];
  const text = table && Object.hasOwn(table, code) ? table[code] : undefined;
  const usual = causeTexts[verdict.cause];
  const action = actionOf(verdict);
  return {
    vendor: vendor.id,
    api,
    code,
    meaning: { en: text?.en ?? usual.en, zh: text?.zh ?? usual.zh },
    whatToDo: { en: action.doEn, zh: action.doZh },
    cause: verdict.cause,
    retry: verdict.retry,
    token: verdict.token,
    pause: verdict.pause,
    ...(verdict.uncertain && { uncertain: true as const }),
    ...(verdict.confirm && { confirm: true as const }),
    ...(text?.httpStatus !== undefined && { httpStatus: text.httpStatus }),
    confidence: text?.confidence ?? 'inferred',
    source: text?.source ?? 'no text for this row',
    ...(text?.disputed !== undefined && { disputed: text.disputed }),
  };
}

/** Where a row takes back what its cause says of the token, nobody is told to delete it. */
function actionOf({ cause, token }: Verdict): (typeof causeTexts)[Cause] {
  return deadly.has(cause) && token !== 'dead' ? causeTexts.token_mismatch : causeTexts[cause];
}

function explainStatus(vendor: Vendor, code: string, api: Api = 'send'): Explanation | undefined {
  const status = Number(/^http-(\d{3})$/.exec(code)?.[1]);
  if (!(status >= 100)) return undefined;
  const explanation = explanationOf(vendor, api, code, verdictOf(rowOfStatus(status)));
  return { ...explanation, httpStatus: status, source: 'RFC 9110: the status alone, where no code could be read' };
}
