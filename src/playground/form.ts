import type { Outcomes } from '../core/outcome.ts';
import type { RawReply, Sent } from '../core/reply.ts';
import { parse } from '../parse.ts';
import type { VendorId } from '../vendors/index.ts';
import { headersOf } from './curl.ts';

/** The fields as a person fills them in, all of them text. */
export interface Form {
  readonly vendor: VendorId;
  readonly api: string;
  /** Empty: nothing is said about it. */
  readonly kind: string;
  /** One a line. */
  readonly targets: string;
  readonly channel: string;
  readonly status: string;
  /** One a line, as `curl -i` prints them. */
  readonly headers: string;
  readonly body: string;
}

export const emptyForm: Form = {
  vendor: 'fcm',
  api: 'send',
  kind: 'unicast',
  targets: '',
  channel: '',
  status: '200',
  headers: '',
  body: '',
};

/** The outcomes of what stands in the form. */
export function outcomesOf(form: Form): Outcomes {
  return parse(form.vendor, replyOf(form), sentOf(form));
}

export function replyOf({ status, headers, body }: Form): RawReply {
  return { status: Number(status), headers: headersOf(headers), body };
}

/** As `Sent`; what was left empty is left out. */
export function sentOf({ api, kind, targets, channel }: Form): Sent {
  const names = targetsOf(targets);
  return {
    api: api as NonNullable<Sent['api']>,
    ...(kind !== '' && { kind: kind as NonNullable<Sent['kind']> }),
    ...(names.length > 0 && { targets: names }),
    ...(channel.trim() !== '' && { channel: channel.trim() }),
  };
}

/** One a line; blanks around a name come from copying and belong to none. */
export function targetsOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
