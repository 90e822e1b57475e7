import { RateLimiterRes } from 'rate-limiter-flexible';

/** A limiter rejects with a result where there is nothing left, and with an error where the store is down. */
export async function consumed(asked: Promise<RateLimiterRes>): Promise<number> {
  try {
    await asked;
    return 0;
  } catch (answer) {
    if (answer instanceof RateLimiterRes) return Math.max(1, answer.msBeforeNext);
    throw answer;
  }
}
