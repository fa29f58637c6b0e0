// What an export takes from the one before is what PostgreSQL would have sent.
import pg from 'pg';
import { expect, vi } from 'vitest';
import type { Session } from '../../src/database/session.ts';
import { readWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { temporaryFolder } from '../../src/files/temporary-folder.ts';

/** Exports into `out`, going on from what lies there; returns the folder. */
export async function exportInto(
  out: string,
  session: Session,
  tables?: readonly string[],
): Promise<string> {
  const { folder } = await exportWarehouse(session, {
    ...{ out, home: out, profile: 'personal', keep: 2 },
    ...(tables ? { tables } : {}),
  });
  return folder;
}

/** An export holds, table for table and file for file, what one holds that is made from nothing now. */
export async function expectAsFromNothing(
  folder: string,
  session: Session,
  tables?: readonly string[],
): Promise<void> {
  await using empty = await temporaryFolder('from-nothing');
  const made = await exportInto(empty.path, session, tables);
  expect(await rowsIn(folder)).toEqual(await rowsIn(made));
  expect((await verifyExport(folder)).problems).toEqual([]);
}

async function rowsIn(folder: string) {
  const { manifest } = await readWarehouse(folder);
  return manifest.tables.map(({ versions: _, ...table }) => table);
}

/** The tables that `work` has read from PostgreSQL, sorted, each with the condition on its rows. */
export async function copied(work: () => Promise<unknown>): Promise<string[]> {
  const sent = vi.spyOn(pg.Connection.prototype, 'query');
  try {
    await work();
    const found = sent.mock.calls.flatMap(([text]) => {
      const [, table, rows = ''] = COPY.exec(String(text)) ?? [];
      return table === undefined ? [] : [`${table}${rows}`];
    });
    return found.sort();
  } finally {
    sent.mockRestore();
  }
}

const COPY = /^copy \(select .* from "(?:corrected|etl)"\."(\w+)"( where .*)?\) to stdout/;
