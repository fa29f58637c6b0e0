import type { LoadOptions } from './load-plan.ts';
import type { Mapping } from './mapping/map-columns.ts';
import type { SourceOptions } from './source/open-source.ts';
import type { TableOptions } from './table/plan-table.ts';

/** How a table in a file is loaded. */
export interface TabularLoadOptions extends LoadOptions, TableOptions, SourceOptions {
  /** Told once the columns are known, before anything is loaded. */
  onMapping?: (path: string, mapping: Mapping) => void;
}
