// A report as the HTML of a mail. Programs that show mail drop scripts, drawings and style sheets,
// or mend them as they like: each element carries its own style, and what a chart says stands in a
// table.
import { listChart } from '../charts/charts.ts';
import type { Block, Cell, Column, Fact, ReportDocument, Table, Tone } from '../document.ts';
import { escapeHtml } from './escape-html.ts';
import { joinCharts, type Renderable } from './join-charts.ts';
import { sparkline, widest } from './layout.ts';

const QUIET = 'color:#58637a';
const SMALL = 'font-size:13px;line-height:1.4';
const RULE = 'border-bottom:1px solid #e1e5ec';
const TONES: Record<Tone, string> = { good: '#126a35', bad: '#b3242f', quiet: '#58637a' };
const FONT = "15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const BODY = `margin:0;padding:0;background:#fff;color:#171c28;font:${FONT}`;
/** A line that is comfortable to read; a phone is narrower anyway. */
const COLUMN = 'max-width:640px;margin:0 auto;padding:20px 16px;overflow-wrap:anywhere';
const TABLE = 'cellpadding="0" cellspacing="0" width="100%"';

/**
 * A report for a mail: one column that a phone shows without moving it sideways, light, and
 * complete without pictures.
 */
export function renderMail(document: ReportDocument): string {
  const { title, story, blocks, footer } = document;
  const parts = [
    element('h1', 'margin:0;font-size:22px;line-height:1.25', escapeHtml(title)),
    element('p', `margin:4px 0 0;${SMALL};${QUIET}`, subtitleOf(document)),
    ...(story ? [element('p', 'margin:14px 0 0;font-size:16px', escapeHtml(story))] : []),
    ...joinCharts(blocks).map(renderBlock),
    element('p', `margin:28px 0 0;${SMALL};${QUIET}`, escapeHtml(footer)),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(title)}</title>
</head>
<body style="${BODY}">
<div style="${COLUMN}">
${parts.join('\n')}
</div>
</body>
</html>
`;
}

/** An element with its style; `content` is HTML. */
const element = (name: string, style: string, content: string): string =>
  `<${name} style="${style}">${content}</${name}>`;

function subtitleOf({ subtitle, badge }: ReportDocument): string {
  if (!badge) return escapeHtml(subtitle);
  const state = element('b', `font-weight:600;${colour(badge.tone)}`, escapeHtml(badge.text));
  return `${escapeHtml(subtitle)} · ${state}`;
}

function renderBlock(block: Renderable): string {
  switch (block.kind) {
    case 'heading': {
      const style = 'margin:28px 0 6px;font-size:17px;line-height:1.3';
      return `${element('h2', style, escapeHtml(block.text))}${note(block.note)}`;
    }
    case 'paragraph':
      return element('p', 'margin:10px 0 0', escapeHtml(block.text));
    case 'facts':
      return grid(block.facts.map(fact));
    case 'terms':
      return block.terms
        .map(({ term, meaning }) => {
          const words = element('span', QUIET, escapeHtml(meaning));
          return element('p', `margin:6px 0 0;${SMALL}`, `<b>${escapeHtml(term)}</b> ${words}`);
        })
        .join('\n');
    case 'table':
      return renderTable(block);
    case 'charts':
      return renderCharts(block.charts);
  }
}

const note = (text: string | undefined) =>
  text ? element('p', `margin:0 0 6px;${SMALL};${QUIET}`, escapeHtml(text)) : '';

const grid = (rows: readonly string[]) =>
  `<table role="presentation" ${TABLE} style="margin:12px 0 0;border-collapse:collapse">
${rows.join('\n')}
</table>`;

/** What it is on the left, what it came to on the right: two columns fit a phone. */
function fact({ label, value, note: context, share, tone }: Fact): string {
  const small = context ? element('div', `${SMALL};${QUIET}`, escapeHtml(context)) : '';
  const side = `vertical-align:top;${RULE}`;
  const name = element(
    'td',
    `width:42%;padding:6px 12px 6px 0;${side};${QUIET}`,
    escapeHtml(label),
  );
  const shown = `${element('b', colour(tone), escapeHtml(value))}${bar(share)}${small}`;
  return `<tr>${name}${element('td', `padding:6px 0;${side}`, shown)}</tr>`;
}

const colour = (tone: Tone | undefined) => (tone ? `color:${TONES[tone]}` : 'color:#171c28');

/** A share as a bar of coloured boxes, under what stands to one side. */
function bar(share: number | undefined, align: Column['align'] = 'left'): string {
  if (share === undefined) return '';
  const percent = Math.round(Math.min(Math.max(share, 0), 1) * 100);
  const side = align === 'right' ? 'auto' : 0;
  const drawn = element('div', `height:5px;width:${percent}%;background:#3f74dd`, '');
  const style = `height:5px;max-width:120px;margin:3px 0 3px ${side};background:#e1e5ec`;
  return element('div', style, drawn);
}

