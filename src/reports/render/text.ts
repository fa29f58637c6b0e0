import pc from 'picocolors';
import type { Bar, Block, Cell, Column, Fact, ReportDocument, Tone } from '../document.ts';
import { visible } from '../visible.ts';
import { bar, cut, fitWidths, pad, sparkline, widthOf, wrap } from './layout.ts';

export interface TextOptions {
  /** Columns of the terminal; at least 60 are used, at most 100. */
  width: number;
  color: boolean;
}

type Paint = ReturnType<typeof pc.createColors>;

const BAR = 12;
const INDENT = '  ';

/** A report for a terminal: aligned whatever the script, harmless whatever the data. */
export function renderText(document: ReportDocument, options: TextOptions): string {
  const width = Math.min(Math.max(options.width, 60), 100);
  const paint = pc.createColors(options.color);
  return [
    ...header(document, width, paint),
    ...document.blocks.flatMap((block) => renderBlock(block, width, paint)),
    '',
    ...wrap(visible(document.footer), width).map(paint.dim),
  ].join('\n');
}

function header({ title, subtitle, badge }: ReportDocument, width: number, paint: Paint): string[] {
  const status = badge ? visible(badge.text) : '';
  const name = cut(visible(title), width - widthOf(status) - 2);
  const space = ' '.repeat(Math.max(2, width - widthOf(name) - widthOf(status)));
  return [
    `${paint.bold(name)}${badge ? space + tint(status, badge.tone, paint) : ''}`,
    ...wrap(visible(subtitle), width).map(paint.dim),
    '',
  ];
}

function renderBlock(block: Block, width: number, paint: Paint): string[] {
  switch (block.kind) {
    case 'heading':
      return ['', heading(block.text, block.note, width, paint)];
    case 'paragraph':
      return [...wrap(visible(block.text), width - INDENT.length).map((line) => INDENT + line), ''];
    case 'facts':
      return facts(block.facts, width, paint);
    case 'table':
      return table(block.columns, block.rows, block.more, width, paint);
    case 'histogram':
      return histogram(block.bars, block.unit, paint);
    case 'trend': {
      const last = block.points.at(-1)?.text ?? '';
      const line = paint.cyan(sparkline(block.points.map((point) => point.value)));
      return [
        `${INDENT}${pad(block.label, 14)}${line}  ${pad(last, 9)}${paint.dim(block.note ?? '')}`.trimEnd(),
      ];
    }
  }
}

function heading(text: string, note: string | undefined, width: number, paint: Paint): string {
  const said = note ? `  ${cut(visible(note), width - widthOf(text) - 2)}` : '';
  return `${paint.bold(paint.underline(text))}${paint.dim(said)}`;
}

function facts(all: readonly Fact[], width: number, paint: Paint): string[] {
  const labels = Math.max(...all.map((fact) => widthOf(fact.label))) + 2;
  const bars = all.some((fact) => fact.share !== undefined);
  const valueWidth = Math.max(
    ...all.filter((fact) => fact.share !== undefined).map((fact) => widthOf(fact.value)),
    0,
  );
  return all.flatMap(({ label, value, note, share, tone }) => {
    const shown = visible(value);
    const start = `${INDENT}${pad(label, labels)}`;
    const aligned = share === undefined ? shown : pad(shown, valueWidth, 'right');
    const drawn = share === undefined ? '' : `  ${pad(bar(share, BAR), BAR)}`;
    const room = width - widthOf(start) - widthOf(aligned) - (drawn ? BAR + 2 : 0) - 2;
    const [first = '', ...rest] = note ? wrap(visible(note), Math.max(room, 20)) : [];
    const hang = ' '.repeat(width - room);
    return [
      `${paint.dim(start)}${tint(aligned, tone, paint)}${bars && drawn ? tint(drawn, tone, paint, paint.cyan) : ''}${first ? paint.dim(`  ${first}`) : ''}`.trimEnd(),
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
  const barred = columns.map((_, index) => rows.some((row) => row[index]?.share !== undefined));
  const size = width < 100 ? BAR / 2 : BAR;
  const widths = fitColumns(
    columns,
    rows,
    width - INDENT.length - barred.filter(Boolean).length * (size + 1),
  );
  const line = (cells: readonly Cell[], style: (cell: Cell, text: string) => string): string => {
    const parts = columns.map((column, index) => {
      const cell = cells[index] ?? { text: '' };
      const text = pad(
        cut(visible(cell.text), widths[index] ?? 0),
        widths[index] ?? 0,
        column.align,
      );
      const drawn = barred[index]
        ? ` ${pad(cell.share === undefined ? '' : bar(cell.share, size), size)}`
        : '';
      return style(cell, text) + paint.cyan(drawn);
    });
    return `${INDENT}${parts.join('  ')}`.trimEnd();
  };
  return [
    line(
      columns.map((column) => ({ text: column.title })),
      (_, text) => paint.dim(text),
    ),
    ...rows.map((row) => line(row, (cell, text) => tint(text, cell.tone, paint))),
    ...(more ? [paint.dim(`${INDENT}${visible(more)}`)] : []),
  ];
}

function histogram(bars: readonly Bar[], unit: string, paint: Paint): string[] {
  const labels = Math.max(...bars.map(({ label }) => widthOf(label)));
  const texts = Math.max(...bars.map(({ text }) => widthOf(text)));
  const most = Math.max(...bars.map(({ value }) => value), 1);
  return bars.map(({ label, value, text }) =>
    `${INDENT}${pad(label, labels, 'right')} ${paint.dim(unit)}  ${pad(text, texts, 'right')}  ${paint.cyan(bar(value / most, 3 * BAR))}`.trimEnd(),
  );
}

/** Widths of the columns; when they do not fit, the widest give way. */
function fitColumns(columns: readonly Column[], rows: readonly Cell[][], room: number): number[] {
  const widths = columns.map((column, index) =>
    Math.max(widthOf(column.title), ...rows.map((row) => widthOf(visible(row[index]?.text ?? '')))),
  );
  return fitWidths(widths, room);
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
