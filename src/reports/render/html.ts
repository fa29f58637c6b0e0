import { widthOf } from '../../text/text-width.ts';
import type { Block, Cell, Fact, ReportDocument, Table } from '../document.ts';
import { escapeHtml } from './escape-html.ts';
import { figure, meter } from './figure.ts';
import { pageHead } from './page-head.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

interface HtmlOptions {
  /** Links above the report: pages of the same site, by file name. */
  links?: readonly { text: string; file: string }[];
  /** The page's own file name. */
  file?: string;
}

/** A report as one HTML page that needs nothing else, and is complete without its script, which filters long tables. */
export function renderHtml(document: ReportDocument, options: HtmlOptions = {}): string {
  const { title, subtitle, badge, story, blocks, footer } = document;
  const cards = cardsOf(blocks);
  return `${pageHead(escapeHtml(title), SCRIPT, STYLE)}
${navigation(options)}<main>
<header>
<h1>${escapeHtml(title)}</h1>${badge ? `<span class="badge ${badge.tone}">${escapeHtml(badge.text)}</span>` : ''}
<p class="quiet">${escapeHtml(subtitle)}</p>
${story ? `<p class="story">${escapeHtml(story)}</p>\n` : ''}</header>
${contents(cards)}${cards.map((card, index) => section(card, index)).join('\n')}
</main>
<footer>${escapeHtml(footer)}</footer>
<script>${SCRIPT}</script>
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
  return `<nav class="site" aria-label="Site">${items.join(' ')}</nav>\n`;
}

type Heading = Extract<Block, { kind: 'heading' }>;

interface Card {
  heading?: Heading;
  blocks: Exclude<Block, Heading>[];
}

/** Every heading opens a card that holds what follows it. */
function cardsOf(blocks: readonly Block[]): Card[] {
  const cards: Card[] = [{ blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') cards.push({ heading: block, blocks: [] });
    else cards.at(-1)?.blocks.push(block);
  }
  return cards.filter(({ heading, blocks: held }) => heading || held.length > 0);
}

const MANY_CARDS = 5;

/** Links to the cards of a long page. */
function contents(cards: readonly Card[]): string {
  const links = cards.flatMap(({ heading }, index) =>
    heading ? [`<a href="#s${index}">${escapeHtml(heading.text)}</a>`] : [],
  );
  if (links.length < MANY_CARDS) return '';
  return `<nav class="contents" aria-label="On this page">${links.join(' ')}</nav>\n`;
}

function section({ heading, blocks }: Card, index: number): string {
  const title = heading ? `<h2 id="s${index}">${escapeHtml(heading.text)}</h2>` : '';
  const note = heading?.note ? `<p class="note">${escapeHtml(heading.note)}</p>` : '';
  const name = heading ? ` aria-labelledby="s${index}"` : ' aria-label="Summary"';
  const parts = blocks.map((block, part) => renderBlock(block, `s${index}-${part}`, heading?.text));
  return `<section${name}>\n${title}${note}\n${parts.join('\n')}\n</section>`;
}

function renderBlock(block: Exclude<Block, Heading>, id: string, title = 'Table'): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'facts':
      return `<dl class="facts">\n${block.facts.map(fact).join('\n')}\n</dl>`;
    case 'terms':
      return `<dl class="terms">\n${block.terms
        .map(({ term, meaning }) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(meaning)}</dd>`)
        .join('\n')}\n</dl>`;
    case 'table':
      return renderTable(block, title);
    case 'chart':
      return figure(block, id, (table) => renderTable(table, block.title));
  }
}

function fact({ label, value, note, share, interval, tone }: Fact): string {
  return `<div><dt>${escapeHtml(label)}</dt><dd><b class="${tone ?? ''}">${escapeHtml(value)}</b>${meter(share, interval, tone)}${
    note ? `<small>${escapeHtml(note)}</small>` : ''
  }</dd></div>`;
}

const MANY_COLUMNS = 7;
const MANY_ROWS = 25;
const FEW_COLUMNS = 3;
/** Columns of letters that are never broken into two lines, as those of a day. */
const SHORT = 16;

function renderTable({ columns, rows, more }: Table, title: string): string {
  const side = (index: number) => {
    if (columns[index]?.align === 'right') return ' class="right"';
    const isShort = rows.every((row) => widthOf(row[index]?.text ?? '') <= SHORT);
    return isShort ? ' class="short"' : '';
  };
  const head = columns
    .map((column, index) => `<th scope="col"${side(index)}>${escapeHtml(column.title)}</th>`)
    .join('');
  // On a narrow screen there is no header: each cell says what it is.
  const attributes = columns.map(
    (column, index) => `${side(index)} data-label="${escapeHtml(column.title)}"`,
  );
  const body = rows.map(
    (row) => `<tr>${row.map((cell, index) => td(cell, attributes[index] ?? '')).join('')}</tr>`,
  );
  const classes = [
    ...(columns.length > MANY_COLUMNS ? ['many'] : []),
    ...(columns.length <= FEW_COLUMNS && columns.at(-1)?.align === 'right' ? ['few'] : []),
    ...(rows.length > MANY_ROWS ? ['long'] : []),
  ];
  const kind = classes.length > 0 ? ` class="${classes.join(' ')}"` : '';
  return `<table${kind} aria-label="${escapeHtml(title)}"><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table>${more ? `\n<p class="note">${escapeHtml(more)}</p>` : ''}`;
}

function td({ text, share, interval, tone, file }: Cell, attributes: string): string {
  const escaped = escapeHtml(text);
  const shown = tone ? `<span class="${tone}">${escaped}</span>` : escaped;
  const linked = file === undefined ? shown : `<a href="${encodeURIComponent(file)}">${shown}</a>`;
  return `<td${attributes}>${linked}${meter(share, interval, tone)}</td>`;
}