function renderCharts(charts: readonly Extract<Block, { kind: 'chart' }>[]): string {
  const lines = charts.flatMap(({ chart }) => (chart.type === 'sparkline' ? [chart] : []));
  if (lines.length > 0) {
    const columns: Column[] = [{ title: '' }, { title: 'Trend' }, { title: 'Now', align: 'right' }];
    const rows = lines.map(({ label, points }) => [
      { text: label },
      { text: sparkline(points.map(({ value }) => value)) },
      { text: points.at(-1)?.text ?? '' },
    ]);
    return renderTable({ columns, rows });
  }
  return charts
    .map(({ title, description, chart, table }) => {
      const name = element('p', 'margin:14px 0 0;font-weight:bold', escapeHtml(title));
      return `${name}${note(description)}${renderTable(table ?? listChart(chart))}`;
    })
    .join('\n');
}

/** A table where a phone has room for it, else an entry per row. */
function renderTable(table: Table): string {
  const shown = fitsPhone(table) ? columnsOf(table) : entriesOf(table);
  if (!table.more) return shown;
  return `${shown}\n${element('p', `margin:6px 0 0;${SMALL};${QUIET}`, escapeHtml(table.more))}`;
}

/** Letters that a line of a phone holds beside the gaps of so many columns. */
const PHONE_LETTERS = 46;
const GAP_LETTERS = 2;
/** A text is broken where its words allow; numbers are not. */
const BROKEN_AT = 14;

function fitsPhone({ columns, rows }: Table): boolean {
  const widths = columns.map(({ title, align }, at) => {
    const least = align === 'right' ? Number.POSITIVE_INFINITY : BROKEN_AT;
    const cells = widest(rows.map((row) => row[at]?.text ?? ''));
    return Math.max(widest(title.split(' ')), Math.min(cells, least)) + GAP_LETTERS;
  });
  return widths.reduce((sum, width) => sum + width, 0) <= PHONE_LETTERS;
}

function columnsOf({ columns, rows }: Table): string {
  const styles = columns.map(({ align = 'left' }, at) => {
    const gap = at === columns.length - 1 ? 0 : 10;
    return `padding:5px ${gap}px 5px 0;vertical-align:top;${RULE};text-align:${align}`;
  });
  const head = columns.map(({ title }, at) => {
    const style = `${styles[at]};overflow-wrap:normal;${SMALL};${QUIET};font-weight:500`;
    return `<th scope="col" style="${style}">${escapeHtml(title)}</th>`;
  });
  const breaks = columns.map(({ align }, at) => {
    if (align === 'right') return ';white-space:nowrap';
    const words = rows.flatMap((row) => (row[at]?.text ?? '').split(' '));
    // A column takes no word apart unless it has one that no phone has room for.
    return widest(words) > BROKEN_AT ? '' : ';overflow-wrap:normal';
  });
  const td = (cell: Cell, at: number) => {
    const shown = `${textOf(cell)}${bar(cell.share, columns[at]?.align)}`;
    return element('td', `${styles[at]}${breaks[at]}`, shown);
  };
  return `<table ${TABLE} style="margin:8px 0 0;border-collapse:collapse;font-size:14px">
<tr>${head.join('')}</tr>
${rows.map((row) => `<tr>${row.map(td).join('')}</tr>`).join('\n')}
</table>`;
}

/** The first column as a title, and before each other figure what it is. */
function entriesOf({ columns, rows }: Table): string {
  const figure = (cell: Cell, at: number) => {
    const name = element('span', QUIET, escapeHtml(columns[at + 1]?.title ?? ''));
    return element('span', 'display:inline-block;margin-right:14px', `${name} ${textOf(cell)}`);
  };
  return grid(
    rows.map(([first, ...cells]) => {
      const figures = cells.flatMap((cell, at) => (cell.text === '' ? [] : [figure(cell, at)]));
      const title = `<b>${first ? textOf(first) : ''}</b>`;
      const entry = `${title}${element('div', SMALL, figures.join(' '))}`;
      return `<tr>${element('td', `padding:7px 0;${RULE}`, entry)}</tr>`;
    }),
  );
}

const textOf = ({ text, tone }: Cell) =>
  tone ? element('span', colour(tone), escapeHtml(text)) : escapeHtml(text);
