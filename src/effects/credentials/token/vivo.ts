import { createHash } from 'node:crypto';
import type { Issued } from '../types.ts';
import { callForToken, type TokenCallOptions } from './call.ts';
import { type FetchToken, needText } from './oauth.ts';

/** An app at vivo's push console. */
export interface VivoKey extends TokenCallOptions {
  /** A number, or its digits: it is posted as a number. */
  readonly appId: string | number;
  /** The AppKey; it is posted as it is. */
  readonly appKey: string;
  /** Signs, and is not posted. */
  readonly appSecret: string;
}

const hourMs = 3_600_000;

/** vivo's authToken: good for 24 hours, and vivo advises to renew it every one or two. Its clock and ours may differ by 10 minutes. */
export function vivoToken(options: VivoKey): FetchToken {
  const { appId, appKey, appSecret, url = 'https://api-push.vivo.com.cn/message/auth', fetch } = options ?? {};
  needText('appId', String(appId ?? ''));
  needText('appKey', appKey);
  needText('appSecret', appSecret);
  return (context) => {
    const timestamp = Math.round(context.nowMs);
    const sign = vivoSign({ appId, appKey, appSecret }, timestamp);
    const json = { appId: Number(appId), appKey, timestamp, sign };
    return callForToken({ vendor: 'vivo', url, fetch, form: undefined, json, secrets: [appSecret, sign], read }, context);
  };
}

/** Lower-case MD5 of all four, as vivo's documents have it. */
export const vivoSign = ({ appId, appKey, appSecret }: Pick<VivoKey, 'appId' | 'appKey' | 'appSecret'>, timestamp: number): string =>
  createHash('md5').update(`${appId}${appKey}${timestamp}${appSecret}`).digest('hex');

function read({ authToken }: Readonly<Record<string, unknown>>): Omit<Issued, 'ok'> | undefined {
  return typeof authToken === 'string' && authToken !== ''
    ? { token: authToken, lifeMs: 24 * hourMs, renewAfterMs: 2 * hourMs }
    : undefined;
}
