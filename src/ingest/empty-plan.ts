import type { LoadEntry } from '../ledger/loads.ts';
import type { LoadPlan } from './load-plan.ts';
import type { TabularSource } from './source/tabular-source.ts';

/** The plan of a file that is a list of nothing: it is recorded, and changes no table. */
export async function emptyPlan(
  kind: LoadEntry['kind'],
  table: string,
  source: TabularSource,
): Promise<LoadPlan> {
  const options = { mapping: {} };
  return {
    kind,
    table,
    source: await source.identify(),
    stage: async () => ({ records: 0, rejects: [] }),
    check: async () => ({ options, notes: source.notes }),
    merge: async () => ({ inserted: 0, updated: 0, unchanged: 0, duplicate: 0, notes: {} }),
  };
}
