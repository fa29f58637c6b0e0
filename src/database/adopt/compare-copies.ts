// Which tables of a second database are new here, and which of its rows are here already.
import { counted } from '../../counted.ts';
import type { Session } from '../session.ts';
import { runSqlFile, sqlFile } from '../sql-file.ts';
import { type Offence, Offended } from './complete-tables.ts';
import { hasOwnRows } from './own-rows.ts';
import { SECOND } from './second-database.ts';

/** What the copies of a second database are to tables here. */
interface ComparedCopies {
  /** Names of the tables that come from there: they have rows, and those here have none. */
  taken: ReadonlySet<string>;
  /** What has become of the rows of the others, in sentences. */
  remarks: string[];
}

interface Copy {
  name: string;
  table_name: string;
  copy: string;
  here: string;
  statement: string;
}

interface Compared {
  unknown: bigint;
  example_id: string | null;
  different: bigint;
}

/** What is said of rows of the second database whose table has rows here already. */
const ROWS_IN_BOTH = 'rows in both databases';

const rememberCopies = sqlFile(import.meta.url, './remember_copies.sql');
const compareCopiesFile = sqlFile(import.meta.url, './compare_copies.sql');
const mapKeys = sqlFile(import.meta.url, './map_keys.sql');

/**
 * Compares the copies with what is here; `local` are the tables that stand in schema public. Throws
 * Offended where a table has rows here, and its copy has others.
 */
export async function compareCopies(
  session: Session,
  local: readonly string[],
): Promise<ComparedCopies> {
  await runSqlFile(session, rememberCopies, { schema: SECOND, local: JSON.stringify(local) });
  const { rows: copies } = await runSqlFile<Copy>(session, compareCopiesFile);
  const taken = new Set<string>();
  const both: Copy[] = [];
  for (const copy of copies) {
    if (!(await hasOwnRows(session, copy.copy))) continue;
    if (await hasOwnRows(session, copy.here)) both.push(copy);
    else taken.add(copy.name);
  }
  const remarks = await mapToKnownRows(session, both);
  const offences: Offence[] = [];
  for (const { table_name: table, statement } of both) {
    const [compared] = (await session.pg.query<Compared>(statement)).rows;
    if (!compared) throw new Error('an aggregate gave no row');
    const { unknown, example_id, different } = compared;
    if (unknown > 0n)
      offences.push({ table, constraint: ROWS_IN_BOTH, rows: Number(unknown), example_id });
    if (different > 0n)
      remarks.push(
        `${counted(different, 'row')} of ${table} say something else there; those here stay`,
      );
  }
  if (offences.length > 0) throw new Offended(offences);
  if (both.length > 0)
    remarks.push(
      `the rows of ${counted(both.length, 'table')} in the second database are here already`,
    );
  return { taken, remarks };
}

/** What names a row by its id there names it by its id here, where both have it by another key. */
async function mapToKnownRows(session: Session, known: readonly Copy[]): Promise<string[]> {
  const tables = new Set(known.map(({ table_name }) => table_name));
  const { rows } = await runSqlFile<{ table_name: string; other_table: string; statement: string }>(
    session,
    mapKeys,
  );
  const remarks: string[] = [];
  for (const { table_name, other_table, statement } of rows) {
    if (!tables.has(other_table)) continue;
    const { rowCount } = await session.pg.query(statement);
    if (rowCount)
      remarks.push(
        `${counted(rowCount, 'row')} of ${table_name} now name ${other_table} by the ids here`,
      );
  }
  return remarks;
}
