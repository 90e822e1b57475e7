// What the readers of the documents have: their tokens, their own functions, the SDK they come from.

import type apn from '@parse/node-apn';
import type { ApnsClient, Errors as ApnsErrors, Notification } from 'apns2';
import type { Messaging } from 'firebase-admin/messaging';
import type { createPruner, deliver as deliverTo, parse as parseReply } from 'push-outcome';
import type { createWorker as makeWorker, PushQueue } from 'push-outcome/bullmq';
import type { pullInvalid as pull, ReceiptOptions } from 'push-outcome/receipts';
import type { outcomesOfSend as readSend } from 'push-outcome/sdk/firebase-admin';
import type MiPush from 'xiaomi-push';

declare global {
  const tokens: string[];
  const targets: readonly string[];
  const regids: readonly string[];
  const url: string;
  const queue: PushQueue;
  const pruner: ReturnType<typeof createPruner>;
  const parse: typeof parseReply;
  const deliver: typeof deliverTo;
  const createWorker: typeof makeWorker;
  const pullInvalid: typeof pull;
  const outcomesOfSend: typeof readSend;
  const send: (batch: readonly string[]) => unknown;
  const sendOnce: (vendor: string, batch: readonly string[], message: unknown, credential: unknown, signal: AbortSignal) => unknown;
  const newCredential: (vendor: string, app: string | undefined) => Promise<string>;
  const save: (...words: unknown[]) => void;
  const remove: (...words: unknown[]) => void;
  const report: (...words: unknown[]) => void;
  const remember: (...words: unknown[]) => Promise<void>;
  const print: (...words: unknown[]) => void;
  const onOutcomes: NonNullable<ReceiptOptions['onOutcomes']>;
  const credential: Parameters<typeof pull>[0]['credential'];
  const store: Parameters<typeof pull>[0]['store'];
  const previousPullAtMs: number;
  const getMessaging: () => Messaging;
  const messaging: Messaging & { send(message: unknown): Promise<string> };
  const notification: apn.Notification & Notification & MiPush.Notification & { title: string };
  const notifications: Notification[];
  const provider: apn.Provider;
  const client: ApnsClient;
  const Errors: typeof ApnsErrors;
  const message: never;
}
