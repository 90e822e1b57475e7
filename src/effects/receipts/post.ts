import { hash } from 'node:crypto';

/** What came, as those see it who judge whether it may be trusted. */
export interface Post {
  /** As it was called, with the secret in it: write it into no log. */
  readonly url: URL;
  /** The whole body as text, before anything of it is read; for a form, the form. */
  readonly text: string;
  /** A header by its name, in any case. */
  header(name: string): string | undefined;
  /** Of the body, in base64url: two posts with the same body have the same. */
  digest(): string;
}

export const postOf = (request: Request, url: URL, text: string): Post => ({
  url,
  text,
  header: (name) => request.headers.get(name) ?? undefined,
  digest: () => hash('sha256', text, 'base64url'),
});
