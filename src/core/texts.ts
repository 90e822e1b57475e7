import type { Api } from './api.ts';

/** How far a row can be trusted: the vendor's own page or SDK, other public code, or our reading. */
export type Confidence = 'official' | 'secondary' | 'inferred';

/** What only `explain` needs of a row. */
export interface Text {
  /** The HTTP status the code comes with, where the source says one. */
  readonly httpStatus?: number;
  /** How far `source` carries the row. No verdict is changed by it. */
  readonly confidence: Confidence;
  /** What the code means, in English. */
  readonly en: string;
  /** The same in Chinese. */
  readonly zh?: string;
  /** Where the fact comes from: a page, an SDK, a log. */
  readonly source: string;
  /** What another source says instead; the row follows the more official one. */
  readonly disputed?: string;
}

/** One table an API, with the same keys as its code table. */
export type TextTable = Readonly<Record<string, Text>>;

/** All that is told of a vendor's rows. Left out: an API that the vendor does not have, or that has no rows. */
export type Texts = Readonly<Partial<Record<Api, TextTable>>>;
