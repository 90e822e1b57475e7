import { type FaultMoment, faults } from './faults.ts';
import type { Rule, SeenRequest } from './rule.ts';

/** The rules that stand, first come first served. */
export class Rules {
  private readonly standing: { readonly rule: Rule; left: number }[] = [];

  /** Puts a rule behind those that stand; what it returns takes it away again. */
  add(rule: Rule): () => void {
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
  take(moment: FaultMoment, request: SeenRequest): Rule | undefined {
    for (const entry of this.standing) {
      if (entry.left <= 0 || momentOf(entry.rule) !== moment || !applies(entry.rule, request)) continue;
      entry.left -= 1;
      return entry.rule;
    }
    return undefined;
  }

  /** Whether any rule waits for this moment: then, and only then, a connection is looked at before its request. */
  has(moment: FaultMoment): boolean {
    return this.standing.some(({ rule, left }) => left > 0 && momentOf(rule) === moment);
  }
}

const momentOf = (rule: Rule): FaultMoment => (rule.fault ? faults[rule.fault] : 'request');

function applies(rule: Rule, request: SeenRequest): boolean {
  if (rule.vendor !== undefined && rule.vendor !== request.vendor) return false;
  if (rule.when) return rule.when(request);
  // Before the body was read nobody knows what is asked.
  return request.sent === undefined || (request.sent.api ?? 'send') === 'send';
}
