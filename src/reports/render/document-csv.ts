import type { Block, ReportDocument } from '../document.ts';
import { visible } from '../visible.ts';
import { renderCsv } from './csv.ts';

/** A report as one long CSV: section, item, measure, value. */
export function renderDocumentCsv({ title, blocks }: ReportDocument): string {
  const rows: string[][] = [['summary', 'title', 'text', visible(title)]];
  let section = 'summary';
  for (const block of blocks) {
    if (block.kind === 'heading') section = block.text;
    else rows.push(...measures(block).map((measure) => [section, ...measure].map(visible)));
  }
  return renderCsv(['section', 'item', 'measure', 'value'], rows);
}

function measures(block: Exclude<Block, { kind: 'heading' }>): string[][] {
  switch (block.kind) {
    case 'paragraph':
      return [['', 'text', block.text]];
    case 'facts':
      return block.facts.map(({ label, value }) => [label, 'value', value]);
    case 'histogram':
      return block.bars.map(({ label, text }) => [`${label} ${block.unit}`, 'count', text]);
    case 'trend':
      return block.points.map((point) => [block.label, point.label, point.text]);
    case 'table':
      return block.rows.flatMap((row) =>
        row
          .slice(1)
          .map((cell, index) => [
            row[0]?.text ?? '',
            block.columns[index + 1]?.title ?? '',
            cell.text,
          ]),
      );
  }
}
