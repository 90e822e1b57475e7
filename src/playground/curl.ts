/** A reply as somebody copied it, taken apart. */
export interface PastedReply {
  readonly status?: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

const statusLine = /^HTTP\/\d(?:\.\d)? (\d{3})\b/;

/** What `curl -i` or `curl -v` printed; undefined where no status line stands at the top. The last of several heads counts. */
export function curlReply(pasted: string): PastedReply | undefined {
  let rest = withoutBanter(pasted.replace(/\r\n?/g, '\n')).replace(/^\n+/, '');
  let head: { readonly status: number; readonly headers: readonly (readonly [string, string])[] } | undefined;
  // "100 Continue", a proxy's "200 Connection established" and redirects come before the answer itself.
  for (let match = statusLine.exec(rest); match; match = statusLine.exec(rest)) {
    const end = rest.indexOf('\n\n');
    head = { status: Number(match[1]), headers: headersOf(end < 0 ? rest : rest.slice(0, end)) };
    rest = end < 0 ? '' : rest.slice(end + 2);
  }
  return head && { ...head, body: rest.trimEnd() };
}

/** `curl -v` marks what it sent, what came and what it thinks of it: only what came is kept. */
function withoutBanter(text: string): string {
  if (!/^< HTTP\//m.test(text)) return text;
  return text
    .split('\n')
    .filter((line) => !/^(?:[*>]|[{}] \[\d+ bytes data\])(?: |$)/.test(line))
    .map((line) => (line.startsWith('< ') || line === '<' ? line.slice(2) : line))
    .join('\n');
}

/** The fields below a status line; a line that is none is passed over. */
export function headersOf(text: string): readonly (readonly [string, string])[] {
  return text.split('\n').flatMap((line) => {
    const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*)$/.exec(line.trim());
    return match ? [[match[1] ?? '', match[2] ?? ''] as const] : [];
  });
}
