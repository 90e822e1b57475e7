import { apis } from '../../core/api.ts';
import type { KeyName } from './key-name.ts';
import type { Lanes } from './lanes.ts';
import type { GateApi, GateKey } from './types.ts';

export function openByHand(lanes: Lanes, key: GateKey, nowMs: number): number {
  const keys = lanes.matching(key).filter(({ state }) => state !== 'open');
  for (const each of keys) each.open(nowMs);
  return keys.length;
}

export function closeByHand(lanes: Lanes, key: GateKey, untilMs: number, nowMs: number): void {
  const chosen = key.api ? [key.api] : apis.filter((api): api is GateApi => api !== 'client');
  for (const api of chosen) lanes.key(nameOf(key, api)).closeByHand(untilMs, nowMs);
}

/** A credential belongs to an app: it may have closed any of its channels too, in any API. */
export function renew(lanes: Lanes, { vendor, app = '' }: Pick<GateKey, 'vendor' | 'app'>, nowMs: number): void {
  for (const key of lanes.matching({ vendor, app })) key.renewed(nowMs);
}

/** The narrowest that is named. */
function nameOf({ vendor, host = '', app, channel }: GateKey, api: GateApi): KeyName {
  if (channel !== undefined) return { scope: 'channel', vendor, app: app ?? '', channel, api };
  return app === undefined ? { scope: 'vendor', vendor, host, api } : { scope: 'app', vendor, app, api };
}
