import { resolveTarget } from '../config.ts';
import { counted } from '../counted.ts';
import { isMissing } from '../database/open-session.ts';
import { readStanding, type Standing } from '../ledger/standing.ts';
import { type JobState, readJobStates } from '../scheduler/job-states.ts';
import { migrationState } from '../schema.ts';
import { count, defineCommand, printResult, withSession } from './command.ts';
import { readJobs } from './configured-jobs.ts';

export default defineCommand({
  command: 'status',
  describe: 'state of the database, loads, runs and exports, and what is overdue',
  options: {},
  examples: [
    ['status', 'one screen; exit 3 when a job failed or is overdue, or migrations are pending'],
  ],
  run: async (args) => {
    if (await isMissing(resolveTarget(args['database-url']))) {
      const text =
        "not created yet: 'nyx-etl migrate' makes the database, 'nyx-etl demo' one with sample data";
      printResult(args, 'status', { ...NOTHING, database: 'not created' }, () => text);
      return 3;
    }
    const { jobs } = await readJobs(args);
    return withSession(args, 'status', async (session) => {
      const { applied, pending, problems } = await migrationState(session);
      const migrations = { applied: applied.length, pending: pending.length };
      if (applied.length === 0 || pending.length + problems.length > 0) {
        printResult(
          args,
          'status',
          { ...NOTHING, database: 'not migrated', migrations },
          () =>
            problems[0] ??
            `${counted(applied.length, 'migration')} applied, ${pending.length} pending: run 'nyx-etl migrate'`,
        );
        return 3;
      }
      const state = {
        migrations,
        ...(await readStanding(session)),
        due: await readJobStates(session, jobs, { since: applied[0]?.applied_at }),
      };
      printResult(args, 'status', { database: 'migrated', ...state }, () => render(state));
      return state.due.some(({ problem }) => problem !== null) ? 3 : undefined;
    });
  },
});

type State = Standing & { migrations: { applied: number; pending: number }; due: JobState[] };

/** What is known of a database that is not there, or not as it should be. */
const NOTHING = { migrations: null, load: null, rejects: null, published: null, due: null };

function render({ migrations, load, rejects, published, due }: State): string {
  return [
    `schema   current, ${counted(migrations.applied, 'migration')}`,
    `load     ${load ? `${load.load_id}: ${counted(load.read, 'row')} into ${load.table}, ${load.finished_at}` : 'none yet'}`,
    `rejects  ${count(rejects)} set aside${rejects > 0 ? ", see 'nyx-etl rejects list'" : ''}`,
    `export   ${published ? `${published.folder}, ${published.published_at}` : 'none yet'}`,
    ...due.flatMap(renderJob),
  ].join('\n');
}

function renderJob({
  job,
  last,
  last_run,
  slot,
  next,
  overdue,
  problem,
  hint,
}: JobState): string[] {
  const parts = [
    last ? `last done ${last}` : 'never done',
    ...(last_run?.status === 'running' ? [`running since ${last_run.started_at}`] : []),
    ...(last_run?.status === 'cancelled' ? [`run ${last_run.run_id} was cancelled`] : []),
    ...(overdue ? [`overdue since ${slot}`] : []),
    ...(next ? [`next ${next}`] : []),
  ];
  return [
    `job      ${job}: ${parts.join(', ')}`,
    ...(problem === null || problem === 'overdue' ? [] : [`         ${problem}`]),
    ...(hint === null ? [] : [`         ${hint}`]),
  ];
}
