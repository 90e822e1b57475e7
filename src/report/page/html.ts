/** Text that came from outside, as HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const whole = new Intl.NumberFormat('en-US');

/** A bar in parts, each with the name of a colour of the page's style. `text` says the same. */
export interface BarCell {
  readonly text: string;
  readonly parts: readonly (readonly [colour: string, number: number])[];
}

export type Cell = string | number | BarCell;

export interface TableSpec {
  readonly id: string;
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of each is its head. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A table that scrolls by itself where it is too wide or too long, and prints whole. */
export function table({ id, caption, head, rows }: TableSpec): string {
  if (rows.length === 0) return '';
  const heads = head.map((name, index) => `<th scope="col"${isNumber(rows, index)}>${escaped(name)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return `<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-caption"><table id="${id}">
<caption id="${id}-caption">${escaped(caption)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}

const isNumber = (rows: TableSpec['rows'], index: number): string => (typeof rows[0]?.[index] === 'number' ? ' class="number"' : '');

function cell(value: Cell, index: number): string {
  if (typeof value === 'object') return `<td class="share">${bar(value)}</td>`;
  const text = typeof value === 'number' ? inDigits(value) : escaped(value);
  if (index === 0) return `<th scope="row">${text}</th>`;
  return typeof value === 'number' ? `<td class="number">${text}</td>` : `<td>${text}</td>`;
}

/** For the eye, with its words for everybody else. */
export function bar({ text, parts }: BarCell): string {
  const pieces = parts.filter(([, number]) => number > 0).map(([colour, number]) => `<i class="${colour}" style="flex:${number}"></i>`);
  return `<span class="bar" aria-hidden="true">${pieces.join('')}</span><span class="hidden">${escaped(text)}</span>`;
}

export const inDigits = (number: number): string => whole.format(number);

/** `37 %`, and never 0 % for something nor 100 % for less than all. */
export function share(part: number, all: number): string {
  if (all === 0 || part === 0) return '0 %';
  if (part === all) return '100 %';
  return `${Math.min(99.9, Math.max(0.1, Math.round((part / all) * 1000) / 10))} %`;
}

/** `1 target`, `3,000 targets`. */
export const counted = (number: number, one: string, many = `${one}s`): string => `${inDigits(number)} ${number === 1 ? one : many}`;

export const section = (id: string, title: string, body: string): string =>
  `<section aria-labelledby="${id}-title"><h2 id="${id}-title">${escaped(title)}</h2>\n${body}\n</section>`;

/** A picture of numbers that stand in the table beside it. */
export const figure = (svg: string, caption: string): string => `<figure>${svg}<figcaption>${escaped(caption)}</figcaption></figure>`;

export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;
