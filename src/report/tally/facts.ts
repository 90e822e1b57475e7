import { type Cause, causes } from '../../core/cause.ts';
import { isRecord } from '../../core/values.ts';

/** What the report takes from one outcome. It may come from a file, so nothing in it is trusted. */
export interface Facts {
  readonly vendor: string;
  readonly api: string;
  readonly app: string;
  readonly status: 'accepted' | 'refused' | 'uncertain';
  readonly cause: Cause | undefined;
  readonly code: string;
  readonly message: string | undefined;
  readonly token: 'keep' | 'suspect' | 'dead' | 'confirm';
  readonly retry: Readonly<Record<string, unknown>>;
  readonly targets: readonly unknown[];
  /** Targets; a reply that names none counts as one. */
  readonly number: number;
}

const none: readonly unknown[] = [];
const nothing: Readonly<Record<string, unknown>> = {};

/** Undefined for what is no outcome. */
export function factsOf(value: unknown): Facts | undefined {
  if (!isRecord(value)) return undefined;
  const { status, vendor } = value;
  if (status !== 'accepted' && status !== 'refused' && status !== 'uncertain') return undefined;
  if (typeof vendor !== 'string') return undefined;
  const evidence = isRecord(value.evidence) ? value.evidence : nothing;
  const targets = Array.isArray(value.targets) ? value.targets : none;
  const retry = status === 'refused' ? value.retry : value.retryIfRepeatable;
  return {
    vendor,
    api: typeof value.api === 'string' ? value.api : 'send',
    app: typeof value.app === 'string' ? value.app : '',
    status,
    cause: status === 'accepted' ? undefined : causeOf(value.cause),
    code: typeof evidence.code === 'string' ? evidence.code : '',
    message: typeof evidence.message === 'string' ? evidence.message : undefined,
    token: status === 'refused' ? tokenOf(value) : 'keep',
    retry: isRecord(retry) ? retry : nothing,
    targets,
    number: targets.length === 0 ? 1 : targets.length,
  };
}

const causeOf = (cause: unknown): Cause => (typeof cause === 'string' && Object.hasOwn(causes, cause) ? (cause as Cause) : 'unrecognized');

function tokenOf({ token, confirm }: Readonly<Record<string, unknown>>): Facts['token'] {
  if (token === 'dead') return confirm === true ? 'confirm' : 'dead';
  return token === 'suspect' ? 'suspect' : 'keep';
}

/** It asks for another attempt. */
export const goesAgain = ({ retry }: Facts): boolean => typeof retry.when === 'string' && retry.when !== 'never';
