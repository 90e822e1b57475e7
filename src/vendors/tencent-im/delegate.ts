import type { Delegate } from '../../core/finding.ts';
import { codeOf } from '../../core/values.ts';

/** `PushPlatform`: the vendor through which Tencent pushed. 0 is none: the account was online. */
const platforms: ReadonlyMap<string | undefined, string> = new Map([
  ['1', 'apns'],
  ['2', 'xiaomi'],
  ['3', 'huawei'],
  ['4', 'fcm'],
  ['5', 'meizu'],
  ['6', 'oppo'],
  ['7', 'vivo'],
  ['8', 'honor'],
]);

/** Whose code an event carries; undefined where nobody says whose it is. */
export function delegateOf(event: Readonly<Record<string, unknown>>, code: string, orElse: string): Delegate | undefined {
  const vendor = platforms.get(codeOf(event.PushPlatform));
  return vendor === undefined ? undefined : { vendor, codes: codesOf(vendor, code, codeOf(event.ErrInfo)), orElse };
}

function codesOf(vendor: string, code: string, word: string | undefined): readonly string[] {
  if (word === undefined) return [code];
  // Of Apple and Google the number is the HTTP status, and the reason beside it says more.
  if (vendor === 'apns' || vendor === 'fcm') return [word, code];
  // Beside a word of the vendor, 1 says no more than that it failed; Xiaomi has a 1 of its own.
  return code === '1' && /^[a-z]+(?:_[a-z]+)+$/.test(word) ? [word] : [code, word];
}
