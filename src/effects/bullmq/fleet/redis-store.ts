import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { retryStrategy } from '../backend.ts';
import { consumed } from './consumed.ts';
import type { FleetStore, Row } from './store.ts';

/** One hash; a field is `until keep body`, by the clock of Redis. */
const read = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local all = redis.call('HGETALL', KEYS[1])
local rows = {}
for i = 1, #all, 2 do
  local untilMs, keepMs, body = string.match(all[i + 1], '^(%d+) (%d+) (.*)$')
  if tonumber(keepMs) < now then
    redis.call('HDEL', KEYS[1], all[i])
  else
    rows[#rows + 1] = all[i]
    rows[#rows + 1] = body
    rows[#rows + 1] = math.max(0, tonumber(untilMs) - now)
  end
end
return rows`;

const put = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local untilMs = now + ARGV[3]
if ARGV[5] == '1' then
  local there = redis.call('HGET', KEYS[1], ARGV[1])
  if there and tonumber(string.match(there, '^%d+')) > untilMs then return 0 end
end
redis.call('HSET', KEYS[1], ARGV[1], string.format('%d %d %s', untilMs, now + ARGV[4], ARGV[2]))
return 1`;

const lease = `
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;

const release = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end return 1`;

export function openRedisStore(url: string, prefix: string): FleetStore {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    connectTimeout: 2_000,
    commandTimeout: 1_000,
    retryStrategy,
  });
  redis.on('error', () => undefined); // every call says it again
  const opened = firstWord(redis);
  const key = `${prefix}:gate`;
  const limiters = new Map<string, RateLimiterRedis>();
  const limiterOf = (points: number, duration: number) => {
    const id = `${points}/${duration}`;
    const known = limiters.get(id) ?? new RateLimiterRedis({ storeClient: redis, keyPrefix: `${prefix}:rate`, points, duration });
    limiters.set(id, known);
    return known;
  };
  return {
    read: async () => rowsOf((await (await opened).eval(read, 1, key)) as (string | number)[]),
    put: async (id, body, leftMs, keepMs, extend) => {
      await (await opened).eval(put, 1, key, id, body, Math.ceil(leftMs), Math.ceil(Math.max(leftMs, 0) + keepMs), extend ? 1 : 0);
    },
    lease: async (id, owner, ms) => (await (await opened).eval(lease, 1, `${key}:${id}`, owner, ms)) === 1,
    release: async (id, owner) => void (await (await opened).eval(release, 1, `${key}:${id}`, owner)),
    consume: async (id, points, most, seconds) => {
      await opened;
      return consumed(limiterOf(most, seconds).consume(id, points));
    },
    close: async () => redis.disconnect(),
  };
}

/** Once it has answered, or refused, for the first time. */
const firstWord = (redis: Redis): Promise<Redis> =>
  new Promise((resolve) => {
    const told = () => resolve(redis);
    redis.once('ready', told).once('error', told);
  });

function rowsOf(flat: readonly (string | number)[]): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at + 2 < flat.length; at += 3)
    rows.push({ id: String(flat[at]), body: String(flat[at + 1]), leftMs: Number(flat[at + 2]) });
  return rows;
}
