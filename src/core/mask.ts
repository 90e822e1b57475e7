/** Long runs without a blank are tokens, secrets or ids: nobody needs them to understand a reply. */
const tokenLike = /[A-Za-z0-9_\-:.~+/=]{24,}/g;

/** The same text without anything that could be a token. A code in words (`registration-token-not-registered`) has no digits and short parts. */
export function masked(text: string): string {
  return text.replace(tokenLike, (run) => (/\d|[A-Za-z]{40}/.test(run) ? '[redacted]' : run));
}
