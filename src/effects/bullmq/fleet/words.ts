import type { GateEvent, GateKey, KeyView, Why } from '../../gate/index.ts';
import type { KeyName } from '../../gate/key-name.ts';

/** The narrowest name of a key. */
export type Name = KeyName;

/** What one process tells the others of a key. */
export interface Told {
  readonly name: Name;
  /** `open`: by hand. `renewed`: a new credential. `back`: a probe was answered well. */
  readonly says: 'closed' | 'shut' | 'slowed' | 'back' | 'open' | 'renewed';
  readonly why?: Why;
  /** Probes that failed in a row. */
  readonly failures: number;
  readonly by: string;
  /** Each word its own. */
  readonly seq: string;
  /** With `open` and `renewed`: all that match it. */
  readonly all?: GateKey;
}

export const nameOf = ({ scope, vendor, api, host, app, channel }: GateEvent | KeyView): Name => ({
  ...{ scope, vendor, api },
  ...(host !== undefined && { host }),
  ...(app !== undefined && { app }),
  ...(channel !== undefined && { channel }),
});

export const idOf = ({ scope, vendor, api, host = '', app = '', channel = '' }: Name): string =>
  JSON.stringify([scope, vendor, api, host, app, channel]);

/** As `open` and `close` of a gate take it: the parts that are named say how wide it is. */
export function keyOf({ scope, vendor, api, host, app, channel }: Name): GateKey {
  if (scope === 'vendor') return { vendor, api, host: host ?? '' };
  return scope === 'app' ? { vendor, api, app: app ?? '' } : { vendor, api, app: app ?? '', channel: channel ?? '' };
}

export function readTold(body: string): Told | undefined {
  try {
    const told = JSON.parse(body) as Told;
    return typeof told?.name?.vendor === 'string' && typeof told.says === 'string' ? told : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a name is among those that a key means. */
export const matches = (name: Name, key: GateKey): boolean =>
  name.vendor === key.vendor &&
  (key.host === undefined || name.host === key.host) &&
  (key.app === undefined || name.app === key.app) &&
  (key.channel === undefined || name.channel === key.channel) &&
  (key.api === undefined || name.api === key.api);
