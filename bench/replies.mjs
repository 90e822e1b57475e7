import { readdirSync, readFileSync } from 'node:fs';

const fixtures = new URL('../fixtures/', import.meta.url);

export const vendorIds = readdirSync(fixtures).sort();

export const recordedOf = (id) =>
  readdirSync(new URL(`${id}/`, fixtures))
    .sort()
    .map((file) => ({ id: `${id}/${file}`, vendor: id, ...JSON.parse(readFileSync(new URL(`${id}/${file}`, fixtures), 'utf8')) }));

const isJson = (text) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The recorded send replies of a vendor that are JSON and small. */
export const smallOf = (id) =>
  recordedOf(id).filter(({ sent, reply }) => (sent.api ?? 'send') === 'send' && reply.body.length <= 512 && isJson(reply.body));
