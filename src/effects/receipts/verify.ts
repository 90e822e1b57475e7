import type { Post } from './post.ts';

/** Whether a signature holds, and why not. */
export type Proof = 'signature' | 'no_signature' | 'wrong_signature' | 'stale_signature' | 'replayed_signature';

export type Verifier = (post: Post, nowMs: number) => Proof | Promise<Proof>;

/**
 * Huawei, v1 and v2: the header `X-HUAWEI-CALLBACK-ID`, HMAC-SHA256 of timestamp, nonce and user name under the
 * callback key. It does not cover the body: so a signature is good once, for one body, and for `freshMs`.
 * https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-msg-receipt
 */
export interface HuaweiVerify {
  /** The callback user name of the console. */
  readonly user: string;
  /** The callback key as the console shows it: newer ones are Base64 and are decoded, older ones are taken as they are. */
  readonly key: string;
  /** How far its clock and ours may differ. Default 5 minutes. */
  readonly freshMs?: number | undefined;
}

/**
 * Tencent IM: `Sign` in the query, SHA-256 of the token of the console and `RequestTime`. It does not cover the body.
 * https://cloud.tencent.com/document/product/269/32431
 */
export interface TencentVerify {
  /** The authentication token of the callback, from the console. */
  readonly token: string;
  /** Has to stand in the query, if given. */
  readonly sdkAppId?: string | number | undefined;
  /** Default 1 minute, as Tencent asks for. */
  readonly freshMs?: number | undefined;
}

/** Meizu: the form field `access_token` holds the token of the console. */
export interface MeizuVerify {
  /** The access token of the callback, from the console. It is the secret itself, and no signature. */
  readonly accessToken: string;
}

/** Any other proof, such as a client certificate or a signature agreed upon. If it throws, it is none. */
export type CustomVerify = (post: Post) => boolean | Promise<boolean>;

/** How a vendor's own proof is checked: its own kind for Huawei, Tencent IM and Meizu, a function for any vendor. */
export type Verify = HuaweiVerify | TencentVerify | MeizuVerify | CustomVerify;
