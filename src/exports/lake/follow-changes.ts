import { setTimeout as sleep } from 'node:timers/promises';
import { type Session, transaction } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { LaterError } from '../../errors.ts';
import { refuseInterrupted } from '../../interrupt.ts';

const wantedRules = sqlFile(import.meta.url, './wanted_rules.sql');
const underWay = sqlFile(import.meta.url, './transactions_under_way.sql');

const WAIT_MS = 60_000;
const LOOK_AGAIN_MS = 100;

/**
 * Has changes mark what the next delta tells anew, from now on. Where they did not, or by other
 * rules, everything is marked: what changed meanwhile is not.
 */
export async function followChanges(session: Session): Promise<void> {
  const rules = `select r.* from (${wantedRules.text}) as r`;
  const standing = `select * from etl.dirty_rules where transform = 'lake'`;
  const { rows } = await session.pg.query<{ same: boolean }>(
    `select not exists ((${rules} except ${standing}) union all (${standing} except ${rules})) as same`,
  );
  if (rows[0]?.same) return;
  await transaction(session, async () => {
    await session.pg.query(`delete from etl.dirty_rules where transform = 'lake'`);
    await session.pg.query(`insert into etl.dirty_rules ${rules}`);
    await session.pg.query(`insert into etl.dirty_keys values ('lake', 'everything', '{}')`);
  });
}

/** Whether changes are not marked one by one: the next export holds everything. */
export async function isEverythingMarked({ pg }: Session): Promise<boolean> {
  const { rows } = await pg.query<{ marked: boolean }>(
    `select exists (
        select from etl.dirty_keys where transform = 'lake' and entity = 'everything'
    ) as marked`,
  );
  return rows[0]?.marked ?? false;
}

/**
 * Waits for transactions that may not see the rules by which changes are marked. Throws EtlError
 * (exit 75) when one of them has not ended in a minute.
 */
export async function waitForOlderTransactions(session: Session): Promise<void> {
  const older = await transactionsUnderWay(session);
  for (const deadline = Date.now() + WAIT_MS; ; await sleep(LOOK_AGAIN_MS)) {
    refuseInterrupted();
    const running = await transactionsUnderWay(session);
    if (!running.some((name) => older.includes(name))) return;
    if (Date.now() < deadline) continue;
    throw new LaterError('a transaction that began before this export has not ended in a minute', {
      hint: 'end it (pg_stat_activity shows it), then run the same command again',
    });
  }
}

async function transactionsUnderWay(session: Session): Promise<string[]> {
  const { rows } = await runSqlFile<{ name: string }>(session, underWay);
  return rows.map(({ name }) => name);
}
