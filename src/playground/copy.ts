import { masked } from '../core/mask.ts';
import type { Outcome } from '../core/outcome.ts';

/** The outcomes as JSON fit for a ticket or a chat: no target, no replacement, no run of letters that could be a token. */
export function redactedJson(outcomes: readonly Outcome[]): string {
  return JSON.stringify(outcomes.map(redacted), null, 2);
}

function redacted(outcome: Outcome): unknown {
  const { targets, replacements, messageId, app, channel, evidence, ...rest } = outcome;
  return {
    ...rest,
    targets: targets.map((_, index) => `[target ${index + 1}]`),
    ...(replacements && { replacements: `[${Object.keys(replacements).length} redacted]` }),
    ...(messageId !== undefined && { messageId: masked(messageId) }),
    ...(app !== undefined && { app: masked(app) }),
    ...(channel !== undefined && { channel: masked(channel) }),
    evidence: {
      ...evidence,
      code: masked(evidence.code),
      ...(evidence.message !== undefined && { message: masked(evidence.message) }),
    },
  };
}
