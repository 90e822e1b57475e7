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
  /** No table knows the code: it is a stranger's text, of any length. */
  readonly unknown?: true;
}

/** Looks codes and bare statuses up in one vendor's tables. Every row is filled in once. */
export class Judge {
  private readonly definition: VendorDefinition;
  private readonly tables: Readonly<Record<string, Map<string, Judgement>>>;
  private readonly statuses = new Map<string, Judgement>();

  constructor(definition: VendorDefinition) {
    this.definition = definition;
    const tables: Record<string, Map<string, Judgement>> = Object.create(null);
    for (const [api, { codes }] of Object.entries(definition.apis)) {
      const rows = Object.entries(codes).map(([code, row]) => [code, { code, verdict: checked(definition.id, api, code, row) }] as const);
      tables[api] = new Map(rows);
    }
    this.tables = tables;
  }

  row(code: string, api: Api): Verdict | undefined {
    return this.tables[api]?.get(code)?.verdict;
  }

  /** The verdict on a code under a status: its own table, then the next one, then what the status says of unknown codes. */
  code(code: string, api: Exclude<Api, 'client'>, status: number): Judgement {
    const known = this.known(code, api);
    if (known === undefined) return this.unknown(code, api, status);
    return isSuccessUnderFailure(known, status) ? this.successUnder(status, api, code) : known;
  }

  /** The status decides; but body and status of a 5xx contradict each other, so nobody can say what happened. */
  private successUnder(status: number, api: Exclude<Api, 'client'>, code: string): Judgement {
    const { verdict } = this.status(api, status);
    return { code, verdict: status >= 500 ? { ...verdict, uncertain: true } : verdict };
  }

  /** The verdict where no code can be read. */
  status(api: Exclude<Api, 'client'>, status: number): Judgement {
    const key = `${api} ${status}`;
    const known = this.statuses.get(key);
    if (known) return known;
    const judgement = this.judgeStatus(api, status);
    this.statuses.set(key, judgement);
    return judgement;
  }

  /** The verdict on a code that no table knows. */
  unknown(code: string, api: Exclude<Api, 'client'>, status: number): Judgement {
    if ((status === 429 || status >= 500) && !this.definition.apis[api]?.statusNeverSpeaksForCodes)
      return { ...this.status(api, status), code, unknown: true };
    return { code, verdict: unrecognized, unknown: true };
  }

  private known(code: string, api: Exclude<Api, 'client'>): Judgement | undefined {
    return this.tables[api]?.get(code) ?? this.borrowed(code, api);
  }

  private borrowed(code: string, api: Exclude<Api, 'client'>): Judgement | undefined {
    const next = this.definition.apis[api]?.orElse ?? (api === 'operation' ? 'send' : undefined);
    const row = next && this.tables[next]?.get(code);
    return row && { ...row, borrowed: true };
  }

  private judgeStatus(api: Exclude<Api, 'client'>, status: number): Judgement {
    const usual = verdictOf(rowOfStatus(status));
    const statuses = this.definition.apis[api]?.statuses ?? {};
    const code = statuses[status] ?? statuses[`${Math.floor(status / 100)}xx`];
    const named = code === undefined ? undefined : this.known(code, api);
    if (!named || isSuccessUnderFailure(named, status)) return { code: `http-${status}`, verdict: usual };
    const { verdict } = named;
    return {
      code: named.code,
      verdict: { ...verdict, uncertain: usual.uncertain || verdict.uncertain, token: verdict.token === 'dead' ? 'suspect' : verdict.token },
    };
  }
}

/** Under another status than 2xx nothing was accepted, whatever a table says. */
const isSuccessUnderFailure = ({ verdict }: Judgement, status: number): boolean =>
  verdict.cause === 'accepted' && (status < 200 || status >= 300);

const unrecognized = verdictOf('unrecognized');

function checked(vendor: string, api: string, code: string, row: Row): Verdict {
  const verdict = verdictOf(row as RowObject);
  if (verdict.token === 'dead' && !deadly.has(verdict.cause))
    throw new TypeError(`push-outcome: ${vendor} ${api} ${code} says dead for ${verdict.cause}; only ${[...deadly].join(', ')} may`);
  return verdict;
}
