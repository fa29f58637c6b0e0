// Loading mailboxes beside postal-mime alone, as whole processes, alternating: node bench/emails.ts [--messages N] [--runs N]
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { installPacked } from '../scripts/install-packed.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { migrate } from '../src/schema.ts';
import { generateMbox } from './generate-mbox.ts';
import { type Measure, median, node } from './measure.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '3' },
  },
});
const runs = Number(values.runs);
const FULL_SHARE = 0.8;

await using server = await startScratchServer();
const folder = await mkdtemp(join(tmpdir(), 'nyx-bench-'));
const program = join(installPacked(join(folder, 'package')), 'bin/nyx-etl.js');
try {
  await bench();
} finally {
  await rm(folder, { recursive: true });
}

async function bench(): Promise<void> {
  const whole = join(folder, 'whole.mbox');
  await generateMbox(whole, Number(values.messages));
  const [most, rest] = await split(whole);
  await createTemplates(most);
  const megabytes = Math.round((await stat(whole)).size / 1e6);
  console.log(
    `${Number(values.messages).toLocaleString('en-US')} messages, ${megabytes} MB, ${runs} runs each, medians`,
  );
  const parse = (path: string) => node('bench/postal-mime-alone.ts', path);
  await compare(
    'the whole mailbox, into an empty one',
    () => parse(whole),
    () => ingestInto('empty', whole),
  );
  await compare(
    'the last fifth, into what holds the rest',
    () => parse(rest),
    () => ingestInto('full', rest),
  );
  await compare(
    'the first four fifths once more',
    () => parse(most),
    () => ingestInto('full', most),
  );
}

/** Cuts the mailbox in two at a separator. */
async function split(whole: string): Promise<[string, string]> {
  const near = Math.round((await stat(whole)).size * FULL_SHARE);
  await using file = await open(whole);
  const { buffer } = await file.read(Buffer.alloc(1 << 20), 0, 1 << 20, near);
  const cut = near + buffer.indexOf('\nFrom ') + 1;
  const parts: [string, string] = [join(folder, 'most.mbox'), join(folder, 'rest.mbox')];
  await pipeline(createReadStream(whole, { end: cut - 1 }), createWriteStream(parts[0]));
  await pipeline(createReadStream(whole, { start: cut }), createWriteStream(parts[1]));
  return parts;
}

async function createTemplates(most: string): Promise<void> {
  await using admin = await connect(server.url, 'bench');
  await admin.pg.query('create database template_empty');
  await prepare();
  await admin.pg.query('create database template_full template template_empty');
  await ingest('template_full', most);
}

async function prepare(): Promise<void> {
  await using session = await connect(databaseUrl('template_empty'), 'bench');
  await migrate(session);
  await session.pg.query(`insert into nyx.users (name, email) values ('Ada', 'ada@example.org')`);
}

async function compare(
  what: string,
  plain: () => Promise<Measure>,
  load: () => Promise<Measure>,
): Promise<void> {
  const taken: { plain: Measure[]; load: Measure[] } = { plain: [], load: [] };
  for (let run = 0; run < runs; run++) {
    taken.plain.push(await plain());
    taken.load.push(await load());
  }
  const [alone, whole] = [taken.plain, taken.load].map((measures) =>
    median(measures.map((m) => m.seconds)),
  );
  const peak = Math.max(...taken.load.map(({ peakMegabytes }) => peakMegabytes));
  console.log(
    `${what.padEnd(42)} ${whole?.toFixed(1)} s, postal-mime alone ${alone?.toFixed(1)} s: ${((whole ?? 0) / (alone ?? 1)).toFixed(2)} x, peak ${peak.toFixed(0)} MB`,
  );
}

/** Every run begins with a copy of a prepared database and a finished checkpoint. */
async function ingestInto(template: 'empty' | 'full', path: string): Promise<Measure> {
  await using admin = await connect(server.url, 'bench');
  await admin.pg.query('drop database if exists bench_run with (force)');
  await admin.pg.query(`create database bench_run template template_${template}`);
  await admin.pg.query('checkpoint');
  return await ingest('bench_run', path);
}

function ingest(database: string, path: string): Promise<Measure> {
  const account = ['--account', 'ada@example.org', '--quiet', '--exclusive'];
  return node(
    program,
    'ingest',
    'emails',
    path,
    ...account,
    '--database-url',
    databaseUrl(database),
  );
}

function databaseUrl(name: string): string {
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}
