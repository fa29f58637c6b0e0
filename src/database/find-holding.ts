import { ConfigError, EtlError } from '../errors.ts';
import { unless } from '../system-errors.ts';
import type { DuckDb } from './duckdb.ts';
import { type Manifest, manifestSchema } from './manifest.ts';
import { findWarehouse, openWarehouse, type Warehouse } from './warehouse.ts';
import { partOf } from './whole-warehouse.ts';

type Profile = Manifest['profile'];

/** What a warehouse answered, while it is open. */
export interface Holding<T> extends AsyncDisposable {
  answer: T;
  warehouse: Warehouse;
  /** The profiles published beside it, which were not asked or do not hold it. */
  others: Profile[];
}

/**
 * Asks the newest warehouse of a profile; without one that of analysts, and where it has no such table or column, that of
 * another profile. Throws what the first of them says when none holds it, ConfigError when there is none.
 */
export async function askHolding<T>(
  folder: string,
  profile: Profile | undefined,
  ask: (duckDb: DuckDb) => Promise<T>,
): Promise<Holding<T>> {
  const warehouses = profile ? [await findOf(folder, profile)] : await findAll(folder);
  const failures: unknown[] = [];
  for (const warehouse of warehouses) {
    await using opening = new AsyncDisposableStack();
    const duckDb = opening.use(await openWarehouse(warehouse));
    try {
      const answer = await ask(duckDb);
      const opened = opening.move();
      const others = warehouses.filter((other) => other !== warehouse);
      return {
        answer,
        warehouse,
        others: others.map(({ manifest }) => manifest.profile),
        [Symbol.asyncDispose]: () => opened.disposeAsync(),
      };
    } catch (error) {
      unless('duckdb.binder', 'duckdb.catalog', 'query.no_table')(error);
      failures.push(error);
    }
  }
  throw explained(failures[0], warehouses);
}

/** A table that is not there may be one that was not asked for when the warehouse was made. */
function explained(error: unknown, [warehouse]: readonly Warehouse[]): unknown {
  const held = warehouse && partOf(warehouse.manifest);
  if (held === undefined || !(error instanceof EtlError)) return error;
  const { message, code, exitCode } = error;
  const hint = `${warehouse?.folder} holds ${held}: name another --warehouse`;
  return new EtlError(message, { hint, code, exitCode, cause: error });
}

async function findOf(folder: string, profile: Profile): Promise<Warehouse> {
  const warehouse = await findWarehouse(folder, profile);
  if (warehouse.manifest.profile === profile) return warehouse;
  throw new ConfigError(
    `${warehouse.folder} is of the ${warehouse.manifest.profile} profile, not ${profile}`,
    { hint: 'leave --profile out, or name another --warehouse' },
  );
}

/** The newest of each profile, that of analysts first; one that cannot be read is only missed by who asks for it. */
async function findAll(folder: string): Promise<Warehouse[]> {
  const [first, ...others] = manifestSchema.shape.profile.options;
  const missing = unless('config.no_warehouse');
  const unreadable = unless('config.no_warehouse', 'source', 'source.unreadable');
  const found = [
    await findWarehouse(folder, first).catch(missing),
    ...(await Promise.all(
      others.map((profile) => findWarehouse(folder, profile).catch(unreadable)),
    )),
  ].filter((warehouse) => warehouse !== undefined);
  if (found.length === 0) return [await findWarehouse(folder)];
  return [...new Map(found.map((warehouse) => [warehouse.folder, warehouse])).values()];
}
