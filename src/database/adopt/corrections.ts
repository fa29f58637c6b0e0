// Corrections that were written before triggers applied them are written once more.
import { MigrationError } from '../../errors.ts';
import type { Session } from '../session.ts';
import { runSqlFile, sqlFile } from '../sql-file.ts';
import { IN_THE_WAY } from './complete-tables.ts';
import type { Moving } from './public-names.ts';

const correctionHandlers = sqlFile(import.meta.url, './correction_handlers.sql');
const appendStatement = sqlFile(import.meta.url, './append_corrections.sql');

/**
 * Puts adopted corrections aside. Throws MigrationError where a trigger or a rule of somebody else's
 * would decide what becomes of them.
 */
export async function setCorrectionsAside(
  session: Session,
  moving: readonly Moving[],
): Promise<void> {
  const isAdopted = moving.some(({ name }) => name === 'data_corrections');
  const { rowCount } = await session.pg.query(`
    create temporary table adopted_corrections on commit drop as
    table nyx.data_corrections ${isAdopted ? '' : 'with no data'}`);
  if (!rowCount) return;
  const { rows } = await runSqlFile<{ handler: string }>(session, correctionHandlers);
  if (rows.length > 0)
    throw new MigrationError(
      `${rows.map(({ handler }) => handler).join(', ')} of nyx.data_corrections: adopting writes its rows once more`,
      { hint: IN_THE_WAY, code: 'adopt.corrections' },
    );
  await session.pg.query('delete from nyx.data_corrections');
}

/** Appends them again, oldest first: now triggers apply them. */
export async function appendCorrections(session: Session): Promise<void> {
  const { rows } = await runSqlFile<{ statement: string }>(session, appendStatement);
  for (const { statement } of rows) await session.pg.query(statement);
}
