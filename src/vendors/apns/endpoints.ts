import type { Endpoint, Simulation } from '../../core/simulation.ts';
import { channelDescription } from './channel-checks.ts';
import * as check from './checks.ts';

const authorization =
  'bearer eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ.eyJpc3MiOiJERUYxMjNHSElKIiwiaWF0IjoxNzAwMDAwMDAwfQ.c2lnbmF0dXJl';
const alert = '{"aps":{"alert":"Hello"}}';
const update = '{"aps":{"timestamp":1700000000,"event":"update","content-state":{}}}';
const channels = '/1/apps/com.example.app/channels';

const send = check.firstOf(
  check.authorized,
  check.deviceToken,
  check.messageId,
  check.expiration,
  check.priority,
  check.pushType,
  check.backgroundPriority,
  check.collapseId,
  check.topic,
  check.payload,
  check.payloadSize,
);

const broadcast = check.firstOf(
  check.authorized,
  check.channelId,
  check.broadcastPushType,
  check.broadcastExpiration,
  check.broadcastPriority,
  check.bareBundle,
  check.payload,
  check.broadcastSize,
);

const manage = check.firstOf(check.authorized, check.channelId);
const createChannel = check.firstOf(check.authorized, channelDescription);

/** Apple's calls. A send is about the last part of its path, a broadcast about one header. */
export const endpoints: readonly Endpoint[] = [
  {
    api: 'send',
    method: 'POST',
    path: /^\/3\/device(?:\/[^/]*)?$/,
    refuse: send,
    example: {
      path: '/3/device/ok-1',
      headers: { authorization, 'apns-topic': 'com.example.app', 'apns-push-type': 'alert' },
      body: alert,
    },
  },
  {
    api: 'send',
    method: 'POST',
    path: /^\/4\/broadcasts\/apps\/[^/]+$/,
    refuse: broadcast,
    example: {
      path: '/4/broadcasts/apps/com.example.app',
      headers: {
        authorization,
        'apns-channel-id': 'ok-1',
        'apns-push-type': 'liveactivity',
        'apns-expiration': '0',
        'apns-priority': '10',
      },
      body: update,
    },
  },
  {
    api: 'operation',
    method: 'POST',
    path: /^\/1\/apps\/[^/]+\/channels$/,
    refuse: createChannel,
    example: { path: channels, headers: { authorization }, body: '{"message-storage-policy":1,"push-type":"LiveActivity"}' },
  },
  {
    api: 'operation',
    method: 'GET',
    path: /^\/1\/apps\/[^/]+\/channels$/,
    refuse: manage,
    example: { path: channels, headers: { authorization, 'apns-channel-id': 'ok-1' }, body: '' },
  },
  {
    api: 'operation',
    method: 'DELETE',
    path: /^\/1\/apps\/[^/]+\/channels$/,
    refuse: manage,
    example: { path: channels, headers: { authorization, 'apns-channel-id': 'ok-1' }, body: '' },
  },
  {
    api: 'operation',
    method: 'GET',
    path: /^\/1\/apps\/[^/]+\/all-channels$/,
    refuse: check.authorized,
    example: { path: '/1/apps/com.example.app/all-channels', headers: { authorization }, body: '' },
  },
];

/** Which word of Apple's stands for a plain one. Apple has no quota and knows no device that is offline. */
export const words: NonNullable<Simulation['words']> = {
  ok: '200',
  dead: 'Unregistered',
  mismatch: 'DeviceTokenNotForTopic',
  limited: 'TooManyRequests',
  rate_limited: 'TooManyProviderTokenUpdates',
  internal: 'InternalServerError',
  unavailable: 'ServiceUnavailable',
  invalid_message: 'PayloadEmpty',
  expired_credential: 'ExpiredProviderToken',
  wrong_key: 'InvalidProviderToken',
  wrong_project: 'TopicDisallowed',
  wrong_package: 'DeviceTokenNotForTopic',
};
