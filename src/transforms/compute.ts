import type { Session } from '../database/session.ts';
import { runSqlFile } from '../database/sql-file.ts';
import { selectOf } from './definition.ts';
import type { Transform, TransformParameters } from './transform.ts';

/** Computes the rows of the keys in `pg_temp.scope` into the temporary table `pg_temp.<name>`. */
export async function computeRows(
  session: Session,
  transform: Transform,
  parameters: TransformParameters,
): Promise<void> {
  if (transform.compute) {
    await transform.compute({ session, parameters });
  } else {
    await withComputeSettings(session, async () => {
      const file = selectOf(transform);
      const text = `create temporary table ${transform.name} on commit drop as ${file.text}`;
      await runSqlFile(session, { ...file, text }, parameters);
    });
  }
  // Later statements find rows by their key; the statistics of seventy other columns would cost as much as comparing them.
  await session.pg.query(`analyze pg_temp.${transform.name} (${transform.key.join(', ')})`);
}

/**
 * Facts are read whole or by key, and never by a nested loop: the planner cannot know how many rows a key in scope
 * has, and guesses too low.
 */
async function withComputeSettings(session: Session, work: () => Promise<void>): Promise<void> {
  await session.pg.query(`
    set local enable_nestloop = off;
    set local work_mem = '128MB';
    set local hash_mem_multiplier = 4`);
  await work();
  await session.pg.query('set local enable_nestloop to default');
}
