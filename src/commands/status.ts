import { resolveTarget } from '../config.ts';
import { counted } from '../counted.ts';
import { isMissing } from '../database/open-session.ts';
import type { Health, Problem } from '../operations/read-health.ts';
import type { JobState } from '../scheduler/job-states.ts';
import { migrationState } from '../schema.ts';
import { count, defineCommand, printResult, withSession } from './command.ts';
import { readJobs } from './configured-jobs.ts';
import { readJobHealth } from './read-job-health.ts';
import { fitLines } from './table.ts';

export default defineCommand({
  command: 'status',
  describe: 'state of the database, jobs, numbers, exports and disks, and what is wrong',
  options: {
    check: {
      type: 'boolean',
      default: false,
      describe: 'for monitors: print only what is wrong; exit 3 for any of it',
    },
    out: { type: 'string', describe: 'folder of published warehouses' },
  },
  examples: [
    ['status', 'one screen; exit 3 when a job failed or is overdue, or migrations are pending'],
    ['status --check', 'one line when all is well; exit 3 also for old numbers and full disks'],
  ],
  run: async (args) => {
    if (await isMissing(resolveTarget(args['database-url']))) {
      const text =
        "not created yet: 'nyx-etl migrate' makes the database, 'nyx-etl demo' one with sample data";
      printResult(args, 'status', { ...NOTHING, database: 'not created' }, () => text);
      return 3;
    }
    const configured = await readJobs(args);
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
      const health = await readJobHealth(session, args, configured);
      printResult(args, 'status', { database: 'migrated', ...health }, () =>
        fitLines(args.check ? renderProblems(health.problems) : render(health)),
      );
      const isBad = args.check
        ? health.problems.length > 0
        : health.due.some(({ problem }) => problem !== null);
      return isBad ? 3 : undefined;
    });
  },
});

/** What is known of a database that is not there, or not as it should be. */
const NOTHING = {
  ...{ migrations: null, load: null, rejects: null, published: null, due: null },
  ...{ tables: null, export_stale: null, mail_to_review: null, sees_all: null },
  ...{ disks: null, problems: null },
};

function renderProblems(problems: readonly Problem[]): string[] {
  if (problems.length === 0) return ['all is well'];
  return problems.map(({ what, problem, hint }) => `${what}: ${problem}; ${hint}`);
}

function render(health: Health): string[] {
  const { migrations, load, rejects, published, due, tables, mail_to_review, sees_all, disks } =
    health;
  const others = health.problems.filter(({ what }) => !what.startsWith('job '));
  return [
    `schema   current, ${counted(migrations.applied, 'migration')}`,
    ...(sees_all
      ? []
      : ["role     sees one person's rows; loads, runs and exports are hidden from it"]),
    `load     ${load ? `${load.load_id}: ${counted(load.read, 'row')} into ${load.table}, ${load.finished_at}` : 'none yet'}`,
    `rejects  ${count(rejects)} set aside${rejects > 0 ? ", see 'nyx-etl rejects list'" : ''}`,
    `mail     ${describeReview(mail_to_review)}`,
    `tables   ${describeTables(tables)}`,
    `export   ${published ? `${published.folder}, ${published.published_at}` : 'none yet'}`,
    `disk     ${disks.map(describeDisk).join(', ')}`,
    ...due.flatMap(renderJob),
    ...others.flatMap(({ what, problem, hint }) => [
      `wrong    ${what}: ${problem}`,
      `         ${hint}`,
    ]),
  ];
}

function describeDisk({ what, exists, free_bytes }: Health['disks'][number]): string {
  const room = `${(free_bytes / 1e9).toFixed(1)} GB free for ${what}`;
  return exists ? room : `${room}, whose folder is not there yet`;
}

function describeReview(mails: number): string {
  if (mails === 0) return 'none to review';
  return `${counted(mails, 'mail')} ${mails === 1 ? 'waits' : 'wait'} for your verdict, see 'nyx-etl review'`;
}

/** All of one instant as one. */
function describeTables(tables: Health['tables']): string {
  const groups = Map.groupBy(tables, ({ as_of }) => as_of);
  const parts = [...groups].map(([asOf, members]) => {
    const names = groups.size === 1 ? 'all' : members.map(({ table }) => table).join(', ');
    return asOf === null ? `${names} never computed` : `${names} as of ${asOf}`;
  });
  return parts.join('; ');
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
