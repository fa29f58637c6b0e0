// `export --tables`: some tables alone, and what reads them says so.
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findWarehouse } from '../../src/database/warehouse.ts';
import { newestExport } from '../../src/ledger/exports.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld } from '../transforms/facts.ts';

let database: TestDatabase;
let out: string;
/** For an export that none lies beside. */
let other: string;
let whole: string;
let part: string;

const run = (...words: string[]) =>
  runCli(words, { NYX_HOME: out, DATABASE_URL: database.url, NO_COLOR: '1' });

async function publish(into: string, ...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await run('export', '--json', '--out', into, ...words);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout).folder;
}

beforeAll(async () => {
  database = await cloneDatabase();
  out = await mkdtemp(join(tmpdir(), 'nyx-some-tables-'));
  other = await mkdtemp(join(tmpdir(), 'nyx-some-tables-'));
  await addWorld(database.session);
  await addApplication(database.session, 1, '2026-03-01T12:00:00Z');
  await runTransforms(database.session, { asOf: '2026-05-01T00:00:00Z' });
  whole = await publish(out);
  part = await publish(out, '--tables', 'companies, cohorts,model_usage');
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  for (const folder of [out, other]) await rm(folder, { recursive: true, force: true });
});

test('the tables that were named are there, with the views over them, and the manifest says so', async () => {
  const { manifest } = await findWarehouse(part);
  expect(manifest.only_tables).toEqual(['cohorts', 'companies', 'model_usage']);
  expect(manifest.tables.map(({ name, rows }) => [name, rows])).toEqual([
    ['cohorts', 1],
    ['companies', 1],
    ['model_usage', 0],
  ]);
  expect((await readdir(join(part, 'parquet'))).sort()).toEqual(manifest.only_tables);
  const all = await findWarehouse(whole);
  expect(all.manifest.only_tables).toBeNull();
  const cohorts = ({ manifest: { tables } }: typeof all) =>
    tables.find(({ name }) => name === 'cohorts');
  expect(cohorts({ ...all, manifest })?.content_hash).toBe(cohorts(all)?.content_hash);
  const listed = await run('query', '--tables', '--warehouse', part, '--format', 'csv');
  expect(listed.stdout.split('\n').map((line) => line.split(',')[1])).toEqual(
    expect.arrayContaining(['companies', 'model_usage', 'cohorts', 'model_cost']),
  );
  expect(listed.stdout).not.toContain('funnel');
});

test('the questions beside it are those that it answers', async () => {
  const questions = await readFile(join(part, 'examples', 'queries.sql'), 'utf8');
  expect(questions).toContain('from marts.model_cost');
  expect(questions).not.toContain('marts.funnel');
  expect(await readFile(join(whole, 'examples', 'queries.sql'), 'utf8')).toContain('marts.funnel');
});

test('a whole export stays the latest one, for readers and for status', async () => {
  expect(await readlink(join(out, 'analyst', 'latest'))).toBe(basename(whole));
  expect((await newestExport(database.session, 'analyst'))?.folder).toBe(whole);
  await rm(join(out, 'analyst', 'latest'));
  expect((await findWarehouse(out)).folder).toBe(whole);
  const alone = await publish(other, '--tables', 'companies');
  expect((await findWarehouse(other)).folder).toBe(alone);
});

test('it is proved as any other; numbers, reports and questions for more say what it holds', async () => {
  expect(await run('export', 'verify', part)).toMatchObject({ code: 0 });
  const held = `${part} holds only cohorts, companies, model_usage (export --tables)`;
  const numbers = await run('export', 'verify', part, '--numbers');
  expect(numbers).toMatchObject({ code: 2 });
  expect(numbers.stderr).toContain(`${held}: numbers read more than that`);
  const report = await run('report', '--overview', '--warehouse', part);
  expect(report).toMatchObject({ code: 2, stdout: '' });
  expect(report.stderr).toContain(`${held}: reports read more than that`);
  const query = await run('query', 'from applications', '--warehouse', part);
  expect(query).toMatchObject({ code: 2, stdout: '' });
  expect(query.stderr).toContain(`hint: ${held}: name another --warehouse`);
  const described = await run('query', '--describe', 'emails', '--warehouse', part);
  expect(described.stderr).toContain(held);
});

test('a name that no table has is refused with the nearest, before anything is published', async () => {
  const published = await readdir(join(out, 'analyst'));
  const refused = await run('export', '--out', out, '--tables', 'companies,job_post');
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('there is no table job_post to export');
  expect(refused.stderr).toContain('did you mean job_posts?');
  expect(await run('export', '--out', out, '--tables', ' , ')).toMatchObject({ code: 2 });
  const verify = await run('export', 'verify', part, '--tables', 'companies');
  expect(verify.stderr).toContain('verify takes all tables that are there');
  expect(await readdir(join(out, 'analyst'))).toEqual(published);
});
