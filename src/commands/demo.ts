import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeSampleFiles } from '../../sample/write-sample-files.ts';
import { nyxHome } from '../config.ts';
import { dataFolder } from '../database/cluster.ts';
import { migrate } from '../database/migrations.ts';
import { canReach, serverUser } from '../database/server-programs.ts';
import { openSession } from '../database/session.ts';
import { exportWarehouse } from '../exports/export-warehouse.ts';
import type { LoadSummary } from '../ingest/load-plan.ts';
import { runChecks } from '../transforms/check-standing.ts';
import { runTransforms } from '../transforms/run-transforms.ts';
import { count, defineCommand, type GlobalArguments, remark } from './command.ts';
import { loadSampleFile } from './demo-load.ts';

export default defineCommand({
  command: 'demo',
  describe: 'everything once, on sample data, in a folder and on an embedded server of its own',
  options: {
    dir: { type: 'string', default: './nyx-demo', describe: 'folder for sample files, database and exports' },
  },
  examples: [
    ['demo', 'sample files, ingest, transforms, checks, export, report; under a minute'],
    ['demo --dir /var/tmp/demo', 'somewhere else'],
  ],
  run: async (args) => {
    const folder = resolve(args.dir);
    const sample = join(folder, 'sample');
    await mkdir(folder, { recursive: true });
    const home = await serverHome(folder);

    heading(args, `sample files -> ${sample}`);
    const manifest = await writeSampleFiles(sample);
    remark(args, `  ${manifest.files.length} files of one invented job search, the same bytes every time`);

    heading(args, `embedded PostgreSQL -> ${home}`);
    await using session = await openSession({ kind: 'embedded', home }, 'nyx-etl demo');
    const applied = await migrate(session);
    remark(args, `  ${count(applied.length)} migrations applied`);

    heading(args, 'ingest');
    for (const file of manifest.files) {
      const load = await loadSampleFile(session, sample, file, manifest.user);
      remark(args, `  ${file.file.padEnd(28)} ${describeCounts(load)}`);
    }

    heading(args, 'transform');
    const { transforms } = await runTransforms(session, { asOf: manifest.asOf });
    for (const { transform, ...rows } of transforms) {
      const computed = rows.inserted + rows.updated + rows.unchanged;
      remark(args, `  ${transform.padEnd(28)} ${count(computed)} rows, ${count(rows.inserted)} of them new`);
    }

    heading(args, 'check');
    const checks = await runChecks(session, { asOf: manifest.asOf });
    remark(args, `  ${checks.checks.length} checks, ${checks.errors} errors, ${checks.warnings} warnings`);

    const out = join(folder, 'exports');
    heading(args, `export -> ${out}`);
    const warehouse = await exportWarehouse(session, {
      out,
      profile: 'analyst',
      asOf: manifest.asOf,
      keep: 3,
    });
    remark(args, `  ${warehouse.tables.length} tables, ${count(warehouse.totalRows)} rows`);
    return undefined;
  },
});

function heading(args: GlobalArguments, text: string): void {
  remark(args, `\n${text}`);
}

/** Under root the server runs as a user of its own; where that one cannot enter, its data lives elsewhere. */
async function serverHome(folder: string): Promise<string> {
  const home = join(folder, 'server');
  if (await canReach(dataFolder(home), serverUser())) return home;
  const tag = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  return join(nyxHome(), `demo-${tag}`);
}

function describeCounts({ read, inserted, updated, unchanged, duplicate, rejected }: LoadSummary): string {
  const parts = Object.entries({ inserted, updated, unchanged, duplicate, rejected })
    .filter(([, rows]) => rows > 0)
    .map(([name, rows]) => `${name} ${count(rows)}`);
  return `read ${count(read).padStart(6)} = ${parts.join(' + ') || '0'}`;
}
