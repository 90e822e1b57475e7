import type { HttpRequest } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';

/** A fault of the request, by Apple's own word; undefined where it has none. */
export type Check = (request: HttpRequest, sent: Sent) => string | undefined;

/** The first fault decides, as Apple names only one. */
export function firstOf(...checks: readonly Check[]): Check {
  return (request, sent) => {
    for (const check of checks) {
      const code = check(request, sent);
      if (code !== undefined) return code;
    }
    return undefined;
  };
}

/** A client certificate is not seen here, so the provider token has to be there. */
export const authorized: Check = (request) =>
  /^bearer\s+\S/i.test(request.header('authorization') ?? '') ? undefined : 'MissingProviderToken';

const must = (code: string, test: (request: HttpRequest, sent: Sent) => boolean): Check => {
  return (request, sent) => (test(request, sent) ? undefined : code);
};

/** A header that may be left out, but not be wrong. */
const optional = (code: string, name: string, pattern: RegExp): Check =>
  must(code, (request) => {
    const value = request.header(name);
    return value === undefined || pattern.test(value);
  });

/** A header that has to be there, and right. */
const required = (code: string, name: string, pattern: RegExp): Check => must(code, (request) => pattern.test(request.header(name) ?? ''));

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const epochSeconds = /^\d{1,12}$/;
const priorities = /^(?:1|5|10)$/;
const types = /^(?:alert|background|complication|controls|fileprovider|liveactivity|location|mdm|pushtotalk|voip|widgets)$/;

export const messageId = optional('BadMessageId', 'apns-id', uuid);
export const expiration = optional('BadExpirationDate', 'apns-expiration', epochSeconds);
export const priority = optional('BadPriority', 'apns-priority', priorities);
export const pushType = optional('InvalidPushType', 'apns-push-type', types);
export const topic = required('MissingTopic', 'apns-topic', /\S/);

/** A broadcast has to say what a push to a device may leave out. */
export const broadcastExpiration = required('BadExpirationDate', 'apns-expiration', epochSeconds);
export const broadcastPriority = required('BadPriority', 'apns-priority', priorities);
export const broadcastPushType = firstOf(
  required('MissingPushType', 'apns-push-type', /\S/),
  required('InvalidPushType', 'apns-push-type', /^liveactivity$/i),
);
export const channelId = firstOf(
  required('MissingChannelId', 'apns-channel-id', /\S/),
  required('BadChannelId', 'apns-channel-id', /^[\w+/-]+={0,2}$/),
);

/** A background push must let the device choose its moment. */
export const backgroundPriority = must(
  'BadPriority',
  (request) => request.header('apns-push-type') !== 'background' || request.header('apns-priority') !== '10',
);

export const deviceToken = must('MissingDeviceToken', (_, { targets = [] }) => targets.length > 0);

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

export const collapseId = must('BadCollapseId', (request) => bytesOf(request.header('apns-collapse-id') ?? '') <= 64);
export const payload = must('PayloadEmpty', (request) => request.body.trim() !== '');
export const payloadSize = must('PayloadTooLarge', (request) => bytesOf(request.body) <= (isVoip(request) ? 5120 : 4096));
export const broadcastSize = must('PayloadTooLarge', (request) => bytesOf(request.body) <= 5120);
export const bareBundle = must('TopicDisallowed', (_, { channel = '' }) => !/\.push-type\./.test(channel));

const isVoip = (request: HttpRequest): boolean => request.header('apns-push-type') === 'voip';
