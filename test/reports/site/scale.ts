import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { makeFacts } from '../../../bench/make-facts.ts';
import type { DuckDb } from '../../../src/database/duckdb.ts';
import { findWarehouse, openWarehouse } from '../../../src/database/warehouse.ts';
import { exportWarehouse } from '../../../src/exports/export-warehouse.ts';
import { writeSite } from '../../../src/reports/site/write-site.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../../support/database.ts';

const asOf = '2026-01-15T00:00:00Z';

/** A site of more than so many pages, made from so many applications. */
export function testLargeSite(applications: number, pages: number): void {
  afterEach(() => vi.restoreAllMocks());

  test(`a site of ${pages} pages takes few formatters and few queries, however many pages there are`, async () => {
    const out = await mkdtemp(join(tmpdir(), 'nyx-report-'));
    try {
      {
        await using database = await cloneDatabase();
        await makeFacts(database.session, applications);
        const names = ['session_digests', 'company_metrics_daily', 'company_properties'];
        await runTransforms(database.session, { names, asOf, full: true });
        await exportWarehouse(database.session, { out, profile: 'analyst', asOf });
      }
      const warehouse = await findWarehouse(out);
      await using duckDb = await openWarehouse(warehouse);
      const rows = vi.fn(duckDb.rows);
      const formatters = vi.spyOn(Intl, 'DateTimeFormat');
      const site = await writeSite({ ...duckDb, rows } as DuckDb, warehouse, join(out, 'site'));
      expect(site.pages).toBeGreaterThan(pages);
      expect(rows.mock.calls.length).toBeLessThan(70);
      expect(formatters.mock.calls.length).toBeLessThan(10);
    } finally {
      await rm(out, { recursive: true });
    }
  }, 120_000);
}
