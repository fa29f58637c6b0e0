// PostgreSQL's tables, DuckDB's over an export of the same database, and the oracle's.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openDuckDb } from '../../src/database/duckdb.ts';
import type { Session } from '../../src/database/session.ts';
import { findWarehouse } from '../../src/database/warehouse.ts';
import { baseTables, computeNumbers } from '../../src/exports/compute-numbers.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { instant } from './exact.ts';
import type { Tables } from './oracle.ts';
import { derive } from './oracle-tables.ts';

/**
 * Expects that every exported derived row is what DuckDB computes from the exported base tables, and that what DuckDB
 * computes is what the oracle reads out of the corrected views.
 */
export async function expectAgreement(session: Session): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'nyx-agree-'));
  try {
    await exportWarehouse(session, { out, profile: 'analyst', temporary: true });
    expect((await verifyExport(out, undefined, { numbers: true })).problems).toEqual([]);
    const { database, manifest } = await findWarehouse(out);
    const reporting = { ...manifest.reporting, as_of: manifest.numbers_as_of ?? '' };
    const expected = derive(await readBaseTables(session), {
      ...reporting,
      ghost_after_days: String(reporting.ghost_after_days),
    });
    await using duckDb = await openDuckDb(':memory:');
    await duckDb.run(`attach '${database}' as warehouse (read_only)`);
    await computeNumbers(duckDb, reporting);
    for (const [table, rows] of Object.entries(expected)) {
      const found = await duckDb.rows<Record<string, unknown>>(`from numbers.main.${table}`);
      expect({ table, rows: canonical(found) }).toEqual({ table, rows: canonical(rows) });
    }
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function readBaseTables(session: Session): Promise<Tables> {
  const tables: Tables = {};
  await session.pg.query(`set timezone = 'UTC'`);
  for (const name of baseTables) {
    const { rows } = await session.pg.query<{ row: Record<string, string | null> }>(`
      select jsonb_object_agg(f.key, f.value) as row
      from corrected.${name} as t cross join lateral jsonb_each_text(to_jsonb(t)) as f
      group by t.id`);
    tables[name] = rows.map(({ row }) => row);
  }
  await session.pg.query('reset timezone');
  return tables;
}

/** Rows as text in one order, with instants as microseconds. */
export function canonical(rows: readonly Record<string, unknown>[]): string[] {
  const toText = (value: unknown): unknown =>
    value === null || value === undefined ? null : toMicros(String(value));
  return rows
    .map((row) =>
      JSON.stringify(
        Object.keys(row)
          .sort()
          .map((name) => [name, toText(row[name])]),
      ),
    )
    .sort();
}

const toMicros = (text: string): string =>
  /^\d{4}-\d\d-\d\dT/.test(text) ? String(instant(text)) : text;
