import type { RawReply } from '../../core/reply.ts';
import type { Answer, Simulation } from '../../core/simulation.ts';

type ReplyFor = Simulation['replyFor'];

/** Several targets in one reply: an entry each, or, for the words of v1, a part each of the retired batch. */
export function replyForEach(replyFor: ReplyFor): NonNullable<Simulation['replyForEach']> {
  return (api, answers) => {
    if (api === 'operation') return entries(answers.map(instanceIdEntry), false);
    if (api !== 'send') return undefined;
    return entries(answers.map(legacyEntry), true) ?? batch(answers, replyFor);
  };
}

const json = { 'content-type': 'application/json; charset=UTF-8' };

type Entry = Readonly<Record<string, string>>;

/** Undefined as soon as one of them has no entry. */
function entries(list: readonly (Entry | undefined)[], counted: boolean): RawReply | undefined {
  if (list.length === 0 || list.includes(undefined)) return undefined;
  return { status: 200, headers: json, body: JSON.stringify({ ...(counted && counters(list)), results: list }) };
}

function counters(list: readonly (Entry | undefined)[]) {
  const failure = list.filter((entry) => entry && 'error' in entry).length;
  const canonical_ids = list.filter((entry) => entry && 'registration_id' in entry).length;
  return { multicast_id: 108, success: list.length - failure, failure, canonical_ids };
}

/** Of the legacy words, those that speak of one target. */
const legacyWords =
  /^(?:(?:Invalid|Missing|Not|Mismatch)(?:Registration|Registered|SenderId|PackageName)|MessageTooBig|InvalidDataKey|InvalidTtl|InvalidParameters|Unavailable|InternalServerError|DeviceMessageRateExceeded|DeviceQuotaExceeded|InvalidApnsCredential)$/;

function legacyEntry({ code }: Answer, index: number): Entry | undefined {
  const message_id = `0:138502586195634${index}%572c22801bb3`;
  if (code === 'results[].message_id') return { message_id };
  if (code === 'results[].registration_id') return { message_id, registration_id: `a-canonical-id-${index}` };
  return legacyWords.test(code) ? { error: code } : undefined;
}

const ofOneToken =
  /^(?:NOT_FOUND|INVALID_ARGUMENT|TOO_MANY_TOPICS|RESOURCE_EXHAUSTED|PERMISSION_DENIED|DEADLINE_EXCEEDED|INTERNAL|UNKNOWN)$/;

function instanceIdEntry({ target, code }: Answer): Entry | undefined {
  if (code === 'OK' || code === '200') return {};
  if (code === 'Internal Server Error') return { apns_token: target, status: code };
  return ofOneToken.test(code) ? { error: code } : undefined;
}

function batch(answers: readonly Answer[], replyFor: ReplyFor): RawReply | undefined {
  const parts = answers.map(({ target, code }, index) => partOf(replyFor('send', code, [target]), index));
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  return {
    status: 200,
    headers: { 'content-type': 'multipart/mixed; boundary=batch_1' },
    body: `${parts.map((part) => `--batch_1\r\n${part}\r\n`).join('')}--batch_1--\r\n`,
  };
}

/** A v1 reply as a part. What is no JSON was never an answer to one message. */
function partOf(reply: RawReply | undefined, index: number): string | undefined {
  if (!reply || typeof reply.body !== 'string' || !/^\{"(?:name|error)":/.test(reply.body)) return undefined;
  const head = `Content-Type: application/http\r\nContent-ID: response-${index + 1}`;
  return `${head}\r\n\r\nHTTP/1.1 ${reply.status} Status\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n${reply.body}`;
}
