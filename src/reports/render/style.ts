/** The style sheet of HTML reports; light or dark as the reader's system is. */
export const STYLE = `
:root { color-scheme: light dark; --page: #f4f5f8; --card: #fff; --ink: #171c28; --quiet: #58637a; --line: #e1e5ec; --rule: #e9ecf2;
  --accent: #2554c7; --soft: #d6e1fa; --on: #fff; --good: #126a35; --bad: #b3242f;
  --p1: #0d3b8f; --p2: #3f74dd; --p3: #9bb8f0; --p4: #ccd3de; --p5: #e8ebf0; --edge: #aab3c2;
  --l1: #c9d9f8; --l2: #86a9ee; --l3: #3f74dd; --l4: #0d3b8f }
@media (prefers-color-scheme: dark) { :root { --page: #0f1218; --card: #181c25; --ink: #e8ebf2; --quiet: #a0a9ba; --line: #2b313d;
  --rule: #262c37; --accent: #8fb0ff; --soft: #25355c; --on: #0f1218; --good: #5fd38a; --bad: #ff8f8f;
  --p1: #d5e2ff; --p2: #8fb0ff; --p3: #4d71c4; --p4: #3d4657; --p5: #232935; --edge: #566074;
  --l1: #25355c; --l2: #3f5fa8; --l3: #8fb0ff; --l4: #d5e2ff } }
* { box-sizing: border-box }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100% }
body { margin: 0 auto; max-width: 1120px; padding: 28px 20px 40px; background: var(--page); color: var(--ink);
  font: 15px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif }
a { color: var(--accent); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 2px }
a:hover { text-decoration-thickness: 2px } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px }
nav.site { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-bottom: 22px; padding-bottom: 10px; border-bottom: 1px solid var(--line) }
nav.site a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none }
nav.contents { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 0 0 20px; font-size: 13px }
h1 { display: inline; font-size: 28px; line-height: 1.2; letter-spacing: -.015em; margin: 0 12px 0 0; overflow-wrap: anywhere }
h2 { font-size: 18px; line-height: 1.3; letter-spacing: -.005em; margin: 0 0 2px; scroll-margin-top: 12px; overflow-wrap: anywhere }
header { margin-bottom: 18px } header p { margin: 6px 0 0; overflow-wrap: anywhere }
p.story { font-size: 18px; line-height: 1.5; margin-top: 14px; max-width: 46em }
p { max-width: 46em } .quiet, .note, small, footer { color: var(--quiet) } small { font-size: 13px; line-height: 1.4 }
.note { margin: 0 0 12px; font-size: 13px } table + .note { margin: 8px 0 0 }
.good { color: var(--good) } .bad { color: var(--bad) } td .good, td .bad, b.good, b.bad { font-weight: 600 }
.badge { display: inline-block; vertical-align: 5px; padding: 0 10px; border-radius: 99px; border: 1px solid; font-size: 13px }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 20px 24px; margin-bottom: 16px }
section > :last-child { margin-bottom: 0 } section > p { margin: 10px 0 } section > * + table { margin-top: 14px }
dl { margin: 0 } dl + dl, p + dl { margin-top: 18px } dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 18px 28px }
dl.facts dt { color: var(--quiet); font-size: 13px } dl.facts dd { margin: 0 } dl.facts b { font-size: 20px; font-weight: 600; letter-spacing: -.01em }
dl.facts small { display: block } dl.terms { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; font-size: 13px; margin-top: 10px }
dl.terms dt { font-weight: 600 } dl.terms dd { margin: 0; color: var(--quiet) }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th { text-align: left; vertical-align: bottom; font-weight: 500; font-size: 13px; line-height: 1.3; color: var(--quiet) }
th, td { padding: 7px 18px 7px 0; border-bottom: 1px solid var(--rule) } td { overflow-wrap: anywhere }
td:first-child { min-width: 7em } :is(th, td):last-child { padding-right: 0 } tbody tr:last-child td { border-bottom: 0 }
.right { text-align: right } td.right, .short { white-space: nowrap } table.few { max-width: 560px }
.meter { display: inline-block; width: 80px; height: 10px; margin-left: 10px; fill: var(--rule); vertical-align: -1px } .meter .v { fill: var(--p2) }
.meter.good .v { fill: var(--good) } .meter.bad .v { fill: var(--bad) } .meter.quiet .v { fill: var(--edge) } .meter path { stroke: var(--ink); fill: none; opacity: .6 }
figure { margin: 14px 0 18px } figcaption { font-weight: 600; margin-bottom: 10px } figcaption small { display: block; font-weight: 400; max-width: 52em }
figure svg { display: block; width: 100%; height: auto; overflow: visible } svg.wide { max-width: 820px } svg.narrow { display: none }
svg text { font-size: 13px; fill: var(--ink) } svg .quiet { fill: var(--quiet) } svg .strong { font-weight: 600 } svg .on { fill: var(--on); font-weight: 600 }
svg .main { fill: var(--p2) } svg .soft { fill: var(--soft) } svg .line { fill: none; stroke: var(--p2); stroke-width: 2 } svg .rule { stroke: var(--rule); fill: none }
svg .mark { stroke: var(--quiet); stroke-dasharray: 3 3 } svg .range { stroke: var(--p2); stroke-width: 3; stroke-linecap: round; opacity: .55 }
svg .part1 { fill: var(--p1) } svg .part2 { fill: var(--p2) } svg .part3 { fill: var(--p3) } svg .part4 { fill: var(--p4) } svg .part5 { fill: var(--p5); stroke: var(--edge); stroke-width: .6 }
svg .empty { fill: var(--rule) } svg .level1 { fill: var(--l1) } svg .level2 { fill: var(--l2) } svg .level3 { fill: var(--l3) } svg .level4 { fill: var(--l4) }
figure.sparkline { display: inline-block; width: calc(25% - 22px); min-width: 170px; margin: 6px 18px 6px 0; vertical-align: top }
figure.sparkline figcaption { display: flex; justify-content: space-between; font-weight: 400; font-size: 13px; margin-bottom: 4px } figure.sparkline figcaption span { color: var(--quiet) } figure.sparkline figcaption b { white-space: nowrap }
details { margin-top: 8px; font-size: 13px } summary { color: var(--quiet); cursor: pointer; width: max-content; max-width: 100% } details table { max-width: 640px }
input[type=search] { font: inherit; width: 100%; max-width: 22em; margin: 0 0 10px; padding: 6px 10px; color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: 8px }
footer { font-size: 13px; overflow-wrap: anywhere; padding: 4px 2px }
@media (max-width: 960px) { th, td { padding-right: 12px } td .meter { width: 40px; margin-left: 6px } .many td .meter { display: none } }
@media screen and (max-width: 720px) { table.many { display: block } table.many :is(tbody, tr) { display: block } table.many thead { display: none }
  table.many tr { padding: 8px 0; border-bottom: 1px solid var(--rule) } table.many td { display: flex; align-items: baseline; gap: 8px; padding: 2px 0; border: 0; text-align: right; white-space: normal }
  table.many td::before { content: attr(data-label); flex: none; margin-right: auto; color: var(--quiet); font-size: 13px }
  table.many td:first-child { font-weight: 600; text-align: left } table.many td:first-child::before { content: none } }
@media screen and (max-width: 640px) { body { padding: 18px 12px 28px } section { padding: 16px } h1 { font-size: 24px } p.story { font-size: 17px }
  svg.wide { display: none } svg.narrow { display: block; max-width: 440px } figure.sparkline { width: calc(50% - 18px); min-width: 0; margin-right: 14px }
  dl.facts { grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)) } dl.terms { grid-template-columns: 1fr } dl.terms dd { margin-bottom: 6px }
  table, tbody, tr { display: block } thead { display: none }
  tr { padding: 8px 0; border-bottom: 1px solid var(--rule) } tr:last-child { border-bottom: 0 }
  td { display: flex; align-items: baseline; gap: 8px; padding: 2px 0; border: 0; text-align: right } td.short { white-space: normal }
  td::before { content: attr(data-label); overflow-wrap: normal; white-space: normal; text-align: left; margin-right: auto; color: var(--quiet); font-size: 13px }
  td:first-child { font-weight: 600; text-align: left } td:first-child::before { content: none } td .meter { flex: none } td:empty { display: none } }
@media print { @page { size: A4; margin: 14mm 12mm } :root { --page: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; --rule: #ddd; --accent: #000 }
  body { font-size: 11px; max-width: none; padding: 0 } section { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: 10px 0 4px; margin-bottom: 8px }
  nav, details, input[type=search] { display: none !important } p.story { font-size: 13px } h1 { font-size: 20px } h2 { font-size: 14px } dl.facts b { font-size: 14px } dl.facts { gap: 8px 18px; grid-template-columns: repeat(4, 1fr) }
  th, td { padding: 3px 8px 3px 0 } small, th, .note, dl.terms, footer { font-size: 10px } td .meter { width: 40px; margin-left: 4px } a { text-decoration: none }
  svg { -webkit-print-color-adjust: exact; print-color-adjust: exact } h2, figcaption, .note { break-after: avoid } thead { display: table-header-group }
  tr, figure, dl.facts > div, .terms dt, .terms dd { break-inside: avoid } tr[hidden] { display: table-row } }
`;
