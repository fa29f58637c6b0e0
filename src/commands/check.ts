import { counted } from '../counted.ts';
import { type CheckSummary, runChecks } from '../transforms/check-standing.ts';
import { asOfOption, readAsOf } from './as-of.ts';
import { count, defineCommand, printDone, remark, withMigratedSession } from './command.ts';
import { flow, renderTable } from './table.ts';

export default defineCommand({
  command: 'check [names..]',
  describe: 'run the data checks on what stands',
  positionals: ['names'],
  options: {
    names: { type: 'string', array: true, describe: 'checks to run (default: all)' },
    'as-of': asOfOption,
  },
  examples: [
    ['check', 'everything; exit 3 when a check of severity error fails'],
    ['check fact_not_in_future', 'one check'],
  ],
  run: (args) =>
    withMigratedSession(args, 'check', async (session) => {
      const summary = await runChecks(session, {
        names: args.names ?? [],
        asOf: readAsOf(args['as-of']),
      });
      // The offending rows may be personal: they stay in the database.
      const checks = summary.checks.map(({ rows: _, ...check }) => check);
      const { errors, warnings, unchecked, checksFailed } = summary;
      const result = { checks, errors, warnings, unchecked, checks_failed: checksFailed };
      printDone(args, 'check', result, () => render(summary));
      if (errors + warnings > 0)
        remark(args, 'the rows: select * from etl.check_failures order by id desc');
      if (unchecked.length > 0) {
        const tables = unchecked
          .map(({ transform, reason }) => `${transform} (${reason})`)
          .join(', ');
        remark(args, `not checked: ${tables}\nhint: run 'nyx-etl transform' first`);
      }
      return checksFailed ? 3 : undefined;
    }),
});

function render({ checks, errors, warnings }: CheckSummary): string {
  const found = checks.filter(({ offending }) => offending > 0);
  const table = renderTable(
    ['check', 'result', 'rows'],
    checks.map((check) => [
      check.check,
      check.offending === 0 ? 'ok' : check.severity === 'error' ? 'ERROR' : 'warning',
      check.offending === 0 ? '' : count(check.offending),
    ]),
  );
  const explained = found.map(
    (check) =>
      `${flow(`${check.check}: ${check.demands}`, '  ')}\n${flow(`  owner: ${check.owner}`, '    ')}`,
  );
  const total = `${counted(checks.length, 'check')} = ok ${checks.length - found.length} + warnings ${warnings} + errors ${errors}`;
  return [table, ...explained, total].join('\n');
}
