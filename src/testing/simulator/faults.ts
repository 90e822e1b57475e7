/** What can go wrong on the wire, by the moment at which it does. */
export const faults = {
  /** The connection is taken and reset before a byte of it is read. */
  reset_on_connect: 'connection',
  /** The connection is taken and never read: no TLS, no HTTP, only silence. */
  hang_on_connect: 'connection',
  /** Reset as soon as the headers of the request are there. It is not in the record. */
  reset_before_body: 'headers',
  /** Silence from the headers of the request on. It is not in the record. */
  hang_before_body: 'headers',
  /** Reset after the whole request, without a byte in answer. */
  reset_before_reply: 'request',
  /** Closed after the whole request, in good order and without a byte in answer; over HTTP/2 the stream alone, with NO_ERROR. */
  close_before_reply: 'request',
  /** Silence after the whole request. */
  hang_before_reply: 'request',
  /** The first 20 characters of status line and headers, then a reset. HTTP/1.1 only. */
  reset_inside_headers: 'request',
  /** The first 20 characters of status line and headers, then silence. HTTP/1.1 only. */
  hang_inside_headers: 'request',
  /** Status and headers, then a reset. */
  reset_after_headers: 'request',
  /** Status and headers, then silence. */
  hang_after_headers: 'request',
  /** Half of the body, then a reset. */
  reset_inside_body: 'request',
  /** Half of the body, then silence. */
  hang_inside_body: 'request',
  /** Half of the body, then an end in good order, before the length that was announced. */
  truncate: 'request',
  /** 8 bytes that are no HTTP, then the end. HTTP/1.1 only. */
  garbage: 'request',
  /** A 200 that calls itself JSON, with 8 bytes that are neither text nor JSON. */
  garbage_body: 'request',
  /** The 502 page of a gateway in between. The vendor has the request all the same. */
  html: 'request',
  /** The whole reply, its body at a byte every 50 ms. */
  slow_drip: 'request',
  /** Status and headers of the reply, then 64 MiB of blanks. */
  huge_body: 'request',
  /** GOAWAY that names this stream as the last, and the whole reply on it. HTTP/2 only. */
  goaway: 'request',
  /** GOAWAY that names the stream before, so this one was never looked at; it is not in the record. HTTP/2 only. */
  goaway_before: 'headers',
  /** As `goaway_before`, with `{"reason":"BadCertificate"}` as its debug data. HTTP/2 only. */
  goaway_credential: 'headers',
  /** RST_STREAM with REFUSED_STREAM before the body was read: not taken, not in the record. HTTP/2 only. */
  rst_refused: 'headers',
  /** RST_STREAM with CANCEL after the whole request. HTTP/2 only. */
  rst_cancel: 'request',
  /** RST_STREAM with INTERNAL_ERROR after the whole request. HTTP/2 only. */
  rst_internal: 'request',
  /** RST_STREAM with ENHANCE_YOUR_CALM after the whole request. HTTP/2 only. */
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
