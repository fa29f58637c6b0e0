import { ConfigError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { analystViews } from './analyst-views.ts';
import { transforms } from './transforms.ts';

/** `from` is read, with its corrections applied, to compute `to`. Names are those of the data model, without schema. */
export interface LineageEdge {
  from: string;
  to: string;
}

const bare = (name: string): string => name.split('.').at(-1) ?? name;

const edges: readonly LineageEdge[] = [...transforms, ...analystViews].flatMap(
  ({ inputs, target }) => inputs.map((input) => ({ from: bare(input), to: bare(target) })),
);

/**
 * What feeds a table and what it feeds, directly or through other derived tables; of every derived table and
 * view without a name. Throws ConfigError for a table that nothing derived reads or writes.
 */
export function lineage(table?: string): LineageEdge[] {
  if (table === undefined) return [...edges];
  const name = bare(table);
  const names = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  if (!names.includes(name)) {
    const close = nearest(name, names);
    throw new ConfigError(`no transform reads or writes ${table}`, {
      hint: close ? `did you mean ${close}?` : `those that one does: ${names.sort().join(', ')}`,
    });
  }
  const above = closure(
    name,
    (edge) => edge.to,
    (edge) => edge.from,
  );
  const below = closure(
    name,
    (edge) => edge.from,
    (edge) => edge.to,
  );
  return edges.filter((edge) => above.has(edge) || below.has(edge));
}

function closure(
  start: string,
  near: (edge: LineageEdge) => string,
  far: (edge: LineageEdge) => string,
): Set<LineageEdge> {
  const found = new Set<LineageEdge>();
  const visit = (name: string) => {
    for (const edge of edges) {
      if (near(edge) !== name || found.has(edge)) continue;
      found.add(edge);
      visit(far(edge));
    }
  };
  visit(start);
  return found;
}
