import type { Explanation } from '../explain/index.ts';
import { findVendor, type VendorId } from '../vendors/index.ts';
import { emptyForm, type Form } from './form.ts';

/** The form with a reply that says this code of two targets, or of one; undefined where no reply can. */
export async function exampleOf({ vendor, api, code }: Pick<Explanation, 'vendor' | 'api' | 'code'>): Promise<Form | undefined> {
  if (api === 'client') return undefined;
  const simulation = await findVendor(vendor)?.definition.loadSimulation?.();
  const targets = ['example-target-1'];
  const reply = simulation?.replyFor(api, code, targets);
  if (!reply) return undefined;
  const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  return {
    ...emptyForm,
    vendor: vendor as VendorId,
    api,
    targets: targets.join('\n'),
    status: String(reply.status),
    headers: headers.join('\n'),
    body,
  };
}
