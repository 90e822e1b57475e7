import { createHash } from 'node:crypto';
import { isRecord } from '../../../core/values.ts';
import type { Issued } from '../types.ts';
import { callForToken, type TokenCallOptions } from './call.ts';
import { type FetchToken, needText } from './oauth.ts';

/** An app at OPPO's push console. */
export interface OppoKey extends TokenCallOptions {
  /** The AppKey; it is posted as it is. */
  readonly appKey: string;
  /** Signs, and is not posted. Not the AppSecret, which is for the phone and gives code 16 here. */
  readonly masterSecret: string;
}

const hourMs = 3_600_000;

/** OPPO's auth_token: good for 24 hours, renewed after 20. Its clock and ours may differ by 10 minutes. */
export function oppoToken(options: OppoKey): FetchToken {
  const { appKey, masterSecret, url = 'https://api.push.oppomobile.com/server/v1/auth', fetch } = options ?? {};
  needText('appKey', appKey);
  needText('masterSecret', masterSecret);
  return (context) => {
    const timestamp = String(Math.round(context.nowMs));
    const sign = createHash('sha256').update(`${appKey}${timestamp}${masterSecret}`).digest('hex');
    const form = { app_key: appKey, timestamp, sign };
    return callForToken({ vendor: 'oppo', url, fetch, form, secrets: [masterSecret, sign], read }, context);
  };
}

function read({ data }: Readonly<Record<string, unknown>>): Omit<Issued, 'ok'> | undefined {
  const token = isRecord(data) ? data.auth_token : undefined;
  return typeof token === 'string' && token !== '' ? { token, lifeMs: 24 * hourMs, renewAfterMs: 20 * hourMs } : undefined;
}
