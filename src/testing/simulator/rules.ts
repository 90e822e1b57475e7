import { ArgumentError } from '../../core/argument-error.ts';
import { findVendor, vendorIds } from '../../vendors/index.ts';
import { type Fault, type FaultMoment, faults } from './faults.ts';
import type { Rule, SeenRequest } from './rule.ts';
import { canHave } from './versions.ts';

/** The rules that stand, first come first served. */
export class Rules {
  private readonly standing: { readonly rule: Rule; left: number }[] = [];

  /** Puts a rule behind those that stand; what it returns takes it away again. Throws where it could never apply. */
  add(rule: Rule): () => void {
    check(rule);
    const entry = { rule, left: rule.times ?? Number.POSITIVE_INFINITY };
    this.standing.push(entry);
    return () => {
      entry.left = 0;
    };
  }

  clear(): void {
    this.standing.length = 0;
  }

  /** The first rule of this moment that applies; it is used up by one. */
  take(moment: FaultMoment, request: SeenRequest, impossible: ReadonlySet<Fault> = none): Rule | undefined {
    for (const entry of this.standing) {
      const { rule } = entry;
      if (entry.left <= 0 || momentOf(rule) !== moment || (rule.fault && impossible.has(rule.fault)) || !applies(rule, request)) continue;
      entry.left -= 1;
      return rule;
    }
    return undefined;
  }

  /** Whether any rule waits for this moment: then, and only then, a connection is looked at before its request. */
  has(moment: FaultMoment): boolean {
    return this.standing.some(({ rule, left }) => left > 0 && momentOf(rule) === moment);
  }
}

const none: ReadonlySet<Fault> = new Set();

/** A rule that nothing meets would make a test pass that tries nothing. */
function check({ vendor, fault }: Rule): void {
  if (vendor !== undefined && !findVendor(vendor)) throw new ArgumentError('rule.vendor', vendor, `one of ${vendorIds.join(', ')}`);
  if (fault === undefined) return;
  if (!Object.hasOwn(faults, fault)) throw new ArgumentError('rule.fault', fault, `one of ${Object.keys(faults).join(', ')}`);
  if (vendor !== undefined && !canHave(vendor, fault))
    throw new ArgumentError('rule.fault', fault, `one that the HTTP of ${vendor} can have`);
}

const momentOf = (rule: Rule): FaultMoment => (rule.fault ? faults[rule.fault] : 'request');

function applies(rule: Rule, request: SeenRequest): boolean {
  if (rule.vendor !== undefined && rule.vendor !== request.vendor) return false;
  if (rule.when) return rule.when(request);
  // Before the body was read nobody knows what is asked.
  return request.sent === undefined || (request.sent.api ?? 'send') === 'send';
}
