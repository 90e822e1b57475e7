import { Keeper } from './keeper.ts';
import { type CredentialsOptions, settingsOf } from './options.ts';
import type { Credentials } from './types.ts';

/**
 * One credential of one app, asked for when it is needed, renewed early and once for all who wait. Throws an
 * `ArgumentError` for options that are none.
 */
export const createCredentials = (options: CredentialsOptions): Credentials => new Keeper(settingsOf(options));
