// A report as the HTML of a mail. Programs that show mail drop scripts, drawings and style sheets, or mend them as they
// like: each element carries its own style, and what a chart says stands in a table.
import { listChart } from '../charts/charts.ts';
import type { Block, Cell, Column, Fact, ReportDocument, Table, Tone } from '../document.ts';
import { escapeHtml } from './escape-html.ts';
import { joinCharts, type Renderable } from './join-charts.ts';
import { sparkline, widest, widthOf } from './layout.ts';

const QUIET = 'color:#58637a';
const SMALL = 'font-size:13px;line-height:1.4';
const RULE = 'border-bottom:1px solid #e1e5ec';
const TONES: Record<Tone, string> = { good: '#126a35', bad: '#b3242f', quiet: '#58637a' };
const BODY =
  "margin:0;padding:0;background:#fff;color:#171c28;font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
/** A line that is comfortable to read; a phone is narrower anyway. */
const COLUMN = 'max-width:640px;margin:0 auto;padding:20px 16px;overflow-wrap:anywhere';

/** A report for a mail: one column that a phone shows without moving it sideways, light, and complete without pictures. */
export function renderMail(document: ReportDocument): string {
  const { title, subtitle, badge, story, blocks, footer } = document;
  const tone = badge ? `;color:${TONES[badge.tone]}` : '';
  const state = badge ? ` · <b style="font-weight:600${tone}">${escapeHtml(badge.text)}</b>` : '';
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
<h1 style="margin:0;font-size:22px;line-height:1.25">${escapeHtml(title)}</h1>
<p style="margin:4px 0 0;${SMALL};${QUIET}">${escapeHtml(subtitle)}${state}</p>
${story ? `<p style="margin:14px 0 0;font-size:16px">${escapeHtml(story)}</p>\n` : ''}${joinCharts(
  blocks,
)
  .map(renderBlock)
  .join('\n')}
<p style="margin:28px 0 0;${SMALL};${QUIET}">${escapeHtml(footer)}</p>
</div>
</body>
</html>
`;
}

function renderBlock(block: Renderable): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="margin:28px 0 6px;font-size:17px;line-height:1.3">${escapeHtml(block.text)}</h2>${note(block.note)}`;
    case 'paragraph':
      return `<p style="margin:10px 0 0">${escapeHtml(block.text)}</p>`;
    case 'facts':
      return grid(block.facts.map(fact));
    case 'terms':
      return block.terms
        .map(
          ({ term, meaning }) =>
            `<p style="margin:6px 0 0;${SMALL}"><b>${escapeHtml(term)}</b> <span style="${QUIET}">${escapeHtml(meaning)}</span></p>`,
        )
        .join('\n');
    case 'table':
      return renderTable(block);
    case 'charts':
      return renderCharts(block.charts);
  }
}

const note = (text: string | undefined) =>
  text ? `<p style="margin:0 0 6px;${SMALL};${QUIET}">${escapeHtml(text)}</p>` : '';

const grid = (rows: readonly string[]) =>
  `<table role="presentation" cellpadding="0" cellspacing="0" width="100%" style="margin:12px 0 0;border-collapse:collapse">
${rows.join('\n')}
</table>`;

/** What it is on the left, what it came to on the right: two columns fit a phone. */
function fact({ label, value, note: context, share, tone }: Fact): string {
  const small = context ? `<div style="${SMALL};${QUIET}">${escapeHtml(context)}</div>` : '';
  return `<tr><td style="width:42%;padding:6px 12px 6px 0;vertical-align:top;${RULE};${QUIET}">${escapeHtml(label)}</td><td style="padding:6px 0;vertical-align:top;${RULE}"><b style="${colour(tone)}">${escapeHtml(value)}</b>${bar(share)}${small}</td></tr>`;
}

const colour = (tone: Tone | undefined) => (tone ? `color:${TONES[tone]}` : 'color:#171c28');

