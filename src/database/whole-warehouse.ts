import { ConfigError } from '../errors.ts';
import type { Manifest } from './manifest.ts';
import type { Warehouse } from './warehouse.ts';

/** What a warehouse holds instead of everything, in words; undefined of one with all tables of the data model. */
export function partOf({
  only_tables,
  profile,
}: Pick<Manifest, 'only_tables' | 'profile'>): string | undefined {
  if (profile === 'share') return 'counts only (export --profile share)';
  return only_tables === null ? undefined : `only ${only_tables.join(', ')} (export --tables)`;
}

/** Throws ConfigError for a warehouse that lacks most tables by intent; `reader` is what would read them, in the plural. */
export function requireWhole({ folder, manifest }: Warehouse, reader: string): void {
  const held = partOf(manifest);
  if (held === undefined) return;
  throw new ConfigError(`${folder} holds ${held}: ${reader} read more than that`, {
    hint: "publish a whole one with 'nyx-etl export', or name one",
    code: 'config.part_of_warehouse',
  });
}
