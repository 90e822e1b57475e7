import type { Endpoint, Simulation } from '../../core/simulation.ts';
import { type Check, count, dates, flag, inOrder, message, required, signed, taskId } from './checks.ts';

const prefix = '/garcia/api/server/';
const headers = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' };
// The documented sample of a sign.
const own = 'appId=100999&sign=ac076ff25d9900015a681cb5172aa53b';
const shown = `messageJson=${encodeURIComponent('{"noticeBarInfo":{"title":"Hello","content":"World"}}')}`;
const passed = `messageJson=${encodeURIComponent('{"title":"Hello","content":"World"}')}`;

const at = (path: string): RegExp => new RegExp(`^${prefix}${path}/?$`);

function call(api: 'send' | 'operation', path: RegExp, check: Check, example: string, parameters: string): Endpoint {
  const refuse = inOrder(signed, check);
  return { api, method: 'POST', path, refuse, example: { path: prefix + example, headers, body: `${own}&${parameters}` } };
}

function query(path: RegExp, check: Check, example: string, parameters: string): Endpoint {
  const refuse = inOrder(signed, check);
  return {
    api: 'operation',
    method: 'GET',
    path,
    refuse,
    example: { path: `${prefix}${example}?${own}&${parameters}`, headers: {}, body: '' },
  };
}

const toMany = inOrder(count(100), message);
const byTask = inOrder(count(100), taskId);
const task = inOrder(flag('pushType'), message);
const toTag = inOrder(flag('pushType'), required('tagNames'), flag('scope'), message);
const ofDevice = required('pushId');
const toSwitch = inOrder(ofDevice, flag('msgType'), flag('subSwitch'));

/** Meizu's calls: pushes, tasks and their numbers, switches, aliases and tags. */
export const endpoints: readonly Endpoint[] = [
  call('send', at('push/varnished/pushByPushId'), toMany, 'push/varnished/pushByPushId', `pushIds=ok-1&${shown}`),
  call('send', at('push/varnished/pushByAlias'), toMany, 'push/varnished/pushByAlias', `alias=ok-1&${shown}`),
  call('send', at('push/unvarnished/pushByPushId'), toMany, 'push/unvarnished/pushByPushId', `pushIds=ok-1&${passed}`),
  call('send', at('push/unvarnished/pushByAlias'), toMany, 'push/unvarnished/pushByAlias', `alias=ok-1&${passed}`),
  call('send', at('push/task/(?:un)?varnished/pushByPushId'), byTask, 'push/task/varnished/pushByPushId', 'pushIds=ok-1&taskId=20457'),
  call('send', at('push/task/(?:un)?varnished/pushByAlias'), byTask, 'push/task/varnished/pushByAlias', 'alias=ok-1&taskId=20457'),
  call('send', at('push/pushTask/getTaskId'), task, 'push/pushTask/getTaskId', `pushType=0&${shown}`),
  call('send', at('push/pushTask/pushToApp'), task, 'push/pushTask/pushToApp', `pushType=0&${shown}`),
  call('send', at('push/pushTask/pushToTag'), toTag, 'push/pushTask/pushToTag', `pushType=0&tagNames=ok-1&scope=0&${shown}`),
  call('operation', at('push/pushTask/cancel'), inOrder(flag('pushType'), taskId), 'push/pushTask/cancel', 'pushType=0&taskId=20457'),
  query(at('push/statistics/getTaskStatistics'), taskId, 'push/statistics/getTaskStatistics', 'taskId=20457'),
  query(at('push/statistics/dailyPushStatics'), dates, 'push/statistics/dailyPushStatics', 'startTime=20170502&endTime=20170503'),
  query(at('message/get(?:RegisterSwitch|SubAlias|SubTags)'), ofDevice, 'message/getRegisterSwitch', 'pushId=ok-1'),
  call('operation', at('message/changeRegisterSwitch'), toSwitch, 'message/changeRegisterSwitch', 'pushId=ok-1&msgType=0&subSwitch=1'),
  call('operation', at('message/changeAllSwitch'), required('pushId', 'subSwitch'), 'message/changeAllSwitch', 'pushId=ok-1&subSwitch=1'),
  call('operation', at('message/subscribeAlias'), required('pushId', 'alias'), 'message/subscribeAlias', 'pushId=ok-1&alias=reader'),
  call('operation', at('message/(?:s|unS)ubscribeTags'), required('pushId', 'tags'), 'message/subscribeTags', 'pushId=ok-1&tags=news'),
  call('operation', at('message/unSub(?:scribeAlias|AllTags)'), ofDevice, 'message/unSubAllTags', 'pushId=ok-1'),
];

/** Meizu has no code for a device that is offline, nor one for another sender's id: it calls that one illegal. */
export const words: NonNullable<Simulation['words']> = {
  ok: '200',
  dead: 'value.110002',
  limited: 'value.520',
  rate_limited: '110010',
  quota: '110019',
  internal: '1001',
  unavailable: '1003',
  invalid_message: '1005',
  wrong_key: '1006',
  wrong_project: '110000',
  wrong_package: '110031',
};
