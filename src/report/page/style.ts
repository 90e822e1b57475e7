/** The look of the page, on screens and on paper. */
export const style = `
:root { color-scheme: light dark; --paper: light-dark(#fbfcfd, #121519); --ink: light-dark(#1a1d21, #e8eaed); --faint: light-dark(#50565e, #aab2bc);
  --line: light-dark(#dde1e6, #323943); --card: light-dark(#fff, #1b2026); --head: light-dark(#f2f4f7, #222830);
  --accepted: light-dark(#2f80b5, #55aee0); --refused: light-dark(#b3261e, #f2938c); --uncertain: light-dark(#c98a00, #e5c35a);
  --dead: light-dark(#b3261e, #f2938c); --confirm: light-dark(#e07b39, #f0a878); --suspect: light-dark(#c98a00, #e5c35a);
  --v0: light-dark(#0b57b0, #6ea8ff); --v1: light-dark(#d1495b, #ff8fa0); --v2: light-dark(#3c896d, #6fd0ab); --v3: light-dark(#c78500, #ffca5c);
  --v4: light-dark(#7b4fa3, #c79bf0); --v5: light-dark(#2a9db0, #6fdceb); --v6: light-dark(#8c564b, #d19c8f); --v7: light-dark(#d667a5, #ffaad5);
  --v8: light-dark(#6f7d1f, #c3d35f); --v9: light-dark(#6b7280, #b4bcc8); }
* { box-sizing: border-box; }
body { max-width: 76rem; margin: 0 auto; padding: 1.25rem 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Noto Sans SC", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em; margin: 0; } h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; }
p { margin: .5rem 0; max-width: 50rem; }
code { font-family: ui-monospace, monospace; font-size: .875em; background: var(--head); border: 1px solid var(--line); border-radius: .25rem; padding: 0 .3em; overflow-wrap: anywhere; }
.tiles { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1rem 0 .75rem; padding: 0; }
.tiles li { background: var(--card); border: 1px solid var(--line); border-top: 4px solid; border-radius: .5rem; padding: .625rem .875rem; }
.tiles .accepted { border-top-color: var(--accepted); } .tiles .refused { border-top-color: var(--refused); } .tiles .uncertain { border-top-color: var(--uncertain); }
.tiles strong { font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; white-space: nowrap; } .tiles span { color: var(--faint); }
.bar { display: flex; gap: 1px; height: .625rem; min-width: 5rem; border-radius: .3125rem; overflow: hidden; margin-top: .35rem; } .bar i { min-width: 2px; }
.whole .bar { height: .875rem; border-radius: .4375rem; margin-bottom: 1rem; }
i.accepted { background: var(--accepted); } i.refused { background: var(--refused); } i.uncertain { background: var(--uncertain); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
td.share { width: 30%; position: relative; }
.steps { list-style: none; counter-reset: step; margin: .75rem 0; padding: 0; display: grid; gap: .625rem; }
.steps li { counter-increment: step; position: relative; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem .75rem 3.5rem; overflow-wrap: anywhere; }
.steps li::before { content: counter(step); position: absolute; left: .875rem; top: .75rem; width: 1.75rem; height: 1.75rem; line-height: 1.75rem; border-radius: 50%; text-align: center;
  font-weight: 700; font-size: .875rem; background: var(--v0); color: var(--card); }
.steps p { margin: 0; max-width: none; } .steps .do { font-weight: 600; font-size: 1.0625rem; } .steps .where, .steps .why { font-size: .9375rem; } .steps .where span, .steps .why { color: var(--faint); }
.steps .why code { color: var(--ink); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; align-items: start; margin: 1rem 0; }
.pair > *, .stack > * { min-width: 0; }
figure { margin: .5rem 0; max-width: 56rem; } .pair figure { margin: 0; } figure svg { display: block; width: 100%; height: auto; }
figcaption, footer, time { color: var(--faint); font-size: .875rem; }
.scroll { overflow: auto; max-height: 26rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
.pair .scroll { max-height: 15rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .375rem .75rem; color: var(--faint); }
th, td { text-align: left; padding: .3125rem .75rem; border-top: 1px solid var(--line); vertical-align: top; }
tbody th { font-weight: 500; } #vendors tr:last-child > * { font-weight: 700; border-top-width: 2px; }
td:not(.number) { overflow-wrap: anywhere; min-width: 8rem; max-width: 24rem; }
thead th { background: var(--head); position: sticky; top: 0; z-index: 1; font-weight: 600; } .number { text-align: right; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); }
:focus-visible { outline: 3px solid var(--v0); outline-offset: 2px; }
@media (max-width: 30rem) { .steps li { padding-left: 1rem; } .steps li::before { position: static; float: left; margin: 0 .625rem .125rem 0; } .tiles { grid-template-columns: 1fr 1fr 1fr; gap: .5rem; } .tiles li { padding: .5rem; } .tiles strong { font-size: 1.15rem; }
  th, td { padding: .3125rem .5rem; } }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10pt; background: #fff; } .scroll, .pair .scroll { max-height: none; overflow: visible; border: 0; }
  thead th { position: static; } figure, tr, li { break-inside: avoid; } h2 { break-after: avoid; } svg, .bar i, .tiles li, .steps li::before { print-color-adjust: exact; } }
`;
