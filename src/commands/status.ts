import { jobs } from '../../jobs/index.ts';
import { resolveTarget } from '../config.ts';
import { migrationState } from '../database/migrations.ts';
import { isMissing } from '../database/session.ts';
import { latestSlot } from '../scheduler/slots.ts';
import { count, defineCommand, printResult, withSession } from './command.ts';

export default defineCommand({
  command: 'status',
  describe: 'state of the database, loads, runs and exports, and what is overdue',
  options: {},
  examples: [['status', 'one screen; exit 3 when something is overdue or pending']],
  run: async (args) => {
    if (await isMissing(resolveTarget(args['database-url']))) {
      const text =
        "not created yet: 'nyx-etl migrate' makes the database, 'nyx-etl demo' one with sample data";
      printResult(args, 'status', { database: 'not created' }, () => text);
      return 3;
    }
    return withSession(args, 'status', async (session) => {
      const { applied, pending, problems } = await migrationState(session);
      if (applied.length === 0 || pending.length + problems.length > 0) {
        printResult(
          args,
          'status',
          { migrations: { applied: applied.length, pending: pending.length } },
          () => `${applied.length} migrations applied, ${pending.length} pending: run 'nyx-etl migrate'`,
        );
        return 3;
      }
      const { db } = session;
      const load = await db
        .selectFrom('etl.loads')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      const waiting = await db
        .selectFrom('etl.rejects')
        .select(({ fn }) => fn.countAll<bigint>().as('rejects'))
        .where('replayed_at', 'is', null)
        .executeTakeFirstOrThrow();
      const published = await db
        .selectFrom('etl.exports')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      const lastDone = await db
        .selectFrom('etl.runs')
        .select(({ fn }) => ['job', fn.max('started_at').as('at')])
        .where('status', '=', 'succeeded')
        .groupBy('job')
        .execute();
      const due = jobs.map((job) => {
        const last = lastDone.find((run) => run.job === job.name)?.at ?? null;
        const slot = latestSlot(job.cron, new Date())?.toISOString() ?? null;
        return { job: job.name, last, slot, overdue: slot !== null && (last === null || last < slot) };
      });
      const state = {
        migrations: { applied: applied.length, pending: 0 },
        load,
        rejects: waiting.rejects,
        published,
        due,
      };
      printResult(args, 'status', state, () =>
        [
          `schema   current, ${applied.length} migrations`,
          `load     ${load ? `${load.id}: ${count(load.rows_read)} rows into ${load.table_name}, ${load.finished_at}` : 'none yet'}`,
          `rejects  ${count(waiting.rejects)} set aside${waiting.rejects > 0n ? ", see 'nyx-etl rejects list'" : ''}`,
          `export   ${published ? `${published.folder}, ${published.published_at}` : 'none yet'}`,
          ...due.map(
            (d) =>
              `job      ${d.job}: ${d.last ? `last done ${d.last}` : 'never done'}${d.overdue ? `, overdue since ${d.slot}` : ''}`,
          ),
        ].join('\n'),
      );
      return due.some((d) => d.overdue) ? 3 : undefined;
    });
  },
});
