import { counted } from '../counted.ts';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import type { JsonOutput } from '../json/index.ts';
import { splitDays } from '../transforms/day-ranges.ts';
import {
  planTransforms,
  runTransforms,
  type TransformRunSummary,
} from '../transforms/run-transforms.ts';
import { MAX_WAIT_SECONDS } from '../transforms/transform-lock.ts';
import { verifyTransforms } from '../transforms/verify.ts';
import { asOfOption, readAsOf } from './as-of.ts';
import {
  type CommandArguments,
  count,
  defineCommand,
  printDone,
  printResult,
  readSettings,
  remark,
  withMigratedSession,
  withProgress,
} from './command.ts';
import { renderTable } from './table.ts';
import { lakeOptions, transformFromLake } from './transform-lake.ts';
import { transformWarehouse } from './transform-warehouse.ts';

const options = {
  names: { type: 'string', array: true, describe: 'transforms to run (default: all)' },
  full: {
    type: 'boolean',
    default: false,
    describe: 'compute every key anew, not only what is due',
  },
  from: { type: 'string', describe: 'backfill: first reporting day, YYYY-MM-DD' },
  to: { type: 'string', describe: 'backfill: last reporting day' },
  'as-of': asOfOption,
  wait: { type: 'number', default: 60, describe: 'seconds to wait for another run to end' },
  plan: {
    type: 'boolean',
    default: false,
    describe: 'say what would run, and why; change nothing',
  },
  verify: {
    type: 'boolean',
    default: false,
    describe: 'compute everything aside and compare; change nothing',
  },
  sample: { type: 'number', describe: 'with --verify: compare this many keys, taken at random' },
  engine: {
    choices: ['postgres', 'duckdb', 'spark'] as const,
    default: 'postgres' as const,
    describe:
      'duckdb: the derived tables of a warehouse, or of a lake, without a server; spark: of a lake',
  },
  warehouse: {
    type: 'string',
    describe:
      'with --engine duckdb: a warehouse, or the folder of all (default: exports in NYX_HOME)',
  },
  out: { type: 'string', describe: 'with --engine duckdb or spark: a new folder for the tables' },
  ...lakeOptions,
} as const;

type Arguments = CommandArguments<typeof options>;

export default defineCommand({
  command: 'transform [names..]',
  describe: 'bring derived tables up to date',
  positionals: ['names'],
  options,
  examples: [
    ['transform', 'what is due, and nothing else'],
    ['transform --plan', 'what would run, why, and over how many keys'],
    ['transform company_properties --full', 'one table, every key'],
    [
      'transform --from 2026-03-01 --to 2026-03-31',
      'a backfill; the same command again resumes it',
    ],
    [
      'transform --engine duckdb --warehouse exports --out numbers',
      'every derived table from an export, on this machine alone',
    ],
    [
      'transform --engine spark --master spark://host:7077 --lake lake --out numbers',
      'what crosses the persons of all cells, on a cluster',
    ],
    ['transform --verify', 'prove that the tables equal a full rebuild; exit 3 when they do not'],
  ],
  run: async (args) => {
    refuseOtherEngine(args);
    if (args.engine === 'spark' || args.lake !== undefined) return transformFromLake(args);
    if (args.engine === 'duckdb') return transformWarehouse(args);
    return withMigratedSession(args, 'transform', async (session) => {
      const run = readOptions(args);
      if ('days' in run && args['as-of'] !== undefined) await refuseOtherAsOf(session, run);
      if (args.plan) {
        const plan = await planTransforms(session, run);
        printResult(args, 'transform-plan', { plan }, () =>
          renderTable(
            ['transform', 'keys', 'reads', 'why'],
            plan.map((step) => [
              step.transform,
              count(step.keys),
              step.whole ? 'everything' : 'by key',
              step.reason,
            ]),
          ),
        );
        return undefined;
      }
      if (args.verify) {
        const verified = await verifyTransforms(session, { ...run, sample: args.sample });
        printResult(args, 'transform-verify', { transforms: verified }, () =>
          renderTable(
            ['transform', 'keys', 'rows', 'missing', 'different', 'superfluous'],
            verified.map((v) => [
              v.transform,
              ...[v.keys, v.rows, v.missing, v.different, v.superfluous].map(count),
            ]),
          ),
        );
        return verified.every((v) => v.equal) ? undefined : 3;
      }
      const { mail_reader: mailReader } = (await readSettings(args)).settings;
      const summary = await withProgress(args, (progress) =>
        runTransforms(session, { ...run, mailReader, progress }),
      );
      printDone(args, 'transform', toJson(summary), () => renderSummary(summary));
      remark(
        args,
        summary.checksFailed
          ? `next: nyx-etl runs show ${summary.runId}, then mend the rows and run transform again`
          : 'next: nyx-etl check, or nyx-etl export',
      );
      return summary.checksFailed ? 3 : undefined;
    });
  },
});

function readOptions(args: Arguments) {
  const { names = [], full, wait, from, to } = args;
  const asOf = readAsOf(args['as-of']);
  refuseContradictions(args);
  if ((from === undefined) !== (to === undefined)) {
    throw new ConfigError('--from and --to go together', {
      hint: 'give both days, they may be the same',
    });
  }
  if (full && from !== undefined) {
    throw new ConfigError('--full covers every day', { hint: 'leave out --from and --to' });
  }
  const days = from !== undefined && to !== undefined ? { days: { from, to } } : {};
  if (days.days) splitDays(days.days);
  return { names, full, asOf, waitSeconds: wait, ...days };
}

