// Loading a mailbox beside postal-mime alone parsing the same messages in one thread: node bench/emails.ts [messages]
import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { migrate } from '../src/database/migrations.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { splitMbox } from '../src/ingest/emails/mbox-splitter.ts';
import { packageRoot } from '../src/package-root.ts';
import { generateMbox } from './generate-mbox.ts';

const messages = Number(process.argv[2] ?? 100_000);
const folder = await mkdtemp(join(tmpdir(), 'nyx-bench-'));
const mbox = join(folder, 'bench.mbox');
try {
  await generateMbox(mbox, messages);
  const megabytes = Math.round((await stat(mbox)).size / 1e6);
  console.log(`${messages.toLocaleString('en-US')} messages, ${megabytes} MB`);
  await using server = await startScratchServer();
  await prepare(server.url);
  const load = await seconds(async () => runLoad(server.url));
  const plain = await seconds(parsePlainly);
  console.log(`postal-mime alone, one thread  ${plain.toFixed(1)} s`);
  console.log(
    `nyx-etl ingest emails          ${load.toFixed(1)} s  (${(load / plain).toFixed(2)} x, at most 0.75)`,
  );
} finally {
  await rm(folder, { recursive: true });
}

async function prepare(url: string): Promise<void> {
  await using session = await connect(url, 'bench');
  await migrate(session);
  await session.pg.query(`insert into nyx.users (name, email) values ('Ada', 'ada@example.org')`);
}

/** The whole process, from its start; `time` tells its largest size. */
function runLoad(url: string): void {
  const command = [join(packageRoot, 'src/cli.ts'), 'ingest', 'emails', mbox, '--account', 'ada@example.org'];
  execFileSync(
    process.execPath,
    ['--import', new URL('report-memory.ts', import.meta.url).href, ...command],
    {
      env: { ...process.env, DATABASE_URL: url },
      stdio: 'inherit',
    },
  );
}

async function parsePlainly(): Promise<void> {
  for await (const piece of splitMbox(createReadStream(mbox, { highWaterMark: 1 << 20 }), {
    maxMessageBytes: 5e7,
  })) {
    if (piece.kind === 'message') await PostalMime.parse(piece.bytes);
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
