import type { TargetKind } from '../../core/reply.ts';
import { codeOf, isRecord } from '../../core/values.ts';

const kinds: Readonly<Record<string, TargetKind>> = { 1: 'broadcast', 2: 'token', 5: 'alias', 6: 'topic' };

/** What a `target_type` names: everybody, registration ids, aliases, an expression of tags. */
export function kindOf(type: unknown): { readonly kind?: TargetKind } {
  const code = codeOf(type);
  const kind = code !== undefined && Object.hasOwn(kinds, code) ? kinds[code] : undefined;
  return kind === undefined ? {} : { kind };
}

/** The targets, where every one of them can be read: answers go by them. */
export function targetsOf(values: readonly unknown[]): { readonly targets?: readonly string[] } {
  const targets = values.map((value) => (typeof value === 'string' ? value : codeOf(value)));
  return targets.length > 0 && targets.every((target) => target !== undefined && target !== '') ? { targets: targets as string[] } : {};
}

/** The class of a message: its category, else the channel it goes through. */
export function channelOf(notification: unknown): { readonly channel?: string } {
  if (!isRecord(notification)) return {};
  const { category, channel_id: id } = notification;
  const channel = [category, id].find((value) => typeof value === 'string' && value !== '');
  return typeof channel === 'string' ? { channel } : {};
}
