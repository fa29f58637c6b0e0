import { createHash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import type { SampleManifest } from '../../sample/manifest.ts';
import { writeSampleFiles } from '../../sample/write-sample-files.ts';
import { nyxHome } from '../config.ts';
import { counted } from '../counted.ts';
import { dataFolder, makeHome } from '../database/cluster.ts';
import { openSession } from '../database/open-session.ts';
import { canReach, serverUser } from '../database/server-programs.ts';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import { exportWarehouse } from '../exports/export-warehouse.ts';
import { migrate } from '../schema.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import { runChecks } from '../transforms/check-standing.ts';
import { runTransforms } from '../transforms/run-transforms.ts';
import { count, defineCommand, type GlobalArguments, remark } from './command.ts';
import { loadSample } from './demo-load.ts';
import { printSessionReport } from './report-session.ts';

export default defineCommand({
  command: 'demo',
  describe: 'everything once, on sample data, in a folder and on an embedded server of its own',
  options: {
    dir: {
      type: 'string',
      default: './nyx-demo',
      describe: 'folder for sample files, database and exports',
    },
  },
  examples: [
    ['demo', 'sample files, ingest, transforms, checks, export, report; under a minute'],
    ['demo --dir my-search', 'somewhere else'],
  ],
  run: async (args) => {
    const home = await demoHome(args, resolve(args.dir));
    const sample = join(home, 'sample');
    heading(args, `sample files -> ${shown(sample)}`);
    const manifest = await writeSampleFiles(sample);
    remark(
      args,
      `  ${counted(manifest.files.length, 'file')} of one invented job search, the same bytes every time`,
    );
    {
      await using session = await openSession({ kind: 'embedded', home }, 'nyx-etl demo');
      await runPipeline(args, session, home, manifest);
    }
    heading(args, 'report');
    await printSessionReport(args, join(home, 'exports'), 'last');
    heading(args, 'next:');
    for (const line of [
      'report --overview',
      'query "from company_metrics_daily limit 5"',
      'status',
      'db start',
    ]) {
      remark(args, `  NYX_HOME=${shellQuoted(shown(home))} npx nyx-etl ${line}`);
    }
  },
});

async function runPipeline(
  args: GlobalArguments,
  session: Session,
  home: string,
  manifest: SampleManifest,
): Promise<void> {
  const { asOf } = manifest;
  heading(args, `embedded PostgreSQL -> ${shown(home)}`);
  remark(args, `  ${counted((await migrate(session)).length, 'file')} of schema/ applied`);

  heading(args, 'ingest');
  for await (const line of loadSample(session, join(home, 'sample'), manifest))
    remark(args, `  ${line}`);

  heading(args, 'transform');
  const { transforms } = await runTransforms(session, { asOf });
  for (const { transform, keys, inserted, updated } of transforms) {
    remark(
      args,
      `  ${transform.padEnd(28)} ${counted(keys, 'key')}, ${counted(inserted, 'row')} new, ${count(updated)} changed`,
    );
  }

  heading(args, 'check');
  const { checks, errors, warnings } = await runChecks(session, { asOf });
  remark(
    args,
    `  ${counted(checks.length, 'check')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
  );
  for (const { check, demands, offending } of checks)
    if (offending > 0) remark(args, `  ${check}: ${counted(offending, 'row')}. ${demands}`);

  const out = join(home, 'exports');
  heading(args, `export -> ${shown(out)}`);
  const options = { out, profile: 'analyst', asOf, keep: 3, home } as const;
  const warehouse = await exportWarehouse(session, options);
  const megabytes = (warehouse.totalBytes / 1e6).toFixed(1);
  remark(
    args,
    `  ${counted(warehouse.tables.length, 'table')}, ${counted(warehouse.totalRows, 'row')}, ${megabytes} MB as Parquet and nyx.duckdb`,
  );
}

function heading(args: GlobalArguments, text: string): void {
  remark(args, `\n${text}`);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await makeHome(folder);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const hint = 'name a folder you may write to: nyx-etl demo --dir DIR';
    throw new ConfigError(error.message, { hint, code: error.code, cause: error });
  }
}

/** Under root the server runs as a user of its own; where that one cannot enter, everything lives elsewhere. */
async function demoHome(args: GlobalArguments, folder: string): Promise<string> {
  await makeFolder(folder);
  if (await canReach(dataFolder(folder), serverUser())) return folder;
  const tag = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  const home = join(nyxHome(), `demo-${tag}`);
  await makeHome(home);
  remark(args, `the server runs as its own user, who cannot enter ${folder}: using ${home}`);
  return home;
}

function shown(path: string): string {
  const near = relative('.', path);
  return near.startsWith('..') ? path : `./${near}`;
}
