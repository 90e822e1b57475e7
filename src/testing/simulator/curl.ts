import type { Endpoint } from '../../core/simulation.ts';
import type { VendorId } from '../../vendors/index.ts';
import { simulatedById } from '../simulations.ts';

/** In single quotes for a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A curl command that sends one push to the target `ok-1` of a simulated vendor. */
export function curlOf(vendor: VendorId, url: string): string {
  const send = simulatedById(vendor).simulation.endpoints?.find(({ api }) => api === 'send');
  return send ? curl(send, url, vendor === 'apns') : '';
}

function curl({ method, example }: Endpoint, url: string, http2: boolean): string {
  const headers = Object.entries(example.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const body = example.body === '' ? [] : [`--data-raw ${quoted(example.body)}`];
  return ['curl -sS', ...(http2 ? ['--http2-prior-knowledge'] : []), `-X ${method}`, ...headers, ...body, quoted(url + example.path)].join(
    ' ',
  );
}
