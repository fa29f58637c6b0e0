// A tracker of many applications beside the same rows through `ingest table`: node bench/lists.ts [--rows N]
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { installPacked } from '../scripts/install-packed.ts';
import { copyFromDatabase } from '../src/database/copy.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect, type Session } from '../src/database/session.ts';
import { migrate } from '../src/schema.ts';
import { type Measure, node } from './measure.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '200000' } } });
const rows = Number(values.rows);
const STATES = ['Applied', 'Rejected', 'Interview', 'Pending', 'Ghosted', 'Offer', 'Saved'];

await using server = await startScratchServer();
const folder = await mkdtemp(join(tmpdir(), 'nyx-etl-bench-'));
const program = join(installPacked(join(folder, 'package')), 'bin/nyx-etl.js');
try {
  await bench();
} finally {
  await rm(folder, { recursive: true });
}

async function bench(): Promise<void> {
  const list = join(folder, 'list.csv');
  const table = join(folder, 'applications.csv');
  await pipeline(trackerLines, createWriteStream(list));
  await using session = await connect(server.url, 'bench');
  await migrate(session);
  await session.pg.query(`insert into nyx.users (name, email) values ('Ada', 'ada@example.org')`);
  const first = await ingest(server.url, 'applications', list);
  const again = await ingest(server.url, 'applications', list);
  await exportApplications(session, table);
  const plain = await ingest(await postsOnly(session), 'table', 'applications', table);
  for (const [name, { seconds, peakMegabytes }] of Object.entries({
    'ingest applications': first,
    'the same again': again,
    'ingest table applications': plain,
  }))
    print(
      `${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s  ${(seconds / plain.seconds).toFixed(2)} x  peak ${peakMegabytes.toFixed(0)} MB`,
    );
}

function ingest(url: string, ...words: string[]): Promise<Measure> {
  return node(program, 'ingest', ...words, '--quiet', '--database-url', url);
}

/** The URL of a database that has the person and the posts, and no application yet. */
async function postsOnly(session: Session): Promise<string> {
  await session.pg.query('create database bench_table');
  const url = new URL(server.url);
  url.pathname = '/bench_table';
  await using target = await connect(url.href, 'bench');
  await migrate(target);
  for (const name of ['users', 'companies', 'job_posts']) {
    const path = join(folder, `${name}.csv`);
    await pipeline(
      copyFromDatabase(session, `copy nyx.${name} to stdout (format csv, header)`),
      createWriteStream(path),
    );
    await ingest(url.href, 'table', name, path);
  }
  return url.href;
}

function* trackerLines(): Generator<string> {
  yield 'Company,Position,Location,Date Applied,Status,Job Link\n';
  for (let n = 0; n < rows; n++) {
    const state = STATES[n % STATES.length] ?? '';
    const day = new Date(Date.UTC(2024, 0, 1 + (n % 700))).toISOString().slice(0, 10);
    const link = n % 2 === 0 ? `https://jobs.example/view/${n}` : '';
    yield `Company ${n % 5000},Engineer ${n},Berlin,${state === 'Saved' ? '' : day},${state},${link}\n`;
  }
}

async function exportApplications(session: Session, path: string): Promise<void> {
  const copy = `copy (select id, user_id, job_post_id, effort_level, application_status, application_submitted_at,
    domain_name from nyx.applications) to stdout (format csv, header)`;
  await pipeline(copyFromDatabase(session, copy), createWriteStream(path));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
