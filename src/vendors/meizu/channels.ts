/** The classes of a message, as `sent.channel` and a closed channel name them. */
export const channels = { shown: 'public', personal: 'private', passThrough: 'unvarnished' } as const;

const closed: Readonly<Record<string, string>> = {
  110011: channels.shown,
  110019: channels.shown,
  110053: channels.passThrough,
};

/** The class that a limit stops, where it stops less than the app. */
export function channelOf(code: string): string | undefined {
  return Object.hasOwn(closed, code) ? closed[code] : undefined;
}
