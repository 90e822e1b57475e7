/** Every reason why a target got its end, or goes on. `decide` gives the first nine and `cannot_split`; the rest are those of the effects. */
export const becauses = [
  'accepted',
  'already_taken',
  'retryable',
  'split',
  'final',
  'attempts_spent',
  'deadline',
  'refresh_did_not_help',
  'uncertain_not_repeatable',
  'gate_full',
  'app_closed',
  'aborted',
  'send_threw',
  'cannot_split',
  'ledger',
  'dry_run',
] as const;

/** One word of the list above. */
export type Because = (typeof becauses)[number];
