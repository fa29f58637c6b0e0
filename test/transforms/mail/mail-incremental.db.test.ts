import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connect, type Session } from '../../../src/database/session.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../../support/database.ts';
import { type MailOperation, mailOperations, mailWorld } from './mail-operations.ts';

const names = ['email_classifications', 'email_application_links'];
const seed = Number(process.env.NYX_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
const numRuns = Number(process.env.NYX_TEST_SEQUENCES ?? 10);

test(
  `after any changes mail is classified and linked as a rebuild would (NYX_TEST_SEED=${seed})`,
  { timeout: 600_000 },
  () => fc.assert(fc.asyncProperty(mailOperations, play), { seed, numRuns, endOnFailure: true }),
);

test('what the changes start from has verdicts, certain links and doubts', async () => {
  await using database = await cloneDatabase();
  await database.session.pg.query(mailWorld);
  await run(database.session);
  const { links, doubts, verdicts } = await state(database.session);
  expect(Math.min(links.length, doubts.length, verdicts.length)).toBeGreaterThan(0);
});

async function play(sequence: readonly MailOperation[]): Promise<void> {
  await using database = await cloneDatabase();
  await using late = await connect(database.url, 'late');
  const { session } = database;
  for (const { pg } of [session, late]) await pg.query(`set statement_timeout = '20s'`);
  await session.pg.query(mailWorld);
  let isOpen = false;
  for (const [index, operation] of sequence.entries()) {
    if (operation.kind === 'run') await run(session);
    else if (operation.kind === 'begin late')
      isOpen ||= await late.pg.query('begin').then(() => true);
    else if (operation.kind === 'commit late')
      isOpen &&= await late.pg.query('commit').then(() => false);
    else if (isOpen && index % 2 === 0 && !blocksRuns(operation.statement))
      await attempt(late, operation.statement, true);
    else await attempt(session, operation.statement, false);
  }
  if (isOpen) await late.pg.query('commit');
  await run(session);
  const incremental = await state(session);
  await session.pg.query(`
    delete from saturnus.email_application_links where id in (select email_application_link_id from etl.rule_links);
    delete from saturnus.email_classifications where generated_by = 'rule';
    delete from etl.link_doubts;
    delete from etl.email_readings`);
  await run(session, true);
  expect(incremental).toEqual(await state(session));
}

/** A row that is about to go or to change its keys, or a link that is about to come, makes a run wait until it is decided. */
const blocksRuns = (statement: string) =>
  /delete from|set email_account_id|insert into saturnus.email_(?:application_links|classifications)/.test(
    statement,
  );

const run = (session: Session, full = false) =>
  runTransforms(session, { names, asOf: '2026-09-01T00:00:00Z', full });

/** Foreign keys and locks refuse some of the changes; then nothing has happened. */
async function attempt({ pg }: Session, statement: string, inTransaction: boolean): Promise<void> {
  if (inTransaction) await pg.query('savepoint attempt');
  try {
    await pg.query(`set lock_timeout = '20ms'`);
    await pg.query(statement);
  } catch (error) {
    if (
      !(error instanceof Error && 'code' in error && /^(23|55P03|40P01)/.test(String(error.code)))
    )
      throw error;
    if (inTransaction) await pg.query('rollback to savepoint attempt');
  }
}

/** What stands, without ids of derived rows, replaced verdicts, and evidence, which is that of the day of the verdict. */
async function state({ pg }: Session) {
  const verdicts = await pg.query(`
    select distinct on (c.email_id) c.email_id, c.classification_label, c.generated_by, c.eisenhower_quadrant, c.confidence_score
    from corrected.email_classifications as c
    order by c.email_id, (c.generated_by is not distinct from 'rule'), c.created_at desc, c.id`);
  const links = await pg.query(`
    select email_id, application_id, link_type, matched_by, confidence_score from saturnus.email_application_links
    order by 1, 2`);
  const doubts = await pg.query(
    'select email_id, application_id from etl.link_doubts order by 1, 2',
  );
  const readings = await pg.query('select * from etl.email_readings order by 1');
  return {
    verdicts: verdicts.rows,
    links: links.rows,
    doubts: doubts.rows,
    readings: readings.rows,
  };
}
