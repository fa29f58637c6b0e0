// How long `report --all` takes and how large it grows, and how fast a report starts: node bench/reports.ts [applications]
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { exportWarehouse } from '../src/exports/export-warehouse.ts';
import { packageRoot } from '../src/package-root.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';
import { makeFacts } from './make-facts.ts';
import { measureStart } from './report-start.ts';

const asOf = '2026-01-15T00:00:00Z';
const applications = Number(process.argv[2] ?? 200_000);
const folder = await mkdtemp(join(tmpdir(), 'nyx-etl-bench-'));
try {
  await publish();
  const warehouse = join(folder, 'exports', 'analyst', 'latest');
  for (const line of measureStart(warehouse, join(folder, 'package')))
    process.stdout.write(`${line}\n`);
  const started = performance.now();
  const { pages, peakMegabytes } = await writeSite();
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(
    `report --all of ${applications.toLocaleString('en-US')} applications: ${seconds.toFixed(1)} s, ` +
      `${pages.toLocaleString('en-US')} pages, at most ${peakMegabytes} MB\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function publish(): Promise<void> {
  await using server = await startScratchServer();
  await using session = await connect(server.url, 'bench');
  await makeFacts(session, applications);
  const names = ['session_digests', 'company_metrics_daily', 'company_properties'];
  await runTransforms(session, { names, asOf, full: true });
  await exportWarehouse(session, { out: join(folder, 'exports'), profile: 'analyst', asOf });
}

/** In a process of its own, which says at its end how large it was. */
async function writeSite(): Promise<{ pages: number; peakMegabytes: number }> {
  const preload = ['--import', join(packageRoot, 'bench/report-memory.ts')];
  const words = ['report', '--all', '--json', '--quiet', '--warehouse', join(folder, 'exports')];
  const child = spawn(
    process.execPath,
    [...preload, join(packageRoot, 'bin/nyx-etl.js'), ...words, '--out', join(folder, 'site')],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [result, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const peakMegabytes = /largest size: (\d+) MB/.exec(said)?.[1];
  if (peakMegabytes === undefined || result === '') throw new Error(said);
  return { pages: JSON.parse(result).pages, peakMegabytes: Number(peakMegabytes) };
}
