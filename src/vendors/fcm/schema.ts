import * as z from 'zod';
import { loose } from '../loose.ts';

/** Every reply to a send, of both generations; a batch is decoded into its parts. */
export const sendReply = z.object({
  name: loose,
  error: loose,
  results: loose,
  message_id: loose,
  success: loose,
  failure: loose,
  failed_registration_ids: loose,
  'multipart/mixed': loose,
});

/** The Instance ID API: topics, imports, and what is known of one token. */
export const operationReply = z.object({ results: loose, error: loose, application: loose });

/** The token endpoint. */
export const authReply = z.object({ access_token: loose, error: loose, error_description: loose, error_subtype: loose });

export type SendReply = z.infer<typeof sendReply>;
export type OperationReply = z.infer<typeof operationReply>;
export type AuthReply = z.infer<typeof authReply>;
