// Commands long enough to be interrupted at any point of their work, and what each of them works on.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { packageRoot } from '../../src/package-root.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

export const commandNames = [
  'a load',
  'a transform',
  'an export',
  'a site',
  'a migration',
] as const;
export type CommandName = (typeof commandNames)[number];

export interface Sizes {
  jobPosts: number;
  applications: number;
}

/** What commands read and change. */
export interface Work extends AsyncDisposable {
  /** The database for one run of the command. */
  database(command: CommandName): Promise<TestDatabase>;
  words(command: CommandName, out: string): string[];
}

const asOf = '2026-01-15T00:00:00Z';

/** Makes the file, the facts and the warehouse that the commands work on, in `folder` and in a database of its own. */
export async function prepareWork(
  folder: string,
  { jobPosts, applications }: Sizes,
): Promise<Work> {
  const posts = join(folder, 'posts.csv');
  await writeJobPosts(posts, jobPosts);
  const facts = await cloneDatabase();
  await makeFacts(facts, applications);
  const { folder: warehouse } = await exportWarehouse(facts.session, {
    out: join(folder, 'exports'),
    profile: 'analyst',
  });
  const shared = { ...facts, [Symbol.asyncDispose]: async () => {} };
  const words: Record<CommandName, (out: string) => string[]> = {
    'a load': () => ['ingest', 'job-posts', posts],
    'a transform': () => ['transform', '--full', '--as-of', asOf],
    'an export': (out) => ['export', '--profile', 'personal', '--out', join(out, 'exports')],
    'a site': (out) => [
      ...[
        'report',
        '--all',
        '--format',
        'html',
        '--out',
        join(out, 'site'),
        '--warehouse',
        warehouse,
      ],
    ],
    'a migration': () => ['migrate'],
  };
  return {
    words: (command, out) => words[command](out),
    database: (command) => {
      if (command === 'a load') return cloneDatabase();
      return command === 'a migration' ? emptyDatabase() : Promise.resolve(shared);
    },
    [Symbol.asyncDispose]: () => facts[Symbol.asyncDispose](),
  };
}

async function writeJobPosts(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('title,url,company,location,description\n');
  for (let n = 0; n < rows; n++) {
    const line = `Engineer ${n % 97},https://jobs.example/${n},Company ${n % 5000},"Berlin, Germany",${'words of it '.repeat(20)}${n}\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

async function makeFacts({ session }: TestDatabase, applications: number): Promise<void> {
  await session.pg.query(await readFile(join(packageRoot, 'bench/transform-facts.sql'), 'utf8'));
  // Foreign keys hold by construction; checking each row would take longer than making it.
  await session.pg.query('set session_replication_role = replica');
  await session.pg.query('call bench.make_facts($1)', [applications]);
  await session.pg.query('set session_replication_role = origin');
  await session.pg.query('analyze');
  await runTransforms(session, { asOf });
}

/** A database that no migration has seen. */
async function emptyDatabase(): Promise<TestDatabase> {
  const name = `nyx_empty_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = await connect(inject('serverUrl'), 'test');
  await admin.pg.query(`create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${name}`;
  const session = await connect(url.href, 'test');
  return {
    url: url.href,
    session,
    [Symbol.asyncDispose]: async () => {
      await session[Symbol.asyncDispose]();
      await admin.pg.query(`drop database ${name} with (force)`);
      await admin[Symbol.asyncDispose]();
    },
  };
}
