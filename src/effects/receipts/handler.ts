import { acknowledge, type Flaw, refuse } from './answers.ts';
import { deliverOutcomes } from './deliver-outcomes.ts';
import type { ReceiptOptions } from './options.ts';
import { payloadOf } from './payload.ts';
import { postOf } from './post.ts';
import { type BodyLimits, readBody } from './read-body.ts';
import { Room } from './room.ts';
import { type Settings, settingsOf } from './settings.ts';
import { trustOf } from './trust.ts';
import { carriesSecret } from './url-secret.ts';
import { within } from './within.ts';

/** Answers one post. Never rejects. */
export type ReceiptHandler = (request: Request) => Promise<Response>;

/**
 * A handler for the receipts that a vendor posts: `(Request) => Promise<Response>`, for any server that speaks Fetch.
 * The vendor is answered as it expects, and only when listener and pruner have what it said: until then it is asked to
 * repeat. What carries neither the secret nor a signature is answered alike, and is reported as `trusted: false`.
 * Throws an `ArgumentError` for wrong options.
 */
export function receiptHandler(options: ReceiptOptions): ReceiptHandler {
  const settings = settingsOf(options);
  const room = new Room(settings.maxAtOnce);
  return async (request) => {
    try {
      const flaw = await enter(settings, room, request);
      if (!flaw) return acknowledge(settings.profile);
      settings.tell({ type: 'refused', vendor: settings.vendor, ...flaw });
      return refuse(settings.profile, flaw);
    } catch {
      return refuse(settings.profile, failed);
    }
  };
}

const failed: Flaw = { status: 500, reason: 'the receipt handler failed' };
const full: Flaw = { status: 503, reason: 'too many posts at a time' };
const notDelivered: Flaw = { status: 503, reason: 'not taken yet; post it again' };
const wrongMethod: Flaw = { status: 405, reason: 'receipts are posted' };
const nothing: Flaw = { status: 400, reason: 'the body is no receipt of this vendor' };

async function enter(settings: Settings, room: Room, request: Request): Promise<Flaw | undefined> {
  if (request.method !== 'POST') return wrongMethod;
  const url = new URL(request.url);
  const isKnown = carriesSecret(url, settings.secrets);
  const leave = room.enter(isKnown);
  if (!leave) return full;
  try {
    return await take(settings, request, url, isKnown ? settings.limits : settings.strangerLimits);
  } finally {
    leave();
  }
}

async function take(settings: Settings, request: Request, url: URL, limits: BodyLimits): Promise<Flaw | undefined> {
  const { profile, secrets, verifiers } = settings;
  const bytes = await readBody(request, limits);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const text = payloadOf(bytes, profile.field, limits);
  if (typeof text !== 'string') return text;
  const receivedAtMs = settings.now();
  const judged = trustOf(postOf(request, url, text), secrets, verifiers, receivedAtMs);
  const trust = await within(settings.deliverWithinMs, judged, () => undefined);
  if (!trust) return late(settings);
  const outcomes = settings.parse({ status: 200, body: text, receivedAtMs });
  // A receipt names somebody. What does not is another kind of body, which might be about the whole app.
  if (!outcomes.some(({ targets }) => targets.length > 0)) return nothing;
  return (await deliverOutcomes(settings, outcomes, trust, receivedAtMs)) ? undefined : notDelivered;
}

/** Who took too long to say whether it is genuine has not said that it is forged. */
function late({ tell, vendor }: Settings): Flaw {
  tell({ type: 'not_delivered', vendor, by: 'late' });
  return notDelivered;
}
