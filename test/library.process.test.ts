// The packed package as a library: a program of somebody else, with a job of its own.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installPacked } from '../scripts/install-packed.ts';
import { normaliserFiles } from '../src/ingest/normalise/normaliser-version.ts';
import { digestOfText } from '../src/knowledge/files.ts';
import { readingCode } from '../src/mail/rules/rules-version.ts';
import { packageRoot } from '../src/package-root.ts';
import { cloneDatabase, type TestDatabase } from './support/database.ts';

const run = promisify(execFile);

const PROGRAM = `
import * as nyx from 'nyx-etl';

const [databaseUrl = '', folder = ''] = process.argv.slice(2);
const asOf = '2026-06-01T00:00:00Z';
await using session = await nyx.open({ databaseUrl, applicationName: 'somebody' });
const applied: string[] = await nyx.migrate(session);
const load = await nyx.ingest(session, { kind: 'job-posts', path: folder + '/posts.csv' });
const { checksFailed } = await nyx.transform(session, { asOf });
const checks = await nyx.check(session, { asOf });
const published = await nyx.export(session, { out: folder + '/exports', profile: 'analyst', asOf });
const { columns, rows } = await nyx.query(folder + '/exports', 'select count(*) as posts from job_posts');
const overview = await nyx.report(folder + '/exports', { kind: 'overview' });
const counting = nyx.defineJob({
  name: 'counting',
  describe: 'counts job posts',
  cron: '0 3 * * *',
  steps: [
    {
      name: 'count',
      describe: 'counts them',
      run: async ({ session: own }) => {
        const counted = await own.db
          .selectFrom('nyx.job_posts')
          .select(({ fn }) => fn.countAll<bigint>().as('posts'))
          .executeTakeFirstOrThrow();
        return { summary: counted.posts + ' posts' };
      },
    },
  ],
});
const outcome = await nyx.runJob(session, counting, {
  now: new Date().toISOString(), exportFolder: folder, progress: () => {},
});
const { load: newest, due } = await nyx.status(session, [counting]);
const refused = await nyx
  .ingest(session, { kind: 'job-posts', path: folder + '/nowhere.csv' })
  .catch((error: unknown) => error instanceof nyx.EtlError && error.exitCode);
console.log(JSON.stringify({
  applied, inserted: load.inserted, checksFailed, errors: checks.errors, tables: published.tables.length > 40,
  columns: columns.map(({ name }) => name), rows, title: (await nyx.render(overview, 'md')).split('\\n')[0],
  outcome: 'result' in outcome && outcome.result.steps.map(({ summary }) => summary), newest: newest?.inserted, due: due.map(({ job }) => job),
  refused,
}));
`;

/**
 * A job in the folder of somebody's settings: what it throws has to be an error of the program that
 * runs it.
 */
const JOB = `
import { ConfigError, defineJob } from 'nyx-etl';

export default defineJob({
  name: 'refusing', describe: 'refuses', cron: '0 3 * * *',
  steps: [{ name: 'refuse', describe: 'refuses', run: () => {
    throw new ConfigError('no such board', { hint: 'name another board' });
  } }],
});
`;

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-library-'));
  database = await cloneDatabase();
  await install(folder);
}, 180_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

test('a program opens, loads, transforms, checks, exports, reports, queries and runs its own job', {
  timeout: 180_000,
}, async () => {
  await writeFile(join(folder, 'program.ts'), PROGRAM);
  await writeFile(join(folder, 'posts.csv'), 'url,title,company\nhttps://a.example/1,Engineer,A\n');
  await run(join(packageRoot, 'node_modules/.bin/tsc'), [...TYPES, 'program.ts'], {
    cwd: folder,
  }).catch(({ stdout }: { stdout: string }) => expect.fail(stdout));
  const { stdout } = await run(process.execPath, ['program.ts', database.url, folder], {
    cwd: folder,
  });
  expect(JSON.parse(stdout)).toEqual({
    applied: [],
    inserted: 1,
    checksFailed: false,
    errors: 0,
    tables: true,
    columns: ['posts'],
    rows: [['1']],
    title: expect.stringMatching(/^# /),
    outcome: ['1 posts'],
    newest: 1,
    due: ['counting'],
    refused: 2,
  });
});

test('a job beside the settings and the command that runs it have one and the same package', async () => {
  await mkdir(join(folder, 'home/jobs'), { recursive: true });
  await writeFile(join(folder, 'home/jobs/refusing.ts'), JOB);
  await writeFile(join(folder, 'home/nyx-etl.config.yaml'), '');
  const program = join(folder, 'node_modules/nyx-etl/bin/nyx-etl.js');
  const words = ['run', 'refusing', '--database-url', database.url];
  const refused = await run(process.execPath, [program, ...words], {
    cwd: join(folder, 'home'),
    env: { ...process.env, NYX_HOME: join(folder, 'home') },
  }).catch((error: { stderr: string; code: number }) => error);
  expect(refused).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/no such board[\s\S]*name another board/),
  });
});

test('code is known by the same digests as in a checkout: neither reads anew what the other has read', async () => {
  const noted = await readFile(join(folder, 'node_modules/nyx-etl/dist/code-digests.json'), 'utf8');
  const modules = [...normaliserFiles(), ...readingCode()].filter((file) => file.endsWith('.ts'));
  expect(JSON.parse(noted)).toEqual(
    Object.fromEntries(modules.map((file) => [file, digestOfText(file)])),
  );
});

test('each package that became part of it brings its licence along', async () => {
  const published = join(folder, 'node_modules/nyx-etl/dist/THIRD-PARTY-LICENSES');
  const licences = await readFile(published, 'utf8');
  for (const name of ['@duckdb/node-api', 'd3-array', 'kysely', 'yargs-parser', 'zod'])
    expect(licences).toMatch(new RegExp(`\n${name} [\\s\\S]+?Permission (is hereby|to use)`));
});

const TYPES =
  '--noEmit --strict --target es2024 --module nodenext --skipLibCheck --types node'.split(' ');

/** What is published, in a folder of somebody else's. */
async function install(folder: string): Promise<void> {
  installPacked(folder);
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '@types'));
  await symlink(join(packageRoot, 'node_modules/@types/node'), join(modules, '@types/node'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
}
