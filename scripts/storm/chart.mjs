import { ours } from './play.mjs';
import { rivals } from './rivals.mjs';

const untilS = 120;
const panel = { left: 62, width: 640, height: 190 };
const tops = [76, 330];
const classes = { 'no retry': 'a', 'p-retry': 'b', 'full jitter': 'c', 'retry budget': 'd', [ours]: 'e' };

const style = `
  svg { --ink: #1f2328; --soft: #59636e; --grid: #d1d9e0; --shade: #afb8c133; --a: #8c959f; --b: #0969da; --c: #8250df; --d: #bf8700; --e: #1a7f37 }
  @media (prefers-color-scheme: dark) { svg { --ink: #f0f6fc; --soft: #9198a1; --grid: #3d444d; --shade: #656c7633; --a: #9198a1; --b: #4493f8; --c: #ab7df8; --d: #d29922; --e: #3fb950 } }
  text { font: 12px system-ui, sans-serif; fill: var(--soft) } .title { font-size: 14px; font-weight: 600; fill: var(--ink) } .end { text-anchor: end } .mid { text-anchor: middle }
  .grid { stroke: var(--grid) } .shade { fill: var(--shade) } path { fill: none; stroke-width: 1.5; stroke-linejoin: round } .e { stroke-width: 3 }
  .a { stroke: var(--a) } .b { stroke: var(--b) } .c { stroke: var(--c) } .d { stroke: var(--d) } .e { stroke: var(--e) }`;

/** The full outage: what the vendor gets each second, and how much has been accepted by then. */
export function chart(figures, { pushes, seed }) {
  const shown = [...rivals.map(({ id }) => id), ours].map((id) => figures.find(({ strategy }) => strategy === id));
  const requests = shown.map(({ requestsBySecond }) => upTo(requestsBySecond));
  const accepted = shown.map(({ acceptedBySecond }) => summed(upTo(acceptedBySecond)).map((count) => (count * 100) / pushes));
  const mostPerSecond = niceAbove(Math.max(...requests.flat()));
  const size = `${pushes.toLocaleString('en-US')} pushes a minute, 503 from 10 s to 40 s, seed ${seed}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 552" role="img" aria-label="Requests a second and pushes accepted over time, in an outage of 30 seconds">
<style>${style}
</style>
${drawn('Requests a second', tops[0], requests, mostPerSecond, (value) => value.toLocaleString('en-US'), shown)}
${drawn('Accepted', tops[1], accepted, 100, (value) => `${value} %`, shown)}
<text class="title" x="${panel.left}" y="24">A full outage: ${size}</text>
${legendOf(shown)}
</svg>
`;
}

function drawn(title, top, lines, most, label, shown) {
  const x = (second) => round(panel.left + (second * panel.width) / untilS);
  const y = (value) => round(top + panel.height - (value * panel.height) / most);
  const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => share * most);
  const seconds = [0, 20, 40, 60, 80, 100, 120];
  return [
    `<text class="title" x="${panel.left}" y="${top - 12}">${title}</text>`,
    `<rect class="shade" x="${x(10)}" y="${top}" width="${round(x(40) - x(10))}" height="${panel.height}"/>`,
    ...marks.map(
      (mark) =>
        `<path class="grid" d="M${panel.left} ${y(mark)}h${panel.width}"/><text class="end" x="${panel.left - 8}" y="${y(mark) + 4}">${label(mark)}</text>`,
    ),
    ...seconds.map((second) => `<text class="mid" x="${x(second)}" y="${top + panel.height + 18}">${second} s</text>`),
    ...lines.map(
      (line, at) => `<path class="${classes[shown[at].strategy]}" d="M${line.map((value, s) => `${x(s)} ${y(value)}`).join('L')}"/>`,
    ),
  ].join('\n');
}

function legendOf(shown) {
  const left = panel.left + panel.width + 24;
  return shown
    .map(({ strategy, sentPerPush, acceptedShare }, at) => {
      const top = tops[0] + 12 + at * 46;
      const figures = `${sentPerPush.toFixed(2)}x requests, ${(Math.floor(acceptedShare * 1000) / 10).toFixed(1)} % accepted`;
      const line = `<path class="${classes[strategy]}" d="M${left} ${top - 4}h24"/>`;
      return `${line}<text class="title" x="${left + 32}" y="${top}">${strategy}</text><text x="${left + 32}" y="${top + 17}">${figures}</text>`;
    })
    .join('\n');
}

const upTo = (counts) => Array.from({ length: untilS }, (_, second) => counts[second] ?? 0);
const round = (number) => Math.round(number * 10) / 10;

function summed(counts) {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum;
  });
}

/** A number above it whose quarters are round. */
function niceAbove(value) {
  const unit = 10 ** Math.floor(Math.log10(value));
  return Math.ceil(value / unit / 2) * 2 * unit;
}
