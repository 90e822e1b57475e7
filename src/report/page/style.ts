/** The look of the page, on screens and on paper. */
export const style = `
:root { color-scheme: light dark; --paper: light-dark(#fff, #15181c); --ink: light-dark(#1a1d21, #e8eaed); --faint: light-dark(#50565e, #aab2bc);
  --line: light-dark(#d4d8dd, #3a424c); --card: light-dark(#f6f7f9, #1e2329);
  --accepted: light-dark(#3a8fb7, #4aa3cc); --refused: light-dark(#b3261e, #f2938c); --uncertain: light-dark(#d9a300, #e5c35a);
  --dead: light-dark(#b3261e, #f2938c); --confirm: light-dark(#e07b39, #f0a878); --suspect: light-dark(#d9a300, #e5c35a);
  --v0: light-dark(#0b57b0, #6ea8ff); --v1: light-dark(#d1495b, #ff8fa0); --v2: light-dark(#3c896d, #6fd0ab); --v3: light-dark(#c78500, #ffca5c);
  --v4: light-dark(#7b4fa3, #c79bf0); --v5: light-dark(#2a9db0, #6fdceb); --v6: light-dark(#8c564b, #d19c8f); --v7: light-dark(#d667a5, #ffaad5);
  --v8: light-dark(#6f7d1f, #c3d35f); --v9: light-dark(#6b7280, #b4bcc8); }
* { box-sizing: border-box; }
body { max-width: 76rem; margin: 0 auto; padding: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
p { margin: .5rem 0; max-width: 50rem; } li { margin: .375rem 0; max-width: 50rem; overflow-wrap: anywhere; }
code { font-family: ui-monospace, monospace; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; align-items: start; margin: 1rem 0; }
.pair > *, .stack > * { min-width: 0; }
figure { margin: .5rem 0; max-width: 48rem; } figure svg { display: block; width: 100%; height: auto; }
figcaption, footer, time { color: var(--faint); font-size: .875rem; }
.scroll { overflow: auto; max-height: 26rem; border: 1px solid var(--line); }

.pair .scroll { max-height: 15rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .375rem .5rem; color: var(--faint); }
th, td { text-align: left; padding: .25rem .5rem; border-top: 1px solid var(--line); vertical-align: top; }
td:not(.number) { overflow-wrap: anywhere; min-width: 8rem; max-width: 24rem; }
thead th { background: var(--card); position: sticky; top: 0; } .number { text-align: right; }
:focus-visible { outline: 3px solid var(--v0); outline-offset: 2px; }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10pt; } .scroll, .pair .scroll { max-height: none; overflow: visible; border: 0; }
  thead th { position: static; } figure, tr, li { break-inside: avoid; } h2 { break-after: avoid; } svg { print-color-adjust: exact; } }
`;
