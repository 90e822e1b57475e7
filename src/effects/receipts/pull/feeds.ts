import type { PullRequest, PullVendor } from './options.ts';

type Call = Omit<PullRequest, 'signal'>;

export interface Feed {
  readonly baseUrl: string;
  readonly kinds: readonly ('token' | 'alias')[];
  /** The call that lists what is dead, or asks about these ids. */
  call(baseUrl: string, credential: string, kind: 'token' | 'alias', ids: readonly string[]): Call;
  /** It has no list and is asked about ids. */
  readonly asksAboutIds?: true;
}

/** At most 1,000 a call. */
const xiaomi: Feed = {
  baseUrl: 'https://feedback.xmpush.xiaomi.com',
  kinds: ['token', 'alias'],
  call: (baseUrl, secret, kind) => ({
    url: `${baseUrl}/v1/feedback/fetch_invalid_${kind === 'alias' ? 'aliases' : 'regids'}`,
    method: 'GET',
    headers: { authorization: `key=${secret}` },
  }),
};

/** At most 500 a call. */
const oppo: Feed = {
  baseUrl: 'https://feedback.push.oppomobile.com',
  kinds: ['token'],
  call: (baseUrl, token) => ({
    url: `${baseUrl}/server/v1/feedback/fetch_invalid_regidList`,
    method: 'GET',
    headers: { auth_token: token },
  }),
};

/** Section 10 of the server API; the path and its fields are known from one public client alone. */
const vivo: Feed = {
  baseUrl: 'https://api-push.vivo.com.cn',
  kinds: ['token', 'alias'],
  asksAboutIds: true,
  call: (baseUrl, token, kind, userIds) => ({
    url: `${baseUrl}/invalidUser/check`,
    method: 'POST',
    headers: { authToken: token, 'content-type': 'application/json' },
    body: JSON.stringify({ userType: kind === 'alias' ? 2 : 1, userIds }),
  }),
};

export const feeds: Readonly<Record<PullVendor, Feed>> = { xiaomi, oppo, vivo };