/** A share as a bar of coloured boxes, under what stands to one side. */
function bar(share: number | undefined, align: Column['align'] = 'left'): string {
  if (share === undefined) return '';
  const percent = Math.round(Math.min(Math.max(share, 0), 1) * 100);
  return `<div style="height:5px;max-width:120px;margin:3px 0 3px ${align === 'right' ? 'auto' : 0};background:#e1e5ec"><div style="height:5px;width:${percent}%;background:#3f74dd"></div></div>`;
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
    .map(
      ({ title, description, chart, table }) =>
        `<p style="margin:14px 0 0"><b>${escapeHtml(title)}</b></p>${note(description)}${renderTable(table ?? listChart(chart))}`,
    )
    .join('\n');
}

/** A table where a phone has room for it, else an entry per row. */
function renderTable(table: Table): string {
  const shown = fitsPhone(table) ? columnsOf(table) : entriesOf(table);
  return `${shown}${table.more ? `\n<p style="margin:6px 0 0;${SMALL};${QUIET}">${escapeHtml(table.more)}</p>` : ''}`;
}

/** Letters that a line of a phone holds beside the gaps of so many columns. */
const PHONE_LETTERS = 46;
const GAP_LETTERS = 2;
/** A text is broken where its words allow; numbers are not. */
const BROKEN_AT = 14;

function fitsPhone({ columns, rows }: Table): boolean {
  const widths = columns.map(({ title, align }, at) => {
    const least = align === 'right' ? Number.POSITIVE_INFINITY : BROKEN_AT;
    const cells = rows.map((row) => Math.min(widthOf(row[at]?.text ?? ''), least));
    return Math.max(0, ...title.split(' ').map(widthOf), ...cells) + GAP_LETTERS;
  });
  return widths.reduce((sum, width) => sum + width, 0) <= PHONE_LETTERS;
}

function columnsOf({ columns, rows }: Table): string {
  const style = (at: number) => {
    const space = `padding:5px ${at === columns.length - 1 ? 0 : 10}px 5px 0`;
    const side = columns[at]?.align === 'right' ? 'text-align:right' : 'text-align:left';
    return `${space};vertical-align:top;${RULE};${side}`;
  };
  const head = columns.map(
    ({ title }, at) =>
      `<th scope="col" style="${style(at)};overflow-wrap:normal;${SMALL};${QUIET};font-weight:500">${escapeHtml(title)}</th>`,
  );
  const styles = columns.map(({ align }, at) => {
    if (align === 'right') return `${style(at)};white-space:nowrap`;
    const words = rows.flatMap((row) => (row[at]?.text ?? '').split(' '));
    // A column takes no word apart unless it has one that no phone has room for.
    return widest(words) > BROKEN_AT ? style(at) : `${style(at)};overflow-wrap:normal`;
  });
  const td = (cell: Cell, at: number) =>
    `<td style="${styles[at]}">${textOf(cell)}${bar(cell.share, columns[at]?.align)}</td>`;
  return `<table cellpadding="0" cellspacing="0" width="100%" style="margin:8px 0 0;border-collapse:collapse;font-size:14px">
<tr>${head.join('')}</tr>
${rows.map((row) => `<tr>${row.map(td).join('')}</tr>`).join('\n')}
</table>`;
}

/** The first column as a title, and behind each other figure what it is. */
function entriesOf({ columns, rows }: Table): string {
  return grid(
    rows.map(([first, ...cells]) => {
      const figures = cells.flatMap((cell, at) =>
        cell.text === ''
          ? []
          : [
              `<span style="display:inline-block;margin-right:14px"><span style="${QUIET}">${escapeHtml(columns[at + 1]?.title ?? '')}</span> ${textOf(cell)}</span>`,
            ],
      );
      return `<tr><td style="padding:7px 0;${RULE}"><b>${first ? textOf(first) : ''}</b><div style="${SMALL}">${figures.join(' ')}</div></td></tr>`;
    }),
  );
}

const textOf = ({ text, tone }: Cell) =>
  tone ? `<span style="${colour(tone)}">${escapeHtml(text)}</span>` : escapeHtml(text);
