import { ConfigError } from '../errors.ts';
import { once } from '../once.ts';
import { didYouMean } from '../text/nearest.ts';
import { readViews } from './relations-read.ts';
import { transforms } from './transforms.ts';

/** `from` is read, with its corrections applied, to compute `to`. Names are those of the data model, without schema. */
export interface LineageEdge {
  from: string;
  to: string;
}

const bare = (name: string): string => name.split('.').at(-1) ?? name;

const readEdges = once((): readonly LineageEdge[] =>
  [...transforms, ...readViews()].flatMap(({ inputs, target }) =>
    inputs.map((input) => ({ from: bare(input), to: bare(target) })),
  ),
);

/**
 * What feeds a table and what it feeds, directly or through other derived tables; of every derived table and
 * view without a name. Throws ConfigError for a table that nothing derived reads or writes.
 */
export function lineage(table?: string): LineageEdge[] {
  const edges = readEdges();
  if (table === undefined) return [...edges];
  const name = bare(table);
  const names = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  if (!names.includes(name)) {
    throw new ConfigError(`no transform reads or writes ${table}`, {
      hint: didYouMean(name, names, `those that one does: ${names.toSorted().join(', ')}`),
    });
  }
  const above = closure(edges, name, 'to', 'from');
  const below = closure(edges, name, 'from', 'to');
  return edges.filter((edge) => above.has(edge) || below.has(edge));
}

function closure(
  edges: readonly LineageEdge[],
  start: string,
  near: keyof LineageEdge,
  far: keyof LineageEdge,
): Set<LineageEdge> {
  const found = new Set<LineageEdge>();
  const visit = (name: string) => {
    for (const edge of edges) {
      if (edge[near] !== name || found.has(edge)) continue;
      found.add(edge);
      visit(edge[far]);
    }
  };
  visit(start);
  return found;
}
