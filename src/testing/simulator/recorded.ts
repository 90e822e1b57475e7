import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseJson } from '../../core/body.ts';
import type { RawReply, Sent } from '../../core/reply.ts';
import { isRecord } from '../../core/values.ts';
import type { Simulated } from '../simulations.ts';

interface Recorded {
  readonly sent?: Sent;
  readonly reply: RawReply;
  readonly outcomes: readonly { readonly evidence: { readonly code: string } }[];
}

/** A recorded reply that says one code of whatever single target was sent. */
export interface Recording {
  readonly name: string;
  readonly reply: RawReply;
}

/** The recorded replies of a vendor by `api code`: those that mean the same whoever was sent to. */
export function recordingsOf(simulated: Simulated): ReadonlyMap<string, Recording> {
  const found = new Map<string, Recording>();
  const folder = folderOf(simulated.vendor.id);
  if (!folder) return found;
  for (const file of readdirSync(folder).sort()) {
    const recorded = file.endsWith('.json') ? read(new URL(file, folder)) : undefined;
    const key = recorded && keyOf(recorded, simulated);
    if (recorded && key !== undefined && !found.has(key)) found.set(key, { name: `${simulated.vendor.id}/${file}`, reply: recorded.reply });
  }
  return found;
}

function keyOf({ sent = {}, reply, outcomes }: Recorded, { vendor, simulation }: Simulated): string | undefined {
  const code = outcomes.length === 1 ? outcomes[0]?.evidence.code : undefined;
  const api = sent.api ?? 'send';
  if (code === undefined || !vendor.verdict(code, api)) return undefined;
  // Read as the answer to another target, a reply that names its own says something else.
  const outcomesNow = vendor.parse(reply, { api, kind: sent.kind, targets: ['any-other-target'] });
  if (vendor.verdict(code, api)?.cause === 'accepted' && !isOfForm(reply, simulation.replyFor(api, code, ['any-other-target'])))
    return undefined;
  const same = outcomesNow.length === 1 && outcomesNow[0].evidence.code === code && !String(reply.body).includes('any-other-target');
  return same ? `${api} ${code}` : undefined;
}

/** A success of another generation of the API has other members than the one that is documented now. */
function isOfForm(recorded: RawReply, documented: RawReply | undefined): boolean {
  const known = membersOf(documented?.body);
  return known.length === 0 || membersOf(recorded.body).some((member) => known.includes(member));
}

function membersOf(body: unknown): readonly string[] {
  const value = typeof body === 'string' ? parseJson(body) : undefined;
  return isRecord(value) ? Object.keys(value) : [];
}

/** Beside the sources and beside the built files alike: the folder stands at the root of the package. */
function folderOf(vendor: string): URL | undefined {
  for (const up of ['../', '../../', '../../../']) {
    const folder = new URL(`${up}fixtures/${vendor}/`, import.meta.url);
    if (existsSync(folder)) return folder;
  }
  return undefined;
}

function read(file: URL): Recorded | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Recorded;
  } catch {
    return undefined;
  }
}
