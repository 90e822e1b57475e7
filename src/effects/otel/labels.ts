import type { Attributes } from '@opentelemetry/api';
import { Bounded } from './bounded.ts';

/** Attributes whose values cannot grow without end. */
export class Labels {
  readonly #vendors = new Bounded(32);
  readonly #apps: Bounded;
  readonly #codes: Bounded;

  constructor(maxApps: number, maxCodes: number) {
    this.#apps = new Bounded(maxApps);
    this.#codes = new Bounded(maxCodes);
  }

  /** An app without a name is `''`, and no attribute. */
  of({ vendor, app }: { readonly vendor: string; readonly app?: string | undefined }): Attributes {
    return { 'push.vendor': this.#vendors.of(vendor), ...(app && { 'push.app': this.#apps.of(app) }) };
  }

  code(code: string): string {
    return this.#codes.of(code);
  }
}
