import { counted } from '../counted.ts';
import { ConfigError } from '../errors.ts';
import {
  listRuns,
  type Run,
  type RunCheck,
  type RunStep,
  type RunTransform,
  readRun,
} from '../ledger/read-runs.ts';
import { duration } from '../reports/format.ts';
import { count, defineCommand, printResult, withMigratedSession } from './command.ts';
import { describeRest, fitLines, renderTable } from './table.ts';

export default defineCommand({
  command: 'runs [action] [id]',
  describe: 'history of runs',
  positionals: ['action', 'id'],
  options: {
    action: {
      choices: ['list', 'show'],
      default: 'list',
      describe: 'the newest runs, or one of them in full',
    },
    id: { type: 'number', describe: 'which run to show' },
    limit: { type: 'number', default: 20, describe: 'how many to list' },
  },
  examples: [
    ['runs', 'the newest 20'],
    ['runs show 12', 'what run 12 did, transform by transform, and what its checks found'],
  ],
  run: (args) =>
    withMigratedSession(args, 'runs', async (session) => {
      if (args.action === 'list') {
        if (args.id !== undefined) {
          throw new ConfigError(`'runs list' takes no number`, {
            hint: `show one with 'nyx-etl runs show 12'`,
          });
        }
        const { runs, total } = await listRuns(session, args.limit);
        printResult(args, 'runs', { runs, total }, () =>
          [renderRuns(runs), ...describeRest(runs.length, total)].join('\n'),
        );
        return undefined;
      }
      if (args.id === undefined) {
        throw new ConfigError('which run?', { hint: "list them with 'nyx-etl runs'" });
      }
      const shown = await readRun(session, args.id);
      if (!shown)
        throw new ConfigError(`there is no run ${args.id}`, {
          hint: "list them with 'nyx-etl runs'",
        });
      printResult(args, 'runs-show', shown, () => renderRun(shown));
    }),
});

function renderRuns(runs: readonly Run[]): string {
  return renderTable(
    ['id', 'job', 'slot', 'try', 'status', 'started', 'duration', 'checks', 'error'],
    runs.map((run) => [
      run.run_id,
      run.job,
      run.scheduled_at ? toMinute(run.scheduled_at) : 'by hand',
      run.attempt === null ? '' : count(run.attempt),
      run.status,
      toMinute(run.started_at),
      describeDuration(run),
      describeChecks(run),
      firstLine(run.error_message ?? ''),
    ]),
  );
}

interface Shown {
  run: Run;
  steps: readonly RunStep[];
  checks: readonly RunCheck[];
  transforms: readonly RunTransform[];
}

function renderRun({ run, steps, checks, transforms }: Shown): string {
  const times = [
    `started ${run.started_at}`,
    ...(run.status === 'running' || run.finished_at === null
      ? []
      : [`finished ${run.finished_at}`]),
    ...(run.duration_ms === null ? [] : [describeDuration(run)]),
  ];
  return fitLines([
    `run ${run.run_id}: ${run.job}, ${run.status}, ${times.join(', ')}`,
    `${describeSlot(run)}, as of ${run.as_of ?? 'no time'}`,
    `by process ${run.pid} on ${run.host}, nyx-etl ${run.version}, last sign of life ${run.heartbeat_at}`,
    ...(run.resumes_run_id ? [`goes on with run ${run.resumes_run_id}`] : []),
    ...(run.error_message ? [run.error_message] : []),
    ...(steps.length > 0 ? [renderSteps(steps)] : []),
    renderTable(
      ['transform', 'keys', 'inserted', 'updated', 'deleted', 'unchanged', 'ms'],
      transforms.map((t) => [
        t.transform,
        ...[t.keys, t.inserted, t.updated, t.deleted, t.unchanged, t.duration_ms].map(count),
      ]),
    ),
    ...(run.checks > 0 ? [`${counted(run.checks, 'check')}: ${describeChecks(run)}`] : []),
    ...checks.flatMap((check) => [
      `${check.severity === 'error' ? 'ERROR' : 'warning'}  ${check.check}: ${counted(check.offending, 'row')}`,
      `  ${check.demands}`,
      `  owner: ${check.owner}`,
    ]),
    ...(checks.length > 0
      ? [`the rows: select * from etl.check_failures where run_id = ${run.run_id}`]
      : []),
  ]);
}

function describeSlot({ scheduled_at, attempt }: Run): string {
  return scheduled_at ? `slot ${scheduled_at}, attempt ${attempt}` : 'started by hand';
}

function renderSteps(steps: readonly RunStep[]): string {
  return renderTable(
    ['step', 'status', 'duration', 'what'],
    steps.map(({ step, status, duration_ms, taken_from_run_id, summary, error_message }) => [
      step,
      status,
      duration_ms === null ? '' : duration(duration_ms / 1000),
      [
        ...(summary === null ? [] : [summary]),
        ...(taken_from_run_id === null ? [] : [`by run ${taken_from_run_id}`]),
        ...(error_message === null ? [] : [firstLine(error_message)]),
      ].join('; '),
    ]),
  );
}

const firstLine = (message: string) => message.split('\n')[0] ?? '';

/** `2 errors, 1 warning`, or `all ok`; nothing for a run without checks. */
function describeChecks({ checks, errors, warnings }: Run): string {
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  if (checks === 0) return '';
  return found.length === 0 ? 'all ok' : found.join(', ');
}

function describeDuration({ duration_ms }: Run): string {
  return duration_ms === null ? '' : duration(duration_ms / 1000);
}

function toMinute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}
