import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nyxHome, resolveTarget } from '../config.ts';
import { defaultSettings } from '../configuration/check-settings.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { requireCreatable } from '../database/cluster.ts';
import { isMissing, openSession } from '../database/open-session.ts';
import { currentInvocation, currentIo } from '../invocation.ts';
import { examineDatabase } from '../operations/examine-database.ts';
import {
  describeConfiguration,
  examineFolders,
  examineRuntime,
} from '../operations/examine-machine.ts';
import { asFindings, type Finding, met } from '../operations/finding.ts';
import { defineCommand, printResult } from './command.ts';
import { readJobs } from './configured-jobs.ts';
import { fitLines } from './table.ts';

export default defineCommand({
  command: 'doctor',
  describe: 'can it work here: runtime, configuration, database, rights, disks',
  needsNoConfiguration: true,
  options: {},
  examples: [['doctor', 'one line per requirement, and what to do; exit 1 when one is not met']],
  run: async (args) => {
    let settings = defaultSettings();
    const configured = await asFindings('configuration', async () => {
      // Loads the jobs beside it, too.
      const { configuration } = await readJobs(args);
      settings = configuration.settings;
      currentInvocation().databaseUrl = settings.database.url;
      return [describeConfiguration(configuration)];
    });
    const findings = [
      examineRuntime(),
      ...configured,
      ...(await asFindings('disk', () =>
        examineFolders(foldersOf(args, settings), settings.status.free_gb),
      )),
      ...(await asFindings('database', () => database(args['database-url']))),
    ];
    printResult(args, 'doctor', { findings }, () => fitLines(findings.flatMap(render)));
    return findings.every((one) => one.ok) ? undefined : 1;
  },
});

function render({ what, ok, found, fix }: Finding): string[] {
  return [
    `${ok ? (fix === null ? 'ok   ' : 'note ') : 'fail '} ${what.padEnd(11)} ${found}`,
    ...(fix === null ? [] : [`      ${''.padEnd(11)} ${fix}`]),
  ];
}

function foldersOf(
  args: { 'database-url': string | undefined },
  settings: Configuration['settings'],
): Record<string, string> {
  const exports = settings.export.folder ?? join(nyxHome(), 'exports');
  const { env } = currentIo();
  const isElsewhere =
    args['database-url'] ?? env.DATABASE_URL ?? env.PGHOST ?? settings.database.url;
  const data = isElsewhere ? {} : { data: nyxHome() };
  return { ...data, exports, 'temporary files': tmpdir() };
}

async function database(option: string | undefined): Promise<Finding[]> {
  const target = resolveTarget(option);
  if (await isMissing(target)) {
    await requireCreatable(nyxHome());
    return [met('database', `not created yet: 'nyx-etl migrate' makes it in ${nyxHome()}`)];
  }
  await using session = await openSession(target, 'nyx-etl doctor');
  const where =
    target.kind === 'embedded' ? `embedded, data in ${nyxHome()}` : 'from the connection settings';
  return await examineDatabase(session, where);
}
