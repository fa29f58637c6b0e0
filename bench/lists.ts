// A tracker of many applications beside the same rows through `ingest table`: node bench/lists.ts [--rows N]
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { copyFromDatabase } from '../src/database/copy.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect, type Session } from '../src/database/session.ts';
import { migrate } from '../src/schema.ts';
import { node } from './measure.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '200000' } } });
const rows = Number(values.rows);
const STATES = ['Applied', 'Rejected', 'Interview', 'Pending', 'Ghosted', 'Offer', 'Saved'];

await using server = await startScratchServer();
const folder = await mkdtemp(join(tmpdir(), 'nyx-etl-bench-'));
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
  const ingest = (...words: string[]) =>
    node('bin/nyx-etl.js', 'ingest', ...words, '--database-url', server.url);
  const first = await ingest('applications', list);
  const again = await ingest('applications', list);
  await exportApplications(session, table);
  await session.pg.query(
    'truncate nyx.interview_outcomes, nyx.interviews, nyx.application_events, nyx.application_status_history, nyx.applications cascade',
  );
  const plain = await ingest('table', 'applications', table);
  for (const [name, { seconds, peakMegabytes }] of Object.entries({
    'ingest applications': first,
    'the same again': again,
    'ingest table applications': plain,
  }))
    print(
      `${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s  ${(seconds / plain.seconds).toFixed(2)} x  peak ${peakMegabytes.toFixed(0)} MB`,
    );
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
