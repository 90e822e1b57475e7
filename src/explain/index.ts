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
  /** In English. */
  readonly en: string;
  /** The same in simplified Chinese. */
  readonly zh: string;
}

/** What a code means, what follows from it, and who says so. */
export interface Explanation {
  /** The id of the vendor. */
  readonly vendor: string;
  /** Whose table the row stands in. For a bare status: the API that was asked for, else `send`. */
  readonly api: Api;
  /** As it was asked for, as text: the key of the row, or `http-<status>`. */
  readonly code: string;
  /** What the row says; what its cause says where the row has no sentence of its own, or none in that language. */
  readonly meaning: Bilingual;
  /** What a person does about it, by the cause. Where the row takes a death back, nobody is told to delete a token. */
  readonly whatToDo: Bilingual;
  /** Its cause; `accepted` for a success. */
  readonly cause: Cause | 'accepted';
  /** The row's advice; a reply may ask for another wait. */
  readonly retry: Retry;
  /** The row's advice. An outcome may say less, as `dead` needs a voucher in the reply. */
  readonly token: TokenFate;
  /** How much is held back meanwhile; `none` for a success. */
  readonly pause: Pause;
  /** The code leaves open whether the push was taken. */
  readonly uncertain?: true;
  /** A `dead` that needs a second sighting a day apart. */
  readonly confirm?: true;
  /** The status the code comes with; absent where its source names none. For `http-<status>` that status. */
  readonly httpStatus?: number;
  /** How far the row can be trusted; `inferred` where it has no source, and for a bare status. */
  readonly confidence: Confidence;
  /** Where the fact comes from: a page, an SDK, a log; RFC 9110 for a bare status, `no text for this row` where none is known. */
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
