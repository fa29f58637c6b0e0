import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDb } from '../src/database/duckdb.ts';
import type { Session } from '../src/database/session.ts';
import { findWarehouse } from '../src/database/warehouse.ts';
import { computeNumbers } from '../src/exports/compute-numbers.ts';
import { exportWarehouse } from '../src/exports/export-warehouse.ts';
import { verifyNumbers } from '../src/exports/verify-numbers.ts';

/** Exports what stands, and times how long DuckDB takes for every definition, and for comparing all rows. */
export async function inDuckDb(
  session: Session,
  asOf: string,
): Promise<{ seconds: number; verified: number; problems: number }> {
  const out = await mkdtemp(join(tmpdir(), 'nyx-bench-'));
  try {
    await exportWarehouse(session, { out, profile: 'analyst', asOf, temporary: true });
    const warehouse = await findWarehouse(out);
    await using duckDb = await openDuckDb(':memory:', { memoryLimit: '4GB' });
    await duckDb.run(`attach '${warehouse.database}' as warehouse (read_only)`);
    const started = performance.now();
    await computeNumbers(duckDb, { ...warehouse.manifest.reporting, as_of: asOf });
    const computed = performance.now();
    const problems = await verifyNumbers(warehouse);
    const verified = (performance.now() - computed) / 1000;
    for (const { detail } of problems) process.stdout.write(`  ${detail}\n`);
    return { seconds: (computed - started) / 1000, verified, problems: problems.length };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
