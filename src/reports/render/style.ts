/** The style sheet of HTML reports; light or dark as the reader's system is. */
export const STYLE = `
:root { color-scheme: light dark; --page: #f5f6f8; --card: #fff; --ink: #1d2330; --quiet: #667085; --line: #e4e7ec;
  --accent: #2b5fd0; --soft: #b9ccf5; --good: #15803d; --bad: #c2303a; }
@media (prefers-color-scheme: dark) { :root { --page: #12151c; --card: #1b202a; --ink: #e7eaf0; --quiet: #98a2b3;
  --line: #2c3340; --accent: #7aa2ff; --soft: #39507f; --good: #4ade80; --bad: #f87171; } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
main { max-width: 1280px; margin: 0 auto; padding: 32px 16px 48px }
nav { margin-bottom: 16px } nav a { margin-right: 12px } nav a[aria-current] { color: var(--ink); font-weight: 600 }
a { color: var(--accent); text-decoration: none } a:hover { text-decoration: underline }
h1 { display: inline; font-size: 26px; line-height: 1.25; margin: 0 12px 0 0; overflow-wrap: anywhere }
h2 { font-size: 17px; margin: 0 0 12px } small, .quiet, footer { color: var(--quiet) } small { font-weight: 400; font-size: 13px }
header { margin-bottom: 20px } header p { margin: 6px 0 0 }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px; margin-bottom: 16px }
section > p:first-child { margin-top: 0 } section > :last-child { margin-bottom: 0 }
.badge { display: inline-block; vertical-align: 4px; padding: 1px 10px; border-radius: 99px; border: 1px solid; font-size: 13px }
.good { color: var(--good) } .bad { color: var(--bad) }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(250px, 1fr)); gap: 14px 24px; margin: 0 }
dt { color: var(--quiet); font-size: 13px } dd { margin: 0 } dd b { font-size: 18px; font-weight: 600 } dd small { display: block }
.meter { display: inline-block; position: relative; width: 84px; height: 8px; margin-left: 10px; border-radius: 4px; background: var(--line) }
.meter i { display: block; height: 100%; border-radius: 4px; background: var(--accent) }
.meter u { position: absolute; top: -2px; bottom: -2px; border: solid var(--ink); border-width: 0 1px; opacity: .55; text-decoration: none;
  background: linear-gradient(var(--ink), var(--ink)) center / 100% 1px no-repeat }
.meter.good i { background: var(--good) } .meter.bad i { background: var(--bad) } .meter.quiet i { background: var(--quiet) }
dl + table { margin-top: 20px } section > p { max-width: 48em }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th { text-align: left; font-weight: 500; font-size: 13px; color: var(--quiet) }
th, td { padding: 6px 16px 6px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
td:first-child { min-width: 7em } :is(th, td):last-child { padding-right: 0 } tr:last-child td { border-bottom: 0 }
th { overflow-wrap: normal } .right { text-align: right } td.right { white-space: nowrap }
figure { display: inline-block; width: calc(50% - 18px); margin: 0 12px 12px 0; vertical-align: top }
figure svg { display: block; width: 100%; margin-top: 6px } figure p { display: flex; justify-content: space-between; margin: 2px 0 0; font-size: 12px } rect { fill: var(--soft) } rect.now { fill: var(--accent) }
svg.wide { display: block; width: 100% } svg text { font-size: 13px; text-anchor: middle; fill: var(--ink) } svg text.axis { fill: var(--quiet) }
svg path { stroke: var(--line) } p.axis { margin: 0; text-align: center; font-size: 13px }
footer { font-size: 13px; overflow-wrap: anywhere }
@media (max-width: 900px) { th, td { padding-right: 10px } td .meter { width: 48px; margin-left: 6px } }
@media screen and (max-width: 680px) { figure { width: 100%; margin-right: 0 } section { padding: 16px }
  table, tbody, tr { display: block } thead { display: none }
  tr { padding: 8px 0; border-bottom: 1px solid var(--line) } tr:last-child { border-bottom: 0 }
  td, td.right { display: flex; align-items: baseline; gap: 8px; padding: 2px 0; border: 0; text-align: right; white-space: normal }
  td::before { content: attr(data-label); flex: none; margin-right: auto; color: var(--quiet); font-size: 13px }
  td:first-child { font-weight: 600; text-align: left } td:first-child::before { content: none } td .meter { flex: none } }
@media print { @page { size: A4; margin: 14mm } body { background: none; font-size: 12px } main { max-width: none; padding: 0 }
  section { padding: 12px } th, td { padding-right: 8px } td .meter { width: 40px; margin-left: 4px } nav { display: none }
  .meter, rect { -webkit-print-color-adjust: exact; print-color-adjust: exact } h2 { break-after: avoid }
  tr, figure, dl > div, svg.wide { break-inside: avoid } }
`;
