import { expect } from 'vitest';
import type { Refused, Uncertain } from '../../src/core/outcome.ts';
import type { Sent } from '../../src/core/reply.ts';
import { fcm } from '../../src/vendors/fcm/index.ts';

export const token = 'cKbLxwqsTe6r:APA91bHun4MxP5egoKMwt2KZFBaFUH';
export const one: Sent = { kind: 'token', targets: [token] };
export const three: Sent = { kind: 'token', targets: ['token-a', 'token-b', 'token-c'] };

export type Headers = Readonly<Record<string, string>>;
/** The one outcome of a reply. */
export const only = (status: number, body: unknown, sent: Sent = one, headers: Headers = {}): Refused => {
  const outcomes = fcm.parse({ status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }, sent);
  expect(outcomes).toHaveLength(1);
  return outcomes[0] as Refused;
};
export const uncertain = (...parts: Parameters<typeof only>) => only(...parts) as unknown as Uncertain;
export const fateOf = ({ cause, token: fate }: Refused) => `${cause} ${fate}`;

export const type = (name: string) => `type.googleapis.com/${name}`;
export const fcmError = (errorCode: unknown) => ({ '@type': type('google.firebase.fcm.v1.FcmError'), errorCode });
export const apnsError = (statusCode: unknown, reason?: unknown) => ({
  '@type': type('google.firebase.fcm.v1.ApnsError'),
  statusCode,
  reason,
});
export const badRequest = (field: string, description = '') => ({
  '@type': type('google.rpc.BadRequest'),
  fieldViolations: [{ field, description }],
});
export const errorInfo = (reason: unknown) => ({ '@type': type('google.rpc.ErrorInfo'), reason, domain: 'googleapis.com' });
export const quotaFailure = (description: string) => ({
  '@type': type('google.rpc.QuotaFailure'),
  violations: [{ subject: 'project:1', description }],
});
export const retryInfo = (retryDelay: string) => ({ '@type': type('google.rpc.RetryInfo'), retryDelay });

export const envelope = (code: number, status: string | undefined, message: string, ...details: readonly unknown[]) => ({
  error: { code, message, status, ...(details.length > 0 && { details }) },
});
export const argument = (message: string, ...details: readonly unknown[]) =>
  only(400, envelope(400, 'INVALID_ARGUMENT', message, fcmError('INVALID_ARGUMENT'), ...details));
