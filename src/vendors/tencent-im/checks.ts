import { parseJson } from '../../core/body.ts';
import { type HttpRequest, queryOf } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord } from '../../core/values.ts';

export type Fields = Readonly<Record<string, unknown>>;
/** The code of what is wrong, or undefined where all is in order. */
export type Check = (body: Fields, sent: Sent, request: HttpRequest) => string | undefined;

/** The signature in the query first, then the JSON, then the fields: the first fault speaks. */
export function firstOf(...checks: readonly Check[]): (request: HttpRequest, sent: Sent) => string | undefined {
  return (request, sent) => {
    const body = parseJson(request.body);
    const signed = query(request);
    if (signed !== undefined) return signed;
    if (!isRecord(body)) return '90001';
    for (const check of checks) {
      const code = check(body, sent, request);
      if (code !== undefined) return code;
    }
    return undefined;
  };
}

function query(request: HttpRequest): string | undefined {
  const given = queryOf(request);
  const app = given.get('sdkappid');
  if (!app) return '60012';
  if (!/^\d+$/.test(app)) return '60006';
  if (!given.get('identifier')) return '60004';
  return given.get('usersig') ? undefined : '70002';
}

const isInteger = (value: unknown): boolean => Number.isInteger(value);
const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== '';
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** A field that may be left out, but must be whole where it stands. */
export const optionalInteger =
  (name: string, code: string): Check =>
  (body) =>
    body[name] === undefined || isInteger(body[name]) ? undefined : code;

export const requiredInteger =
  (name: string, code: string): Check =>
  (body) =>
    isInteger(body[name]) ? undefined : code;

export const fromAccount: Check = ({ From_Account }) => (From_Account === undefined || isFilled(From_Account) ? undefined : '90008');

/** `To_Account` is there and holds texts: one for a single message, a list otherwise. */
export const oneAccount: Check = ({ To_Account }) => (isFilled(To_Account) ? undefined : '90003');

export const listOfAccounts =
  (code: string): Check =>
  ({ To_Account }) =>
    Array.isArray(To_Account) && To_Account.length > 0 && To_Account.every(isFilled) ? undefined : code;

export const accountsAtMost =
  (most: number, code: string): Check =>
  (_body, { targets = [] }) =>
    targets.length > most ? code : undefined;

export const messageBody: Check = ({ MsgBody }) => (MsgBody === undefined ? '90002' : Array.isArray(MsgBody) ? undefined : '90007');

/** A push carries a message, an offline push, or both. */
export const somethingToPush: Check = ({ MsgBody, OfflinePushInfo }) =>
  MsgBody !== undefined && !Array.isArray(MsgBody) ? '90007' : MsgBody === undefined && !isRecord(OfflinePushInfo) ? '90010' : undefined;

const sevenDaysInSeconds = 604_800;

export const lifeTime: Check = ({ MsgLifeTime }) => {
  if (MsgLifeTime === undefined) return undefined;
  if (!isInteger(MsgLifeTime)) return '90044';
  return Number(MsgLifeTime) < 0 || Number(MsgLifeTime) > sevenDaysInSeconds ? '90026' : undefined;
};

export const dataId: Check = ({ DataId }) => (typeof DataId === 'string' && bytesOf(DataId) > 64 ? '90057' : undefined);

export const bodyAtMost =
  (bytes: number, code: string): Check =>
  (_body, _sent, request) =>
    bytesOf(request.body) > bytes ? code : undefined;

/** Tags and attributes are not mixed; ten tags a list, fifty bytes a tag. */
export const condition: Check = ({ Condition }) => {
  if (!isRecord(Condition)) return Condition === undefined ? undefined : '90001';
  const lists = [Condition.TagsOr, Condition.TagsAnd, Condition.TagsNot].filter((list) => list !== undefined);
  if (lists.length > 0 && (Condition.AttrsOr !== undefined || Condition.AttrsAnd !== undefined)) return '90039';
  for (const list of lists) {
    const code = tagList(list);
    if (code !== undefined) return code;
  }
  const { TagsOr, TagsAnd } = Condition;
  return Array.isArray(TagsOr) && Array.isArray(TagsAnd) && TagsOr.some((tag) => TagsAnd.includes(tag)) ? '90022' : undefined;
};

function tagList(tags: unknown): string | undefined {
  if (!Array.isArray(tags)) return '90001';
  if (tags.length > 10) return '90032';
  if (!tags.every(isFilled)) return '90040';
  return tags.some((tag) => bytesOf(tag) > 50) ? '90020' : undefined;
}

/** The tags that an account is to have. */
export const userTags: Check = ({ UserTags }) => {
  if (!Array.isArray(UserTags) || UserTags.length === 0) return '90001';
  for (const entry of UserTags) {
    if (!isRecord(entry) || !isFilled(entry.To_Account)) return '90003';
    const code = tagList(entry.Tags);
    if (code !== undefined) return code;
  }
  return undefined;
};

export const userAttributes: Check = ({ UserAttrs }) => {
  if (!Array.isArray(UserAttrs) || UserAttrs.length === 0) return '90001';
  for (const entry of UserAttrs) {
    if (!isRecord(entry) || !isFilled(entry.To_Account)) return '90003';
    if (!isRecord(entry.Attrs) && !Array.isArray(entry.Attrs)) return '90033';
  }
  return undefined;
};

export const taskId: Check = ({ TaskId }) => (isFilled(TaskId) ? undefined : '90049');
