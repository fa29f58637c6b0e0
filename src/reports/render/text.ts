import pc from 'picocolors';
import { widthOf } from '../../text/text-width.ts';
import { typeChart } from '../charts/charts.ts';
import type { Block, Cell, Column, Fact, ReportDocument, Tone } from '../document.ts';
import { visible } from '../visible.ts';
import { bar, cut, fitWidths, GAP, NARROWEST, pad, wrap } from './layout.ts';

export interface TextOptions {
  /** Columns of the terminal; at least 60 are used, at most 120. */
  width: number;
  color: boolean;
}

type Paint = ReturnType<typeof pc.createColors>;

const BAR = 12;
const INDENT = '  ';

/** A report for a terminal: aligned whatever the script, harmless whatever the data. */
export function renderText(document: ReportDocument, options: TextOptions): string {
  const width = Math.min(Math.max(options.width, 60), 120);
  const paint = pc.createColors(options.color);
  return [
    ...header(document, width, paint),
    ...document.blocks.flatMap((block, index) => [
      ...gap(document.blocks[index - 1], block),
      ...renderBlock(block, width, paint),
    ]),
    '',
    ...wrap(visible(document.footer), width).map(paint.dim),
  ].join('\n');
}

function header(document: ReportDocument, width: number, paint: Paint): string[] {
  const { title, subtitle, badge, story } = document;
  const status = badge ? visible(badge.text) : '';
  const name = cut(visible(title), width - widthOf(status) - 2);
  const space = ' '.repeat(Math.max(2, width - widthOf(name) - widthOf(status)));
  return [
    `${paint.bold(name)}${badge ? space + tint(status, badge.tone, paint) : ''}`,
    ...wrap(visible(subtitle), width).map(paint.dim),
    '',
    ...(story ? [...wrap(visible(story), width), ''] : []),
  ];
}

/** An empty line keeps a table or a chart apart from what stands above it. */
function gap(above: Block | undefined, block: Block): string[] {
  const isLine = (one: Block) => one.kind === 'chart' && one.chart.type === 'sparkline';
  if (!above || above.kind === 'heading' || block.kind === 'heading') return [];
  return isLine(above) && isLine(block) ? [] : [''];
}

function renderBlock(block: Block, width: number, paint: Paint): string[] {
  switch (block.kind) {
    case 'heading':
      return ['', ...heading(block.text, block.note, width, paint)];
    case 'paragraph':
      return wrap(visible(block.text), width - INDENT.length).map((line) => INDENT + line);
    case 'facts':
      return facts(block.facts, width, paint);
    case 'table':
      return table(block.columns, block.rows, block.more, width, paint);
    case 'chart':
      return chart(block, width, paint);
    case 'terms': {
      const labels = Math.max(...block.terms.map(({ term }) => widthOf(term))) + 2;
      return block.terms.flatMap(({ term, meaning }) =>
        wrap(meaning, width - INDENT.length - labels).map((line, index) =>
          paint.dim(INDENT + pad(index === 0 ? term : '', labels) + line),
        ),
      );
    }
  }
}

const BLOCKS = /[█▉▊▋▌▍▎▏▁▂▃▄▅▆▇▓▒░●─]+/g;

/** A line over time needs no title of its own: it begins with it. */
function chart(
  { title, chart: drawn, table: own }: Extract<Block, { kind: 'chart' }>,
  width: number,
  paint: Paint,
): string[] {
  const lines = typeChart(drawn, width - INDENT.length).map(
    (line) =>
      INDENT +
      visible(line)
        .replaceAll(BLOCKS, (blocks) => paint.cyan(blocks))
        .trimEnd(),
  );
  if (drawn.type === 'sparkline') return lines;
  const listed = own ? ['', ...table(own.columns, own.rows, own.more, width, paint)] : [];
  return [paint.dim(INDENT + visible(title)), ...lines, ...listed];
}

function heading(text: string, note: string | undefined, width: number, paint: Paint): string[] {
  const title = paint.bold(paint.underline(text));
  if (!note) return [title];
  const room = width - widthOf(text) - 2;
  const fits = widthOf(visible(note)) <= room;
  if (fits) return [`${title}${paint.dim(`  ${visible(note)}`)}`];
  return [
    title,
    ...wrap(visible(note), width - INDENT.length).map((line) => paint.dim(INDENT + line)),
  ];
}

