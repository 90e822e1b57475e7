// Compiled, never run: what must and must not compile for those who use the package. `npm run typecheck` is the test.
import {
  type Accepted,
  assertNever,
  type Because,
  type Cause,
  createPruner,
  type Decision,
  deliver,
  type Outcome,
  type Outcomes,
  parse,
  type Refused,
  type Retry,
  type TokenFate,
  type Uncertain,
  vendors,
  withRows,
} from '../../src/index.ts';

const outcomes: Outcomes = parse('fcm', { status: 200, body: '' });
// There is always a first.
const first: Outcome = outcomes[0];

/** Exhaustive: a fourth status would stop this from compiling. */
export function inWords(outcome: Outcome): string {
  switch (outcome.status) {
    case 'accepted':
      return outcome.receipt ?? 'taken';
    case 'refused':
      return `${outcome.cause}, ${waits(outcome.retry)}`;
    case 'uncertain':
      return waits(outcome.retryIfRepeatable);
    default:
      return assertNever(outcome);
  }
}

function waits(retry: Retry): string {
  switch (retry.when) {
    case 'never':
    case 'after_refresh':
    case 'split':
      return retry.when;
    case 'backoff':
      return String(retry.atLeastMs ?? 0);
    case 'after':
      return String(retry.waitMs ?? retry.until);
    default:
      return assertNever(retry);
  }
}

export function leftOut(outcome: Outcome): string {
  switch (outcome.status) {
    case 'accepted':
    case 'refused':
      return outcome.status;
    default:
      // @ts-expect-error uncertain was forgotten
      return assertNever(outcome);
  }
}

export function misread(accepted: Accepted, refused: Refused, uncertain: Uncertain): void {
  // @ts-expect-error what was accepted has no cause
  accepted.cause;
  // @ts-expect-error an uncertain one is not retried as such
  uncertain.retry;
  // @ts-expect-error no uncertain token is dead
  uncertain.token satisfies 'dead';
  // @ts-expect-error an outcome is read, never written
  refused.token = 'dead';
  // @ts-expect-error targets are read, never written
  refused.targets.push('another');
  // @ts-expect-error a status is narrowed first
  first.retry;
}

// @ts-expect-error there is no such vendor
parse('nobody', { status: 200, body: '' });
// @ts-expect-error a reply has a status
parse('fcm', { body: '' });
// @ts-expect-error no reply has codes that only a device sees
parse('fcm', { status: 200, body: '' }, { api: 'client' });
// @ts-expect-error targets are a list
parse('fcm', { status: 200, body: '' }, { targets: 'one' });

// @ts-expect-error no such cause
withRows(vendors.fcm, { send: { CODE: 'broken' } });
// @ts-expect-error no such fate
withRows(vendors.fcm, { send: { CODE: { cause: 'token_unregistered', token: 'gone' } } });

// @ts-expect-error nothing can be delivered without send
deliver({ vendor: 'fcm', targets: ['t'] });
// @ts-expect-error a pruner needs a store
createPruner({});

const cause: Cause = 'quota_exhausted';
// @ts-expect-error "delivered" is nothing a vendor says
const never: Cause = 'delivered';
const fates: readonly TokenFate[] = ['keep', 'suspect', 'dead'];
const because: Because = 'app_closed';
const decision: Pick<Decision, 'next'> = { next: 'send_again' };

export { because, cause, decision, fates, never };
