import {
  type CredentialEvent,
  type Credentials,
  type CredentialsOptions,
  createCredentials,
  type RenewContext,
  type TokenAnswer,
} from '../../../src/effects/credentials/index.ts';
import type { Refused } from '../../../src/index.ts';
import { outcomeFor } from '../../../src/testing/index.ts';
import { VirtualClock } from '../gate/virtual-clock.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** One set of credentials at a virtual clock, with a vendor that does what the test says. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly credentials: Credentials;
  readonly events: CredentialEvent[];
  /** How often the vendor was asked, and with which clock. */
  readonly asked: RenewContext[];
  readonly gate: { readonly closed: object[]; readonly opened: object[] };
  /** What the vendor answers from now on. */
  answer: (context: RenewContext) => TokenAnswer | Promise<TokenAnswer>;
  typesOf(): string[];
}

let tokens = 0;

export const secret = 'the-app-secret-0123456789';
export const issued = (lifeMs = hourMs): TokenAnswer => ({ ok: true, token: `access-token-${tokens++}-shh`, lifeMs });
export const refusedBy = (code: string, vendor: 'huawei' | 'vivo' | 'fcm' = 'huawei'): TokenAnswer => ({
  ok: false,
  outcome: outcomeFor(vendor, code, { api: 'auth' })[0] as Refused,
});

export function stage(options: Partial<CredentialsOptions> = {}, clock = new VirtualClock()): Stage {
  const events: CredentialEvent[] = [];
  const asked: RenewContext[] = [];
  const gate = {
    closed: [] as object[],
    opened: [] as object[],
    close: (key: object) => void gate.closed.push(key),
    open: (key: object) => void gate.opened.push(key),
  };
  const self: Stage = {
    clock,
    events,
    asked,
    gate,
    answer: () => issued(),
    typesOf: () => events.map(({ type }) => type),
    credentials: undefined as never,
  };
  const fetchToken = async (context: RenewContext) => {
    asked.push(context);
    return self.answer(context);
  };
  const { now, setTimer } = clock;
  const made = createCredentials({
    vendor: 'huawei',
    app: 'shop',
    ...(options.sign === undefined && { fetchToken }),
    gate,
    onEvent: (event) => events.push(event),
    now,
    setTimer,
    random: () => 0.5,
    ...options,
  });
  return Object.assign(self, { credentials: made });
}
