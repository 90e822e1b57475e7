import type { Finding } from '../../core/finding.ts';
import { isRecord } from '../../core/values.ts';

/**
 * `data.channel_exceed_quota` of the multi-message calls, such as `no_channel:2 a:3`: how many messages were dropped for
 * each channel, and not whose. Only where that is all of them is anything known of a target.
 */
export function overQuota(data: unknown, sent: readonly string[], bad: readonly string[]): Finding | undefined {
  const value = isRecord(data) ? data.channel_exceed_quota : undefined;
  if (typeof value !== 'string') return isFilled(value) ? { code: 'channel_exceed_quota' } : undefined;
  const parts = value.split(/[\s,;]+/).filter((part) => part !== '');
  const dropped = parts.reduce((sum, part) => sum + countIn(part), 0);
  if (dropped === 0) return undefined;
  const all = dropped === countWithout(sent, bad);
  return { code: all ? 'channel_exceed_quota#all' : 'channel_exceed_quota', channel: onlyChannelIn(parts) };
}

/** How many targets are left when those that were refused by name are taken out. */
function countWithout(sent: readonly string[], bad: readonly string[]): number {
  const names = new Set(bad);
  return sent.filter((target) => !names.has(target)).length;
}

/** Not a number where a part cannot be read: such a sum is never the number of targets. */
function countIn(part: string): number {
  const count = part.slice(part.lastIndexOf(':') + 1);
  return /^\d{1,9}$/.test(count) ? Number(count) : Number.NaN;
}

/** A pause can close one channel: the only one that is named, else the one that was sent through. */
function onlyChannelIn(parts: readonly string[]): string | undefined {
  const [named, ...others] = parts.map(channelIn);
  return others.length > 0 || named === '' || named === 'no_channel' ? undefined : named;
}

/** What stands before the count; a part without a colon names no channel. */
const channelIn = (part: string): string => part.slice(0, Math.max(part.lastIndexOf(':'), 0));

const isFilled = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length > 0;
