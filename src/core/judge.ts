import type { Api } from './api.ts';
import { deadly, type Row, type RowObject, type Verdict, verdictOf } from './code-table.ts';
import { rowOfStatus } from './status-row.ts';
import type { VendorDefinition } from './vendor.ts';

/** A verdict and the code it stands under. */
export interface Judgement {
  readonly code: string;
  readonly verdict: Verdict;
  /** The row is another API's, so what it says of the token is suspect at most. */
  readonly borrowed?: boolean;
  /** No table knows the code: it is a stranger's text. */
  readonly unknown?: true;
}

/** Looks codes and bare statuses up in one vendor's tables. Every row is filled in once. */
export class Judge {
  readonly #definition: VendorDefinition;
  readonly #tables = new Map<Api, Map<string, Verdict>>();
  readonly #statuses = new Map<string, Judgement>();

  constructor(definition: VendorDefinition) {
    this.#definition = definition;
    for (const [api, { codes }] of Object.entries(definition.apis)) {
      const rows = Object.entries(codes).map(([code, row]) => [code, checked(definition.id, api, code, row)] as const);
      this.#tables.set(api as Api, new Map(rows));
    }
  }

  row(code: string, api: Api): Verdict | undefined {
    return this.#tables.get(api)?.get(code);
  }

  /** The verdict on a code under a status: its own table, then the next one, then what the status says of unknown codes. */
  code(code: string, api: Exclude<Api, 'client'>, status: number): Judgement {
    const ok = status >= 200 && status < 300;
    const own = this.row(code, api);
    const next = own ? undefined : this.#next(api);
    const verdict = own ?? (next && this.row(code, next));
    if (verdict)
      return verdict.cause === 'accepted' && !ok ? { ...this.status(api, status), code: short(code) } : { code, verdict, borrowed: !own };
    if ((status === 429 || status >= 500) && !this.#definition.apis[api]?.statusNeverSpeaksForCodes)
      return { ...this.status(api, status), code: short(code), unknown: true };
    return { code: short(code), verdict: unrecognized, unknown: true };
  }

  /** The verdict where no code can be read. */
  status(api: Exclude<Api, 'client'>, status: number): Judgement {
    const key = `${api} ${status}`;
    const known = this.#statuses.get(key);
    if (known) return known;
    const judgement = this.#judgeStatus(api, status);
    this.#statuses.set(key, judgement);
    return judgement;
  }

  #judgeStatus(api: Exclude<Api, 'client'>, status: number): Judgement {
    const usual = verdictOf(rowOfStatus(status));
    const statuses = this.#definition.apis[api]?.statuses ?? {};
    const code = statuses[status] ?? statuses[`${Math.floor(status / 100)}xx`];
    const verdict = code === undefined ? undefined : this.row(code, api);
    if (code === undefined || !verdict) return { code: `http-${status}`, verdict: usual };
    return {
      code,
      verdict: { ...verdict, uncertain: usual.uncertain || verdict.uncertain, token: verdict.token === 'dead' ? 'suspect' : verdict.token },
    };
  }

  #next(api: Exclude<Api, 'client'>): Api | undefined {
    return this.#definition.apis[api]?.orElse ?? (api === 'operation' ? 'send' : undefined);
  }
}

const unrecognized = verdictOf('unrecognized');

/** A code that no table knows is the stranger's text: it is cut. */
const short = (code: string): string => (code.length > 64 ? `${code.slice(0, 63)}…` : code);

function checked(vendor: string, api: string, code: string, row: Row): Verdict {
  const verdict = verdictOf(row as RowObject);
  if (verdict.token === 'dead' && !deadly.has(verdict.cause))
    throw new TypeError(`push-outcome: ${vendor} ${api} ${code} says dead for ${verdict.cause}; only ${[...deadly].join(', ')} may`);
  return verdict;
}
