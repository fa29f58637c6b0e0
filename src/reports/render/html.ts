import type { Block, Cell, Fact, Interval, ReportDocument } from '../document.ts';
import { escapeHtml } from './escape-html.ts';
import { STYLE } from './style.ts';
import { columnChart, histogram } from './svg.ts';

export interface HtmlOptions {
  /** Links above the report: pages of the same site, by file name. */
  links?: readonly { text: string; file: string }[];
  /** The page's own file name. */
  file?: string;
}

/** A report as one HTML page that needs nothing else: no script, no font, no image is loaded. */
export function renderHtml(document: ReportDocument, options: HtmlOptions = {}): string {
  const { title, subtitle, badge, blocks, footer } = document;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="nyx-etl">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${navigation(options)}<header>
<h1>${escapeHtml(title)}</h1>${badge ? `<span class="badge ${badge.tone}">${escapeHtml(badge.text)}</span>` : ''}
<p class="quiet">${escapeHtml(subtitle)}</p>
</header>
${sections(blocks)}
<footer>${escapeHtml(footer)}</footer>
</main>
</body>
</html>
`;
}

function navigation({ links = [], file: own }: HtmlOptions): string {
  if (links.length === 0) return '';
  const items = links.map(
    ({ text, file }) =>
      `<a href="${encodeURIComponent(file)}"${file === own ? ' aria-current="page"' : ''}>${escapeHtml(text)}</a>`,
  );
  return `<nav>${items.join(' ')}</nav>\n`;
}

/** Every heading opens a card that holds what follows it. */
function sections(blocks: readonly Block[]): string {
  const cards: string[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading') cards.push([]);
    cards.at(-1)?.push(renderBlock(block));
  }
  return cards
    .filter((card) => card.length > 0)
    .map((card) => `<section>\n${card.join('\n')}\n</section>`)
    .join('\n');
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}${block.note ? ` <small>${escapeHtml(block.note)}</small>` : ''}</h2>`;
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'facts':
      return `<dl>\n${block.facts.map(fact).join('\n')}\n</dl>`;
    case 'table':
      return table(block);
    case 'histogram':
      return histogram(block.bars, block.unit);
    case 'trend':
      return trend(block);
  }
}

function trend({ label, points, note }: Extract<Block, { kind: 'trend' }>): string {
  const [first, last] = [points[0], points.at(-1)];
  const said = note ? ` <small>${escapeHtml(note)}</small>` : '';
  return `<figure><figcaption>${escapeHtml(label)} <b>${escapeHtml(last?.text ?? '')}</b>${said}</figcaption>${columnChart(points, label)}
<p class="quiet"><span>${escapeHtml(first?.label ?? '')}</span><span>${escapeHtml(last?.label ?? '')}</span></p></figure>`;
}

function fact({ label, value, note, share, interval, tone }: Fact): string {
  return `<div><dt>${escapeHtml(label)}</dt><dd><b class="${tone ?? ''}">${escapeHtml(value)}</b>${meter(share, interval, tone)}${
    note ? `<small>${escapeHtml(note)}</small>` : ''
  }</dd></div>`;
}

function table({ columns, rows, more }: Extract<Block, { kind: 'table' }>): string {
  const side = (index: number) => (columns[index]?.align === 'right' ? ' class="right"' : '');
  const head = columns
    .map((column, index) => `<th${side(index)}>${escapeHtml(column.title)}</th>`)
    .join('');
  // On a narrow screen there is no header: each cell says what it is.
  const attributes = columns.map(
    ({ title }, index) => `${side(index)} data-label="${escapeHtml(title)}"`,
  );
  const body = rows.map(
    (row) => `<tr>${row.map((cell, index) => td(cell, attributes[index] ?? '')).join('')}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table>${more ? `\n<p class="quiet">${escapeHtml(more)}</p>` : ''}`;
}

function td({ text, share, interval, tone, file }: Cell, attributes: string): string {
  const shown = `<span class="${tone ?? ''}">${escapeHtml(text)}</span>`;
  const linked = file === undefined ? shown : `<a href="${encodeURIComponent(file)}">${shown}</a>`;
  return `<td${attributes}>${linked}${meter(share, interval, tone)}</td>`;
}

/** A share as a bar, and as a line over it where it may as well lie. */
function meter(
  share: number | undefined,
  interval: Interval | undefined,
  tone: string | undefined,
): string {
  if (share === undefined) return '';
  const at = (value: number) => Math.min(Math.max(value, 0), 1) * 100;
  const range = interval
    ? `<u style="left:${at(interval.low).toFixed(1)}%;width:${(at(interval.high) - at(interval.low)).toFixed(1)}%"></u>`
    : '';
  return `<span class="meter ${tone ?? ''}"><i style="width:${at(share).toFixed(1)}%"></i>${range}</span>`;
}
