import { type LineageEdge, lineage } from '../transforms/lineage.ts';
import { defineCommand, printResult } from './command.ts';

export default defineCommand({
  command: 'lineage [table]',
  describe: 'what feeds a table, and what it feeds',
  positionals: ['table'],
  options: {
    table: {
      type: 'string',
      describe: 'a table of the data model (default: all that is computed)',
    },
    format: { choices: ['text', 'mermaid'], default: 'text', describe: 'how to print it' },
  },
  examples: [
    ['lineage company_properties', 'the facts behind it'],
    ['lineage emails --format mermaid', 'a diagram for Markdown'],
  ],
  run: async (args) => {
    const edges = lineage(args.table);
    printResult(args, 'lineage', { table: args.table ?? null, edges }, () =>
      args.format === 'mermaid' ? renderMermaid(edges) : renderText(edges),
    );
  },
});

function renderText(edges: readonly LineageEdge[]): string {
  return [...Map.groupBy(edges, (edge) => edge.to)]
    .map(([to, feeding]) => `${to}\n${feeding.map(({ from }) => `  <- ${from}`).join('\n')}`)
    .join('\n');
}

function renderMermaid(edges: readonly LineageEdge[]): string {
  return ['flowchart LR', ...edges.map(({ from, to }) => `  ${from} --> ${to}`)].join('\n');
}
