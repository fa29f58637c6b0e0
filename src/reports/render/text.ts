import pc from 'picocolors';
import { widthOf } from '../../text/text-width.ts';
import { typeChart } from '../charts/charts.ts';
import type { Block, Cell, Column, Fact, ReportDocument, Tone } from '../document.ts';
import { visible } from '../visible.ts';
import { bar, cut, fitWidths, hang, NARROWEST, pad, spanOf, widest, wrap } from './layout.ts';

export interface TextOptions {
  /** Columns of the terminal; at least 20 are used, at most 120. */
  width: number;
  color: boolean;
}

type Paint = ReturnType<typeof pc.createColors>;

const BAR = 12;
const INDENT = '  ';
/** The least that a note or a meaning is worth beside its label. */
const LEAST_NOTE = 14;

/** A report for a terminal: aligned whatever the script, harmless whatever the data. */
export function renderText(document: ReportDocument, options: TextOptions): string {
  const width = Math.min(Math.max(options.width, 20), 120);
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
    case 'terms':
      return terms(block.terms, width, paint);
  }
}

const BLOCKS = /[█▉▊▋▌▍▎▏▁▂▃▄▅▆▇▓▒░●─]+/g;

/** A line over time needs no title of its own: it begins with it. */
function chart(
  { title, chart: drawn, table: own }: Extract<Block, { kind: 'chart' }>,
  width: number,
  paint: Paint,
): string[] {
  const room = width - INDENT.length;
  const lines = typeChart(drawn, room)
    .flatMap((line) => hang(visible(line).trimEnd(), room))
    .map((line) => INDENT + line.replaceAll(BLOCKS, (blocks) => paint.cyan(blocks)));
  if (drawn.type === 'sparkline') return lines;
  const listed = own ? ['', ...table(own.columns, own.rows, own.more, width, paint)] : [];
  const named = wrap(visible(title), room).map((line) => paint.dim(INDENT + line));
  return [...named, ...lines, ...listed];
}

function heading(text: string, note: string | undefined, width: number, paint: Paint): string[] {
  const title = wrap(text, width).map((line) => paint.bold(paint.underline(line)));
  if (!note) return title;
  const room = width - widthOf(text) - 2;
  const fits = widthOf(visible(note)) <= room;
  if (fits) return [`${title[0]}${paint.dim(`  ${visible(note)}`)}`];
  return [
    ...title,
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
  return all.flatMap((fact) => {
    const { label, value, note, share, tone } = fact;
    const shown = visible(value);
    const start = `${INDENT}${pad(label, labels)}`;
    const aligned = share === undefined ? shown : pad(shown, valueWidth, 'right');
    const drawn = share === undefined || size === 0 ? '' : `  ${pad(bar(share, size), size)}`;
    const room = width - widthOf(start) - widthOf(aligned) - (drawn ? size + 2 : 0) - 2;
    if (room < (note ? LEAST_NOTE : -2)) return stackedFact(fact, width, paint);
    const [first = '', ...rest] = note ? wrap(visible(note), room) : [];
    const further = ' '.repeat(width - room);
    return [
      `${paint.dim(start)}${tint(aligned, tone, paint)}${drawn ? tint(drawn, tone, paint, paint.cyan) : ''}${first ? paint.dim(`  ${first}`) : ''}`.trimEnd(),
      ...rest.map((line) => paint.dim(further + line)),
    ];
  });
}

/** A fact that has no room in one line: its value, then its note, stand below its label. */
function stackedFact({ label, value, note, tone }: Fact, width: number, paint: Paint): string[] {
  const room = width - 2 * INDENT.length;
  const below = (text: string, style: (line: string) => string) =>
    wrap(visible(text), room).map((line) => INDENT + INDENT + style(line));
  return [
    ...wrap(label, width - INDENT.length).map((line) => paint.dim(INDENT + line)),
    ...below(value, (line) => tint(line, tone, paint)),
    ...(note ? below(note, paint.dim) : []),
  ];
}

function terms(
  all: Extract<Block, { kind: 'terms' }>['terms'],
  width: number,
  paint: Paint,
): string[] {
  const labels = widest(all.map(({ term }) => term)) + 2;
  const room = width - INDENT.length - labels;
  return all.flatMap(({ term, meaning }) => {
    const lines =
      room < LEAST_NOTE
        ? [
            ...wrap(term, width - INDENT.length),
            ...wrap(meaning, width - 2 * INDENT.length).map((line) => INDENT + line),
          ]
        : wrap(meaning, room).map((line, index) => pad(index === 0 ? term : '', labels) + line);
    return lines.map((line) => paint.dim(INDENT + line));
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
  const least = leastWidths(columns, rows, width < 60 ? 2 * NARROWEST : NARROWEST);
  const isTooWide = spanOf(least) > room;
  const hasBars = spanOf(least) <= room - forBars;
  const widths = fitWidths(natural, hasBars ? room - forBars : room, least);
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
  const named = Math.min(widest(columns.map(({ title }) => title)), Math.floor(room / 2));
  const further = INDENT.length + named + 2;
  return rows.flatMap(([first, ...others]) => [
    ...wrap(visible(first?.text ?? ''), room).map((line) => INDENT + paint.bold(line)),
    ...others.flatMap((cell, index) =>
      cell.text === ''
        ? []
        : wrap(visible(cell.text), room - further).map((line, at) => {
            const title = at === 0 ? (columns[index + 1]?.title ?? '') : '';
            const label = paint.dim(pad(cut(title, named), named));
            return `${INDENT}${INDENT}${label}  ${tint(line, cell.tone, paint)}`;
          }),
    ),
  ]);
}

/** What each column takes when it has given way: words are cut to `narrowest`, numbers are not. */
function leastWidths(
  columns: readonly Column[],
  rows: readonly Cell[][],
  narrowest: number,
): number[] {
  return columns.map(({ title, align }, index) => {
    const cells = widest(rows.map((row) => visible(row[index]?.text ?? '')));
    const least = Math.min(Math.max(cells, widthOf(title)), narrowest);
    return align === 'right' ? Math.max(cells, least) : least;
  });
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
