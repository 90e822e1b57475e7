import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { isRecord } from '../../core/values.ts';
import { detailsOf } from './details.ts';
import { wordOf } from './envelope.ts';
import type { OperationReply } from './schema.ts';
import { errorWord } from './words.ts';

type Entry = Readonly<Record<string, unknown>>;

/** The Instance ID API answers a list with HTTP 200, even when every entry failed. */
export function readOperation(body: OperationReply, reply: Reply, request: Request): readonly Finding[] | undefined {
  if (Array.isArray(body.results)) return readEntries(body.results, request);
  if (isRecord(body.error)) return readEnvelope(body.error);
  if (typeof body.error === 'string') return readWord(body.error, reply);
  // What is known of one token: its app, its sender, its platform.
  return typeof body.application === 'string' ? [{ code: '200' }] : undefined;
}

function readEntries(results: readonly unknown[], request: Request): readonly Finding[] {
  const aligned = request.targets.length === 0 || results.length === request.targets.length;
  return results.flatMap((entry, index) => (isRecord(entry) ? (readEntry(entry, aligned ? index : undefined) ?? []) : []));
}

/** An import names each token; anything else answers by position, which can be trusted only if the list is complete. */
function readEntry(entry: Entry, index: number | undefined): Finding | undefined {
  const code = codeOfEntry(entry);
  if (typeof entry.apns_token === 'string') return { code, targets: [entry.apns_token] };
  return index === undefined ? undefined : { code, positions: [index] };
}

/** An empty object is the success; an import says it with a word. */
function codeOfEntry({ error, status }: Entry): string {
  if (error !== undefined && error !== null) return errorWord(error) ?? 'error';
  return status === undefined || status === 'OK' ? 'OK' : (errorWord(status) ?? 'error');
}

/** The same words of the whole call speak of the request: only an entry speaks of a token. */
const ofTheCall: Readonly<Record<string, string>> = { INVALID_ARGUMENT: '400', NOT_FOUND: '404' };

function readEnvelope(error: Entry): readonly Finding[] | undefined {
  const details = detailsOf(error.details);
  const word = wordOf(error, details);
  return word === undefined ? undefined : [{ code: callCode(word), message: error.message, waitMs: details.waitMs }];
}

function readWord(error: string, reply: Reply): readonly Finding[] {
  if (reply.status === 404 && /\b(?:token|instance id)\b/i.test(error)) return [{ code: '404', message: error }];
  const word = errorWord(error) ?? '';
  const sentence = word.includes(' ');
  return word === '' || (sentence && !reply.ok) ? [] : [{ code: callCode(word), message: sentence ? error : undefined }];
}

const callCode = (word: string): string => (Object.hasOwn(ofTheCall, word) ? (ofTheCall[word] ?? word) : word);
