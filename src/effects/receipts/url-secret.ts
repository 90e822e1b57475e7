import { sameText } from './same-text.ts';

const mostParts = 32;

/** Whether the URL carries one of the secrets, as a segment of its path or a value of its query. All parts are compared, found or not. */
export function carriesSecret(url: URL, secrets: readonly string[]): boolean {
  let found = false;
  for (const part of partsOf(url)) for (const secret of secrets) if (sameText(part, secret)) found = true;
  return found;
}

function partsOf(url: URL): readonly string[] {
  const segments = url.pathname.split('/', mostParts).filter((segment) => segment !== '');
  return [...segments.map(decoded), ...url.searchParams.values()].slice(0, mostParts);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
