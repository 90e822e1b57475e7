import { emptyAnswer, failureOf, systemWord } from './failure.ts';
import type { Settings } from './options.ts';
import type { RenewContext, TokenAnswer } from './types.ts';

/** One call of the user's function, ended by `timeoutMs` whatever it does. Never rejects. */
export async function ask(settings: Settings, nowMs: number): Promise<TokenAnswer> {
  const { vendor, app, timeoutMs, setTimer } = settings;
  const controller = new AbortController();
  let stop = (): void => undefined;
  const late = new Promise<TokenAnswer>((resolve) => {
    stop = setTimer(() => {
      resolve({ ok: false, outcome: failureOf(vendor, app, 'timeout', 'ETIMEDOUT') });
      controller.abort();
    }, timeoutMs);
  });
  try {
    return await Promise.race([call(settings, { nowMs, signal: controller.signal }), late]);
  } finally {
    stop();
  }
}

async function call(settings: Settings, context: RenewContext): Promise<TokenAnswer> {
  const { sign, fetchToken, lifeMs, vendor, app } = settings;
  try {
    if (sign) return checked({ ok: true, token: await sign(context), lifeMs }, settings);
    return checked(await (fetchToken as NonNullable<typeof fetchToken>)(context), settings);
  } catch (error) {
    const word = systemWord(error);
    if (word !== undefined || !sign)
      return { ok: false, outcome: failureOf(vendor, app, word === 'ETIMEDOUT' ? 'timeout' : 'connection_failed', word ?? 'UNKNOWN') };
    // A key that cannot be read stays so.
    return { ok: false, outcome: failureOf(vendor, app, 'misconfigured', 'SIGN_THREW') };
  }
}

/** The user's function is believed, but for what cannot be. */
function checked(answer: TokenAnswer, { vendor, app }: Settings): TokenAnswer {
  if (answer?.ok === true && isToken(answer)) return answer;
  if (answer?.ok === false && typeof answer.outcome?.cause === 'string') return answer;
  return { ok: false, outcome: emptyAnswer(vendor, app), dateMs: answer?.dateMs, tookMs: answer?.tookMs };
}

const isToken = ({ token, lifeMs }: { readonly token: unknown; readonly lifeMs: number }): boolean =>
  typeof token === 'string' && token !== '' && lifeMs > 0 && Number.isFinite(lifeMs);