function facts(all: readonly Fact[], width: number, paint: Paint): string[] {
  const labels = Math.max(...all.map((fact) => widthOf(fact.label))) + 2;
  const size = width < 80 ? 0 : BAR;
  const valueWidth = Math.max(
    ...all.filter((fact) => fact.share !== undefined).map((fact) => widthOf(fact.value)),
    0,
  );
  return all.flatMap(({ label, value, note, share, tone }) => {
    const shown = visible(value);
    const start = `${INDENT}${pad(label, labels)}`;
    const aligned = share === undefined ? shown : pad(shown, valueWidth, 'right');
    const drawn = share === undefined || size === 0 ? '' : `  ${pad(bar(share, size), size)}`;
    const room = width - widthOf(start) - widthOf(aligned) - (drawn ? size + 2 : 0) - 2;
    const [first = '', ...rest] = note ? wrap(visible(note), Math.max(room, 14)) : [];
    const hang = ' '.repeat(width - room);
    return [
      `${paint.dim(start)}${tint(aligned, tone, paint)}${drawn ? tint(drawn, tone, paint, paint.cyan) : ''}${first ? paint.dim(`  ${first}`) : ''}`.trimEnd(),
      ...rest.map((line) => paint.dim(hang + line)),
    ];
  });
}

function table(
  columns: readonly Column[],
  rows: readonly Cell[][],
  more: string | undefined,
  width: number,
  paint: Paint,
): string[] {
  const room = width - INDENT.length;
  const barred = columns.map((_, index) => rows.some((row) => row[index]?.share !== undefined));
  const size = width < 100 ? BAR / 2 : BAR;
  const forBars = barred.filter(Boolean).length * (size + 1);
  const natural = naturalWidths(columns, rows);
  const isTooWide = narrowest(natural) > room;
  const hasBars = narrowest(natural) <= room - forBars;
  const widths = fitWidths(natural, hasBars ? room - forBars : room);
  const line = (cells: readonly Cell[], style: (cell: Cell, text: string) => string): string => {
    const parts = columns.map((column, index) => {
      const cell = cells[index] ?? { text: '' };
      const wide = widths[index] ?? 0;
      const text = pad(cut(visible(cell.text), wide), wide, column.align);
      const drawn =
        hasBars && barred[index]
          ? ` ${pad(cell.share === undefined ? '' : bar(cell.share, size), size)}`
          : '';
      return style(cell, text) + paint.cyan(drawn);
    });
    return `${INDENT}${parts.join('  ')}`.trimEnd();
  };
  const rest = more ? wrap(visible(more), room).map((text) => paint.dim(INDENT + text)) : [];
  if (isTooWide) return [...records(columns, rows, room, paint), ...rest];
  return [
    line(
      columns.map((column) => ({ text: column.title })),
      (_, text) => paint.dim(text),
    ),
    ...rows.map((row) => line(row, (cell, text) => tint(text, cell.tone, paint))),
    ...rest,
  ];
}

/** A table that a narrow terminal has no room for, one row after the other: each cell says what it is. */
function records(
  columns: readonly Column[],
  rows: readonly Cell[][],
  room: number,
  paint: Paint,
): string[] {
  const labels = Math.max(...columns.map(({ title }) => widthOf(title))) + 2;
  return rows.flatMap(([first, ...others]) => [
    INDENT + paint.bold(cut(visible(first?.text ?? ''), room)),
    ...others.flatMap((cell, index) =>
      cell.text === ''
        ? []
        : [
            `${INDENT}${INDENT}${paint.dim(pad(columns[index + 1]?.title ?? '', labels))}${tint(cut(visible(cell.text), room - labels - INDENT.length), cell.tone, paint)}`,
          ],
    ),
  ]);
}

/** What a table takes when its widest columns have given way. */
function narrowest(widths: readonly number[]): number {
  const least = widths.map((width) => Math.min(width, NARROWEST));
  return least.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1);
}

function naturalWidths(columns: readonly Column[], rows: readonly Cell[][]): number[] {
  return columns.map((column, index) =>
    Math.max(widthOf(column.title), ...rows.map((row) => widthOf(visible(row[index]?.text ?? '')))),
  );
}

function tint(
  text: string,
  tone: Tone | undefined,
  paint: Paint,
  otherwise: (text: string) => string = (plain) => plain,
): string {
  if (tone === 'good') return paint.green(text);
  if (tone === 'bad') return paint.red(text);
  return tone === 'quiet' ? paint.dim(text) : otherwise(text);
}
