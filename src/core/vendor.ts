import type { Api } from './api.ts';
import type { CodeTable, Verdict } from './code-table.ts';
import type { Finding } from './finding.ts';
import type { HttpRequest } from './http-request.ts';
import type { Outcomes } from './outcome.ts';
import type { RawReply, Sent, TargetKind } from './reply.ts';
import type { Reply } from './reply-view.ts';
import type { Request } from './request.ts';
import type { Simulation } from './simulation.ts';
import type { Texts } from './texts.ts';

/** As much of zod's schema as the core needs: any library that can say yes or no will do. */
export interface Schema<Data> {
  /** Whether a decoded body fits, without throwing for one that does not; what it throws all the same counts as a no. */
  safeParse(value: unknown):
    | {
        /** It fits: its code is read. */
        readonly success: true;
        /** What `read` gets. */
        readonly data: Data;
      }
    | {
        /** It does not fit: no code can be read, and the status speaks. */
        readonly success: false;
      };
}

/** How one API of a vendor is read. */
export interface ApiDefinition<Data = unknown> {
  /** What `read` reads and no more. A body that does not fit holds no code: then the status speaks. */
  readonly schema: Schema<Data>;
  /**
   * The rows of this API, by the codes that `read` gives. One that neither they nor `orElse` know is `unrecognized`, or
   * takes the advice of a 429 or 5xx.
   */
  readonly codes: CodeTable;
  /** Whose table is asked next. Default: none, but `send` for operations. What it says of a token is suspect at most. */
  readonly orElse?: Api | undefined;
  /** The row a bare status means here, where it differs from the common one: `404`, or `5xx` for a class. */
  readonly statuses?: Readonly<Record<string, string>> | undefined;
  /** An unknown code is `unrecognized` under every status, not only where the status says nothing about codes. */
  readonly statusNeverSpeaksForCodes?: true | undefined;
  /** The API knows nothing but tokens, so a kind that was not given does no harm. */
  readonly onlyTokens?: true | undefined;
  /** Default: the body as JSON. Undefined means that it cannot be read. */
  readonly decode?: ((reply: Reply) => unknown) | undefined;
  /** What the reply says. Nothing at all means that no code can be read. */
  read(data: Data, reply: Reply, request: Request): readonly Finding[] | undefined;
}

/** A vendor as data, for `defineVendor`. */
export interface VendorDefinition {
  /** Stands in every outcome; gate, fuse and store tell vendors apart by it, so one of your own takes a name that no other has. */
  readonly id: string;
  /** The name a person knows it by. */
  readonly name: string;
  /** What `unicast` and `multicast` mean here. Default `token`. */
  readonly unicastKind?: TargetKind | undefined;
  /** The calls whose replies can be read. Of one that is left out the status alone speaks. */
  readonly apis: Readonly<Partial<Record<Exclude<Api, 'client'>, ApiDefinition<never>>>>;
  /** The vendor itself drops a repeat under the same key (the field's name), so that a send that used one may be repeated. */
  readonly dropsRepeatsBy?: string | undefined;
  /** The vendor's rate is in devices a second, so a batch of 500 counts 500 times. Default: in requests. */
  readonly rateCounts?: 'devices' | undefined;
  /** Targets that one send may hold. `deliver` makes no larger batch. */
  readonly mostTargets?: number | undefined;
  /** What a request of this vendor asks, and of whom, from its path, headers and body. Undefined: not a call we know. */
  readonly sentOf?: ((request: HttpRequest) => Sent | undefined) | undefined;
  /** Sentences, sources and the codes only a device sees: loaded by `explain`, never by `parse`. */
  readonly loadTexts?: (() => Promise<VendorTexts>) | undefined;
  /** The inverse of `read`: replies that carry a given code. For tests and the simulator, never for `parse`. */
  readonly loadSimulation?: (() => Promise<Simulation>) | undefined;
}

/** What `loadTexts` resolves with. */
export interface VendorTexts {
  /** Sentence, source and confidence of each row; a row without them is explained by its cause, as `inferred`. */
  readonly texts: Texts;
  /** The codes that only a device sees. Left out: none are known. */
  readonly client?: CodeTable;
}

/** A vendor that can be read. */
export interface Vendor<Id extends string = string> {
  /** As defined; stands in every outcome. */
  readonly id: Id;
  /** The name a person knows it by; nothing is looked up by it. */
  readonly name: string;
  /** What it was made from: its tables, and the facts that `deliver` goes by (`mostTargets`, `dropsRepeatsBy`). */
  readonly definition: VendorDefinition;
  /** The row of a code, with everything its cause fills in, in the table of this API alone. */
  verdict(code: string, api: Api): Verdict | undefined;
  /**
   * One raw reply to at least one outcome. Total: throws a `TypeError` only for a wrong `sent.api` or `sent.targets`.
   * `resolve` finds the vendors whose codes this one carries; alone, a vendor answers `unrecognized` for those.
   */
  parse(reply: RawReply, sent?: Sent, resolve?: (id: string) => Vendor | undefined): Outcomes;
}
