/**
 * What a limit stops, as a channel. `operation` and `system` are the message classes (`classification` 0 and 1),
 * `saveListPayload` and `all` the interfaces with a daily limit of their own, `live` the live notifications.
 */
const channels: Readonly<Record<string, string>> = {
  10070: 'operation',
  10071: 'operation',
  10073: 'system',
  10082: 'system',
  10252: 'saveListPayload',
  10254: 'all',
  10255: 'all',
  'ack:1017': 'operation',
  'live:302/32008': 'live',
};

/** The channel a code closes, where it closes less than the app. */
export function channelOf(code: string): string | undefined {
  return Object.hasOwn(channels, code) ? channels[code] : undefined;
}
