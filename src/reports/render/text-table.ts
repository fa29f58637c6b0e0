import type { Column } from '../document.ts';
import { visible } from '../visible.ts';
import { cut, fitWidths, GAP, NARROWEST, pad, widest } from './layout.ts';

const WIDEST_CELL = 60;

/**
 * Rows under their column names; on a terminal of `width` columns long cells are cut to fit, elsewhere nothing is. Where that
 * is not enough, each row is a paragraph, a column a line.
 */
export function renderTextTable(
  columns: readonly Column[],
  rows: readonly string[][],
  width?: number,
): string {
  const lines = [columns.map((column) => column.title), ...rows].map((row) => row.map(visible));
  const natural = columns.map((_, index) => widest(lines.map((line) => line[index] ?? '')));
  const widths =
    width === undefined
      ? natural
      : fitWidths(
          natural.map((one) => Math.min(one, WIDEST_CELL)),
          width,
        );
  const taken = widths.reduce((sum, one) => sum + one + GAP, -GAP);
  if (width !== undefined && taken > width) return renderParagraphs(lines, width);
  const [header = [], ...body] = lines.map((line) =>
    line.map((text, index) =>
      pad(cut(text, widths[index] ?? 0), widths[index] ?? 0, columns[index]?.align),
    ),
  );
  return [header, widths.map((one) => '─'.repeat(one)), ...body]
    .map((line) => line.join('  ').trimEnd())
    .join('\n');
}

function renderParagraphs([titles = [], ...rows]: readonly string[][], width: number): string {
  const named = Math.min(widest(titles), Math.floor(width / 2));
  const room = Math.max(width - named - GAP, NARROWEST);
  const gap = ' '.repeat(GAP);
  return rows
    .map((row) =>
      titles
        .map((title, at) => `${pad(cut(title, named), named)}${gap}${cut(row[at] ?? '', room)}`)
        .map((line) => line.trimEnd())
        .join('\n'),
    )
    .join('\n\n');
}
