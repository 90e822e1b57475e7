/** Names that our tables have and no reply: bare statuses, our own details, names inside SDKs, names of members. */
const notOnTheWire = /^\d+$|[#/[\]]|^(?:OK|fake_message_id|failed_registration_ids|http-retryable)$/;

/** An error word as the reply spells it; one that could be taken for a key of ours is set apart. */
export function errorWord(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const word = value.trim();
  if (word === '') return undefined;
  return notOnTheWire.test(word) ? `error ${word}` : word;
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One word of the CamelCase language is also spelt like those of v1. */
export function legacyWord(error: unknown): string | undefined {
  const word = errorWord(error);
  return word === 'TOPICS_MESSAGE_RATE_EXCEEDED' ? 'TopicsMessageRateExceeded' : word;
}

/** A counter, as a number or its digits. */
export function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}
