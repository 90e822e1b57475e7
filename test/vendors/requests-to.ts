import { expect } from 'vitest';
import { type HttpRequest, pathOf } from '../../src/core/http-request.ts';
import type { RawReply, Sent } from '../../src/core/reply.ts';
import type { Endpoint, Simulation } from '../../src/core/simulation.ts';
import type { Vendor } from '../../src/core/vendor.ts';
import { readerOfRequests } from '../../src/vendors/index.ts';

type Headers = Readonly<Record<string, string>>;

const request = (path: string, body: unknown = '', headers: Headers = {}, method = 'POST'): HttpRequest => {
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { method, path, body: typeof body === 'string' ? body : JSON.stringify(body), header: (name) => named[name] };
};

/** How one vendor reads and refuses what is asked of it. */
export function requestsTo(vendor: Vendor, { endpoints, replyFor }: Required<Pick<Simulation, 'endpoints' | 'replyFor'>>) {
  const read = readerOfRequests(vendor);
  const endpointAt = (path: string) => {
    const found = endpoints.filter((endpoint) => endpoint.path.test(pathOf(request(path))));
    expect(found, path).toHaveLength(1);
    return found[0] as Endpoint;
  };
  /** The code for the example of the call at `path`, but for what is changed in it. */
  const refusal = (path: string, change: { headers?: Headers; body?: unknown; path?: string }) => {
    const { refuse, example, api } = endpointAt(path);
    const changed = request(change.path ?? example.path, change.body ?? example.body, change.headers ?? example.headers);
    const code = refuse(changed, read?.(changed) as Sent);
    if (code !== undefined) {
      const targets = ['a', 'b'];
      const reply = replyFor(api, code, targets);
      expect(reply, `a reply for ${code}`).toBeDefined();
      const outcomes = vendor.parse(reply as RawReply, { api, kind: 'token', targets });
      expect(outcomes[0], code).toMatchObject({ status: 'refused', evidence: { code } });
    }
    return code;
  };
  const sentOf = (path: string, body?: unknown, headers?: Headers) => read?.(request(path, body, headers));
  return { request, sentOf, endpointAt, refusal };
}
