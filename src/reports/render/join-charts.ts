import type { Block } from '../document.ts';

type ChartBlock = Extract<Block, { kind: 'chart' }>;

/** A block; charts that follow each other and make one table are one. */
export type Renderable =
  | Exclude<Block, { kind: 'chart' }>
  | { kind: 'charts'; charts: ChartBlock[] };

/** Lines over time that follow each other make one table; every other chart stands alone. */
export function joinCharts(blocks: readonly Block[]): Renderable[] {
  const joined: Renderable[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind !== 'chart') joined.push(block);
    else if (last?.kind === 'charts' && isLine(last.charts[0]) && isLine(block))
      last.charts.push(block);
    else joined.push({ kind: 'charts', charts: [block] });
  }
  return joined;
}

const isLine = (block: ChartBlock | undefined) => block?.chart.type === 'sparkline';
