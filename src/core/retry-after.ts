const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const days = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const time = '(\\d{2}):(\\d{2}):(\\d{2})';
const fixed = new RegExp(`^${days}, (\\d{2}) ([A-Z][a-z]{2}) (\\d{4}) ${time} GMT$`);
const rfc850 = new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\\d{2})-([A-Z][a-z]{2})-(\\d{2}) ${time} GMT$`);
const asctime = new RegExp(`^${days} ([A-Z][a-z]{2}) ([ \\d]\\d) ${time} (\\d{4})$`);

/**
 * The wait that a `Retry-After` header asks for, in milliseconds, or undefined where it says nothing that can be read.
 * Whole or decimal seconds, or one of the three HTTP dates (RFC 9110, 5.6.7) held against `nowMs`; a date in the
 * past is 0, a date without `nowMs` is undefined, and a wait is never cut.
 */
export function retryAfterMs(value: string | undefined, nowMs: number | undefined): number | undefined {
  const text = value?.trim();
  if (!text || text.length > 64) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text) * 1000), Number.MAX_SAFE_INTEGER);
  const dateMs = httpDateMs(text);
  return dateMs === undefined || nowMs === undefined ? undefined : Math.max(0, dateMs - nowMs);
}

/** An HTTP date in milliseconds since 1970, or undefined for anything else, impossible dates included. */
export function httpDateMs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim();
  const a = fixed.exec(value);
  if (a) return utc(a[3], a[2], a[1], a[4], a[5], a[6]);
  const b = rfc850.exec(value);
  if (b) return utc(Number(b[3]) < 70 ? `20${b[3]}` : `19${b[3]}`, b[2], b[1], b[4], b[5], b[6]);
  const c = asctime.exec(value);
  return c ? utc(c[6], c[1], c[2], c[3], c[4], c[5]) : undefined;
}

type Part = string | undefined;

function utc(year: Part, monthName: Part, day: Part, hour: Part, minute: Part, second: Part): number | undefined {
  const month = months.indexOf(monthName ?? '');
  const date = new Date(Date.UTC(Number(year), month, Number(day)));
  // 31 February rolls over in Date.UTC: what does not come back as it went in was no date. A leap second may roll.
  const real = month >= 0 && date.getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60;
  return real ? Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second)) : undefined;
}