/** Some days as of one time and the others as of another would be no table. */
async function refuseOtherAsOf(
  { db }: Session,
  run: { names: string[]; asOf: string },
): Promise<void> {
  const states = await db
    .selectFrom('etl.transform_states')
    .select(['transform', 'as_of'])
    .execute();
  const other = states.find(
    ({ transform, as_of }) =>
      (run.names.length === 0 || run.names.includes(transform)) &&
      Date.parse(as_of) !== Date.parse(run.asOf),
  );
  if (other) {
    throw new ConfigError(
      `a backfill keeps the as-of of the last run, ${other.as_of} for ${other.transform}`,
      {
        hint: 'leave out --as-of, or compute everything as of another time with --full',
      },
    );
  }
}

/** What one engine takes, the other does not. */
function refuseOtherEngine(args: Arguments): void {
  const { engine, warehouse, out, names = [], full, from, to, plan, verify, sample } = args;
  const { lake, cells, master, iceberg } = args;
  const given = (options: Record<string, unknown>) =>
    Object.entries(options).find(([, value]) => value !== undefined && value !== false)?.[0];
  if (engine === 'postgres') {
    const other = given({ warehouse, out });
    if (other !== undefined)
      throw new ConfigError(`--${other} goes with --engine duckdb`, {
        hint: 'add --engine duckdb',
      });
    const ofLake = given({ lake, cells, master, iceberg, 'print-sql': args['print-sql'] });
    if (ofLake === undefined) return;
    throw new ConfigError(`--${ofLake} goes with --engine spark`, { hint: 'add --engine spark' });
  }
  if (lake !== undefined && warehouse !== undefined)
    throw new ConfigError('--warehouse and --lake exclude each other', {
      hint: 'leave out one of them',
    });
  if (lake === undefined && cells !== undefined)
    throw new ConfigError('--cells goes with --lake', { hint: 'add --lake DIR' });
  const other = given({ full, from, to, plan, verify, sample });
  if (other === undefined && names.length === 0) return;
  const what = other === undefined ? names.join(' ') : `--${other}`;
  throw new ConfigError(`--engine ${engine} always computes every table anew`, {
    hint: `leave out ${what}`,
  });
}

/** What would be ignored is refused: who gives it expects something else. */
function refuseContradictions({ plan, verify, full, from, to, sample, wait }: Arguments): void {
  if (plan && verify) {
    throw new ConfigError('--plan and --verify exclude each other', {
      hint: 'leave out one of them',
    });
  }
  if (verify && (full || from !== undefined || to !== undefined)) {
    throw new ConfigError('--verify compares every key that is not due', {
      hint: 'leave out --full, --from and --to; --sample compares fewer keys',
    });
  }
  if (sample !== undefined && !verify) {
    throw new ConfigError('--sample goes with --verify', {
      hint: 'add --verify, or leave out --sample',
    });
  }
  if (sample === 0)
    throw new ConfigError('--sample 0 would compare nothing', { hint: 'e.g. --sample 100' });
  if (wait > MAX_WAIT_SECONDS) {
    throw new ConfigError(`--wait ${wait} is more seconds than a server can wait`, {
      hint: 'e.g. --wait 600; 0 does not wait',
    });
  }
}

/** The offending rows may be personal: they stay in the database. */
function toJson({
  runId,
  asOf,
  checksFailed,
  refused,
  notes,
  ...summary
}: TransformRunSummary): JsonOutput['transform'] {
  const transforms = summary.transforms.map(({ findings, ...result }) => ({
    ...result,
    findings: findings.map(({ rows: _, ...finding }) => finding),
  }));
  return {
    run_id: String(runId),
    as_of: asOf,
    transforms,
    refused,
    notes,
    checks_failed: checksFailed,
  };
}

function renderSummary({ transforms, refused, notes, runId }: TransformRunSummary): string {
  const table = renderTable(
    ['transform', 'keys', 'inserted', 'updated', 'deleted', 'unchanged', 'ms', 'why'],
    transforms.map((t) => [
      t.transform,
      ...[t.keys, t.inserted, t.updated, t.deleted, t.unchanged, t.duration_ms].map(count),
      t.reason,
    ]),
  );
  const warnings = transforms.flatMap(({ findings }) =>
    findings.map(
      (finding) =>
        `warning: ${finding.check}: ${counted(finding.offending, 'row')}. ${finding.demands}`,
    ),
  );
  const refusals = refused.map(({ transform, message }) => `refused: ${transform}: ${message}`);
  const sum = (field: 'inserted' | 'updated' | 'unchanged') =>
    transforms.reduce((total, transform) => total + transform[field], 0);
  const computed = sum('inserted') + sum('updated') + sum('unchanged');
  const total = `run ${runId}: computed ${count(computed)} = inserted ${count(sum('inserted'))} + updated ${count(sum('updated'))} + unchanged ${count(sum('unchanged'))}`;
  return [table, ...warnings, ...refusals, ...notes, total].join('\n');
}
