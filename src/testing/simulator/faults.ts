/** What can go wrong on the wire, by the moment at which it does. */
export const faults = {
  reset_on_connect: 'connection',
  hang_on_connect: 'connection',
  reset_before_body: 'headers',
  hang_before_body: 'headers',
  reset_before_reply: 'request',
  close_before_reply: 'request',
  hang_before_reply: 'request',
  reset_inside_headers: 'request',
  hang_inside_headers: 'request',
  reset_after_headers: 'request',
  hang_after_headers: 'request',
  reset_inside_body: 'request',
  hang_inside_body: 'request',
  truncate: 'request',
  garbage: 'request',
  garbage_body: 'request',
  html: 'request',
  slow_drip: 'request',
  huge_body: 'request',
  goaway: 'request',
  goaway_before: 'headers',
  goaway_credential: 'headers',
  rst_refused: 'headers',
  rst_cancel: 'request',
  rst_internal: 'request',
  rst_calm: 'request',
} as const;

/** One word of the list above. */
export type Fault = keyof typeof faults;

/** `connection`: before a byte is read; `headers`: before the body is; `request`: after all of it, so the vendor has it. */
export type FaultMoment = (typeof faults)[Fault];

/** Only HTTP/2 can fail in these ways. */
export const http2Faults: ReadonlySet<Fault> = new Set<Fault>([
  'goaway',
  'goaway_before',
  'goaway_credential',
  'rst_refused',
  'rst_cancel',
  'rst_internal',
  'rst_calm',
]);

/** Only HTTP/1.1 can: HTTP/2 has no header bytes of its own to tear. */
export const http1Faults: ReadonlySet<Fault> = new Set<Fault>(['garbage', 'reset_inside_headers', 'hang_inside_headers']);
