import { jobs } from '../../jobs/index.ts';
import { resolveTarget } from '../config.ts';
import { counted } from '../counted.ts';
import { migrationState } from '../database/migrations.ts';
import { isMissing, type Session } from '../database/session.ts';
import { type JobState, readJobStates } from '../scheduler/job-states.ts';
import { count, defineCommand, printResult, withSession } from './command.ts';

export default defineCommand({
  command: 'status',
  describe: 'state of the database, loads, runs and exports, and what is overdue',
  options: {},
  examples: [['status', 'one screen; exit 3 when a job failed or is overdue, or migrations are pending']],
  run: async (args) => {
    if (await isMissing(resolveTarget(args['database-url']))) {
      const text =
        "not created yet: 'nyx-etl migrate' makes the database, 'nyx-etl demo' one with sample data";
      printResult(args, 'status', { database: 'not created' }, () => text);
      return 3;
    }
    return withSession(args, 'status', async (session) => {
      const { applied, pending, problems } = await migrationState(session);
      const migrations = { applied: applied.length, pending: pending.length };
      if (applied.length === 0 || pending.length + problems.length > 0) {
        printResult(
          args,
          'status',
          { migrations },
          () =>
            `${counted(applied.length, 'migration')} applied, ${pending.length} pending: run 'nyx-etl migrate'`,
        );
        return 3;
      }
      const state = { migrations, ...(await readState(session)), due: await readJobStates(session, jobs) };
      printResult(args, 'status', state, () => render(state));
      return state.due.some(({ problem }) => problem !== null) ? 3 : undefined;
    });
  },
});

type State = Awaited<ReturnType<typeof readState>> & { migrations: { applied: number }; due: JobState[] };

async function readState({ db }: Session) {
  const load = await db.selectFrom('etl.loads').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
  const { rejects } = await db
    .selectFrom('etl.rejects')
    .select(({ fn }) => fn.countAll<bigint>().as('rejects'))
    .where('replayed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const published = await db
    .selectFrom('etl.exports')
    .selectAll()
    .where('profile', '=', 'analyst')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    load: load && {
      ...load,
      source_bytes: Number(load.source_bytes),
      rows_read: Number(load.rows_read),
      rows_inserted: Number(load.rows_inserted),
      rows_updated: Number(load.rows_updated),
      rows_unchanged: Number(load.rows_unchanged),
      rows_duplicate: Number(load.rows_duplicate),
      rows_rejected: Number(load.rows_rejected),
    },
    rejects: Number(rejects),
    published: published && { ...published, total_bytes: Number(published.total_bytes) },
  };
}

function render({ migrations, load, rejects, published, due }: State): string {
  return [
    `schema   current, ${counted(migrations.applied, 'migration')}`,
    `load     ${load ? `${load.id}: ${counted(load.rows_read, 'row')} into ${load.table_name}, ${load.finished_at}` : 'none yet'}`,
    `rejects  ${count(rejects)} set aside${rejects > 0 ? ", see 'nyx-etl rejects list'" : ''}`,
    `export   ${published ? `${published.folder}, ${published.published_at}` : 'none yet'}`,
    ...due.flatMap(renderJob),
  ].join('\n');
}

function renderJob({ job, last, last_run, slot, next, overdue, problem, hint }: JobState): string[] {
  const parts = [
    last ? `last done ${last}` : 'never done',
    ...(last_run?.status === 'running' ? [`running since ${last_run.started_at}`] : []),
    ...(last_run?.status === 'cancelled' ? [`run ${last_run.id} was cancelled`] : []),
    ...(overdue ? [`overdue since ${slot}`] : []),
    ...(next ? [`next ${next}`] : []),
  ];
  return [
    `job      ${job}: ${parts.join(', ')}`,
    ...(problem === null || problem === 'overdue' ? [] : [`         ${problem}`]),
    ...(hint === null ? [] : [`         ${hint}`]),
  ];
}
