import type { Block, Column, ReportDocument } from '../document.ts';
import { visible } from '../visible.ts';
import { bar, sparkline } from './layout.ts';

/** A report as GitHub-flavoured Markdown; nothing in the data can become markup or a link. */
export function renderMarkdown({ title, subtitle, badge, blocks, footer }: ReportDocument): string {
  return `${[
    `# ${escapeMarkdown(title)}`,
    `${escapeMarkdown(subtitle)}${badge ? ` · **${escapeMarkdown(badge.text)}**` : ''}`,
    ...joinTrends(blocks).map(renderBlock),
    `*${escapeMarkdown(footer)}*`,
  ].join('\n\n')}\n`;
}

/** A text as Markdown that shows exactly it. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replaceAll(/[\\`*_{}[\]<>#|~!$&]/g, (character) => `\\${character}`)
    .replaceAll(/\b(https?|ftp|mailto|www)([:.])/gi, '$1\u200b$2')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** A Markdown table. */
export function markdownTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map((column) => escapeMarkdown(column.title))),
    line(columns.map((column) => (column.align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(escapeMarkdown))),
  ].join('\n');
}

type Renderable =
  | Exclude<Block, { kind: 'trend' }>
  | { kind: 'trends'; trends: Extract<Block, { kind: 'trend' }>[] };

/** Trends that follow each other make one table. */
function joinTrends(blocks: readonly Block[]): Renderable[] {
  const joined: Renderable[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind !== 'trend') joined.push(block);
    else if (last?.kind === 'trends') last.trends.push(block);
    else joined.push({ kind: 'trends', trends: [block] });
  }
  return joined;
}

function renderBlock(block: Renderable): string {
  switch (block.kind) {
    case 'heading':
      return `## ${escapeMarkdown(block.text)}${block.note ? `\n\n${escapeMarkdown(block.note)}` : ''}`;
    case 'paragraph':
      return escapeMarkdown(block.text);
    case 'facts':
      return block.facts
        .map(
          ({ label, value, note }) =>
            `- ${escapeMarkdown(label)}: **${escapeMarkdown(value)}**${note ? ` (${escapeMarkdown(note)})` : ''}`,
        )
        .join('\n');
    case 'histogram': {
      const most = Math.max(...block.bars.map(({ value }) => value), 1);
      return markdownTable(
        [{ title: block.unit, align: 'right' }, { title: '', align: 'right' }, { title: '' }],
        block.bars.map(({ label, value, text }) => [label, text, bar(value / most, 20)]),
      );
    }
    case 'trends':
      return markdownTable(
        [{ title: '' }, { title: 'Trend' }, { title: 'Now', align: 'right' }, { title: 'Before' }],
        block.trends.map(({ label, points, note }) => [
          label,
          sparkline(points.map((point) => point.value)),
          points.at(-1)?.text ?? '',
          note ?? '',
        ]),
      );
    case 'table': {
      const rows = block.rows.map((row) =>
        row.map((cell) =>
          cell.share === undefined ? cell.text : `${cell.text} ${bar(cell.share, 10)}`,
        ),
      );
      return (
        markdownTable(block.columns, rows) + (block.more ? `\n\n${escapeMarkdown(block.more)}` : '')
      );
    }
  }
}
