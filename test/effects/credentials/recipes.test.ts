import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CredentialError, type CredentialStore, type Credentials, googleToken } from '../../../src/effects/credentials/index.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = join(here, `.recipes-${process.pid}`);
const source = join(here, '../../../src');
const document = readFileSync(join(here, '../../../docs/credentials.md'), 'utf8');
const blocks = [...document.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => ({ name, text }));

beforeAll(() => {
  mkdirSync(folder);
  for (const { name, text } of blocks)
    writeFileSync(join(folder, name), text.replaceAll("'push-outcome/credentials'", `'${source}/effects/credentials/index.ts'`));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = <Module>(name: string): Promise<Module> => import(/* @vite-ignore */ join(folder, `${name}.ts`));

describe('the recipes of docs/credentials.md, as they stand there', () => {
  test('are all found', () => {
    expect(document.match(/^```ts$/gm)).toHaveLength(blocks.length);
    expect(blocks.map(({ name }) => name)).toEqual([
      'delivery.ts',
      'fcm-credentials.ts',
      'apns-credentials.ts',
      'huawei-credentials.ts',
      'tencent-credentials.ts',
      'redis-store.ts',
    ]);
  });

  test('APNs: a token of jose that Apple can verify', async () => {
    const { apnsCredentials } = await load<{
      apnsCredentials(p8: string, keyId: string, teamId: string, app: string): Promise<Credentials>;
    }>('apns-credentials');
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const credentials = await apnsCredentials(
      privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'ABC123DEFG',
      'DEF123GHIJ',
      'shop',
    );
    const { value } = await credentials.get();
    const { payload } = await jwtVerify(value, publicKey, { issuer: 'DEF123GHIJ' });
    expect(Object.keys(payload).sort()).toEqual(['iat', 'iss']);
    expect(decodeProtectedHeader(value)).toEqual({ alg: 'ES256', kid: 'ABC123DEFG' });
  });

  test('Huawei: a service account signed as PS256', async () => {
    const { huaweiCredentials } = await load<{ huaweiCredentials(account: object, app: string): Promise<Credentials> }>(
      'huawei-credentials',
    );
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const account = { key_id: 'key-1', sub_account: '1234', private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
    const { value } = await (await huaweiCredentials(account, 'shop')).get();
    const { payload, protectedHeader } = await jwtVerify(value, publicKey, {
      audience: 'https://oauth-login.cloud.huawei.com/oauth2/v3/token',
    });
    expect(protectedHeader).toEqual({ alg: 'PS256', kid: 'key-1', typ: 'JWT' });
    expect(payload).toMatchObject({ iss: '1234', exp: (payload.iat ?? 0) + 3600 });
  });

  test('Tencent IM: a usersig of its own signer', async () => {
    const { tencentCredentials } = await load<{ tencentCredentials(id: number, key: string, who: string): Credentials }>(
      'tencent-credentials',
    );
    const credentials = tencentCredentials(1400000000, 'a-secret-key', 'administrator');
    expect((await credentials.get()).value).toMatch(/^eJ[\w*-]+/);
  });

  test("FCM: google-auth-library's refusals go through FCM's own table, and its error no further", async () => {
    const { fcmCredentials } = await load<{ fcmCredentials(account: object, app: string): Credentials }>('fcm-credentials');
    const error = (await fcmCredentials({ client_email: 'a@b.c', private_key: 'no key' }, 'shop')
      .get()
      .catch((thrown) => thrown)) as CredentialError;
    expect(error.name).toBe('CredentialError');
    expect(JSON.stringify(error)).not.toContain('no key');
    const { JWT } = await import('google-auth-library');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const answer = (status: number, data: object) =>
      googleToken(() => {
        const client = new JWT({ email: 'a@b.c', key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), scopes: ['x'] });
        const transporter = { request: async () => reply(status, data) };
        return Object.assign(client, { transporter }) as never;
      });
    const reply = (status: number, data: object) => {
      if (status === 200) return { status, data };
      throw Object.assign(new Error('failed'), {
        response: { status, headers: new Headers({ date: 'Tue, 24 Nov 2026 04:00:00 GMT' }), data },
      });
    };
    const context = { nowMs: 0, signal: AbortSignal.timeout(1000) };
    const clock = {
      error: 'invalid_grant',
      error_description: 'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.',
    };
    expect(await answer(400, clock)(context)).toMatchObject({
      ok: false,
      outcome: { cause: 'clock_skew' },
      dateMs: Date.UTC(2026, 10, 24, 4),
    });
    expect(await answer(503, {})(context)).toMatchObject({ ok: false, outcome: { cause: 'vendor_unavailable' } });
    expect(await answer(200, { access_token: 'ya29.x', expires_in: 3600 })(context)).toMatchObject({ ok: true, token: 'ya29.x' });
  });

  test('Redis: a lock is let go only by who holds it', async () => {
    const { redisStore } = await load<{ redisStore(redis: object): CredentialStore }>('redis-store');
    const kept = new Map<string, string>();
    const store = redisStore({
      get: async (key: string) => kept.get(key) ?? null,
      set: async (key: string, value: string, _px: string, _ms: number, nx?: string) => {
        if (nx && kept.has(key)) return null;
        kept.set(key, value);
        return 'OK';
      },
      eval: async (_script: string, _keys: number, key: string, mine: string) => (kept.get(key) === mine ? kept.delete(key) : 0),
    });
    const unlock = await store.lock?.('huawei/shop', 1000);
    expect(await store.lock?.('huawei/shop', 1000)).toBeUndefined();
    await unlock?.();
    expect(await store.lock?.('huawei/shop', 1000)).toBeTypeOf('function');
    expect(await store.get('huawei/shop')).toBeUndefined();
    const credential = { token: 'x', madeAtMs: 1, expiresAtMs: 2, renewAtMs: 1 };
    await store.set('huawei/shop', credential, 1000);
    expect(await store.get('huawei/shop')).toEqual(credential);
  });
});
