import { parseJson } from '../../core/body.ts';
import { isRecord } from '../../core/values.ts';
import type { Check } from './checks.ts';

const known = new Set(['message-storage-policy', 'push-type']);

/** The description of a channel that is to be created: two members, and none beside them. */
export const channelDescription: Check = ({ body }) => {
  const description = parseJson(body);
  if (!isRecord(description)) return 'BadRequestPayload';
  if (Object.keys(description).some((name) => !known.has(name))) return 'BadRequestParams';
  return pushTypeFault(description['push-type']) ?? storageFault(description['message-storage-policy']);
};

function pushTypeFault(type: unknown): string | undefined {
  if (type === undefined || type === '') return 'MissingPushType';
  return typeof type === 'string' && /^liveactivity$/i.test(type) ? undefined : 'InvalidPushType';
}

const storageFault = (policy: unknown): string | undefined => (policy === 0 || policy === 1 ? undefined : 'MissingChannelQueueSize');
