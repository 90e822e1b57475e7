/** What a wave of refusals with this cause usually comes from. */
const looksLike: Readonly<Record<string, string>> = {
  token_malformed: 'looks like sandbox against production, or tokens of another vendor',
  token_mismatch: 'looks like a wrong sender, project, package or topic',
  token_unregistered: 'looks like a wrong project or package, or a list that was never pruned',
  token_expired: 'looks like a wrong project or package, or a list that was never pruned',
};

interface Blown {
  readonly name: string;
  readonly app: string;
  readonly refused: number;
  readonly replies: number;
  readonly code: string;
  readonly cause: string;
  readonly sinceMs: number;
}

/** "412 of 430 APNs tokens refused as BadDeviceToken since 10:02 UTC: looks like sandbox against production". */
export function blownWords({ name, app, refused, replies, code, cause, sinceMs }: Blown): string {
  const of = app === '' ? '' : ` of ${app}`;
  const like = Object.hasOwn(looksLike, cause) ? looksLike[cause] : 'looks like a fault on our side';
  return `${refused} of ${replies} ${name} tokens${of} refused as ${code} since ${clockTime(sinceMs)} UTC: ${like}`;
}

/** The same for receipts and feeds, which have a number for a bound. */
export function feedWords(name: string, app: string, tokens: number, bound: number): string {
  const of = app === '' ? '' : ` of ${app}`;
  return `receipts call ${tokens} ${name} tokens${of} dead within a day, and ${bound} are allowed: looks like a wrong list or a forged callback`;
}

const clockTime = (atMs: number): string => (Number.isFinite(atMs) ? new Date(atMs).toISOString().slice(11, 16) : '--:--');
