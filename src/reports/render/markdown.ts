import { listChart } from '../charts/charts.ts';
import type { Block, Column, ReportDocument } from '../document.ts';
import { visible } from '../visible.ts';
import { joinCharts, type Renderable } from './join-charts.ts';
import { bar, sparkline } from './layout.ts';

/** A report as GitHub-flavoured Markdown; nothing in the data can become markup or a link. */
export function renderMarkdown(document: ReportDocument): string {
  const { title, subtitle, badge, story, blocks, footer } = document;
  return `${[
    `# ${escapeMarkdown(title)}`,
    `${escapeMarkdown(subtitle)}${badge ? ` · **${escapeMarkdown(badge.text)}**` : ''}`,
    ...(story ? [escapeMarkdown(story)] : []),
    ...joinCharts(blocks).map(renderBlock),
    `*${escapeMarkdown(footer)}*`,
  ].join('\n\n')}\n`;
}

/** In their place GitHub makes no link of a text, and it is read as it was. */
const ENTITIES: Record<string, string> = { ':': '&#58;', '.': '&#46;' };

/** A text as Markdown that shows exactly it. */
function escapeMarkdown(text: string): string {
  return visible(text)
    .replaceAll(/[\\`*_{}[\]<>#|~!$&]/g, (character) => `\\${character}`)
    .replaceAll(/\b(https?|ftp|mailto|www)([:.])/gi, (_, scheme, mark) => scheme + ENTITIES[mark])
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
    case 'terms':
      return block.terms
        .map(({ term, meaning }) => `- **${escapeMarkdown(term)}**: ${escapeMarkdown(meaning)}`)
        .join('\n');
    case 'charts':
      return renderCharts(block.charts);
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

function renderCharts(charts: readonly Extract<Block, { kind: 'chart' }>[]): string {
  const lines = charts.flatMap(({ chart }) => (chart.type === 'sparkline' ? [chart] : []));
  if (lines.length > 0) {
    return markdownTable(
      [{ title: '' }, { title: 'Trend' }, { title: 'Now', align: 'right' }],
      lines.map(({ label, points }) => [
        label,
        sparkline(points.map(({ value }) => value)),
        points.at(-1)?.text ?? '',
      ]),
    );
  }
  return charts
    .map(({ title, description, chart, table }) => {
      const { columns, rows } = table ?? listChart(chart);
      const cells = rows.map((row) => row.map(({ text }) => text));
      return `**${escapeMarkdown(title)}** ${escapeMarkdown(description)}\n\n${markdownTable(columns, cells)}`;
    })
    .join('\n\n');
}
