const decoder = new TextDecoder();

export const isBytes = (body: unknown): body is ArrayBuffer => body instanceof ArrayBuffer || ArrayBuffer.isView(body);

/** A body as text without its byte order mark; undefined where it is neither text nor bytes. Bytes are UTF-8 unless `contentType` says GBK. */
export function bodyText(body: unknown, contentType?: string): string | undefined {
  if (typeof body === 'string') return body.charCodeAt(0) === 0xfeff ? body.slice(1) : body;
  if (isBytes(body)) return decode(body, contentType);
  return body === undefined || body === null ? '' : undefined;
}

function decode(bytes: ArrayBuffer, contentType = ''): string | undefined {
  try {
    return (/charset\s*=\s*"?gb(?:k|2312|18030)\b/i.test(contentType) ? new TextDecoder('gb18030') : decoder).decode(bytes);
  } catch {
    return undefined; // memory that is shared between threads cannot be decoded everywhere, nor GBK by a runtime with few encodings
  }
}

/** `JSON.parse` that answers undefined instead of throwing; for a bare true, false or null too, which hold nothing to read. */
export function parseJson(text: string): unknown {
  // The first character tells HTML, prose and emptiness apart from JSON, and spares an Error for each of them.
  if (!looksLikeJson(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function looksLikeJson(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character !== 32 && character !== 10 && character !== 13 && character !== 9)
      return character === 123 || character === 91 || character === 34 || character === 45 || (character >= 48 && character <= 57);
  }
  return false;
}

/** The same JSON with every integer of sixteen digits and more put in quotes, so that ids keep their digits. Linear. */
export function quoteBigIntegers(text: string): string {
  const parts: string[] = [];
  let position = 0;
  while (position < text.length) {
    const quote = text.indexOf('"', position);
    const end = quote < 0 ? text.length : quote;
    parts.push(text.slice(position, end).replace(/(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g, '"$&"'));
    if (quote < 0) break;
    position = endOfString(text, quote);
    parts.push(text.slice(quote, position));
  }
  return parts.join('');
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === 92) index += 1;
    else if (character === 34) return index + 1;
  }
  return text.length;
}
