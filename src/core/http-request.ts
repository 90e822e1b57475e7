/** A request as a client is about to send it, and as a server receives it: the same view for both. */
export interface HttpRequest {
  /** In upper case. */
  readonly method: string;
  /** Path and query, from the first slash: `/v3/device?x=1`. The host plays no part. */
  readonly path: string;
  /** Text, as it goes over the wire; empty where there is none. */
  readonly body: string;
  /** A header by its lower-case name. */
  header(name: string): string | undefined;
}

/** The query of a request's path, decoded. */
export function queryOf(request: HttpRequest): URLSearchParams {
  const mark = request.path.indexOf('?');
  return new URLSearchParams(mark < 0 ? '' : request.path.slice(mark + 1));
}

/** A request's path without its query. */
export function pathOf(request: HttpRequest): string {
  const mark = request.path.indexOf('?');
  return mark < 0 ? request.path : request.path.slice(0, mark);
}
