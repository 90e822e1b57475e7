export { outcomesOf } from '../marks.ts';
export type { ApnsClient } from './client.ts';
export { connectApns } from './connect-apns.ts';
export type { ApnsEvent, ApnsStats, RetireCause } from './events.ts';
export type { ApnsNotification, BroadcastNotification, DeviceNotification } from './notification.ts';
export type { ApnsCredential, ApnsOptions, ApnsTls } from './options.ts';
export type { ApnsResponse } from './response.ts';
