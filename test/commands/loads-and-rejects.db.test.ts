import { expect, test } from 'vitest';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

const GOOD = 'url,title\nhttps://a.example/1,A\n';

test('of several files, those before the one that fails are loaded, and their counts are told', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const to = ['--database-url', database.url];
  const [good, bad] = [
    await files.write('good.csv', GOOD),
    await files.write('bad.csv', 'url,title\n,B\n'),
  ];
  const { code, stdout, stderr } = await runCli(['ingest', 'job-posts', good, bad, ...to]);
  expect(code).toBe(3);
  expect(stdout).toContain(
    'read 1 = inserted 1 + updated 0 + unchanged 0 + duplicate 0 + rejected 0',
  );
  expect(stderr).toMatch(/hint: mend .+; the files before it are loaded \(nyx-etl loads show 1\)/);
  const json = await runCli(['ingest', 'job-posts', good, bad, '--json', '--quiet', ...to]);
  expect(JSON.parse(json.stdout)).toMatchObject({
    schema: 'nyx-etl/error@1',
    error: { code: 'rejects', hint: expect.stringContaining('the files before it'), exit_code: 3 },
    loads: [{ load_id: expect.any(String), source: good, read: 1, unchanged: 1 }],
  });
});

test('what does not exist, is not said or would be ignored is refused', async () => {
  await using database = await cloneDatabase();
  const expected = [
    [['loads', 'list', '1'], 'nyx-etl loads show 1'],
    [['loads', 'show'], 'say which load'],
    [['rejects', 'show'], 'say which reject'],
    [['rejects', 'list', '--load', '99'], 'there is no load 99'],
    [['rejects', 'export', '--load', '99'], 'there is no load 99'],
    [['rejects', 'replay', '--load', '99'], 'there is no load 99'],
    [['rejects', 'list', '--date-order', 'dmy'], 'takes no --date-order'],
    [['rejects', 'show', '1', '--out', 'x'], 'takes no --out'],
    [['rejects', 'export', '--map', 'a=b'], 'takes no --map'],
    [['rejects', 'export', '--out', '/no/such/folder/x'], 'cannot be written (ENOENT)'],
    [['ingest', 'job-posts', '-', '-'], 'stdin can be read once'],
  ] as const;
  for (const [words, sentence] of expected) {
    const { code, stderr } = await runCli([...words, '--database-url', database.url]);
    expect({ words, code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(sentence),
    });
  }
  expect((await runCli(['loads', '--database-url', database.url])).stdout).toBe(
    'nothing was loaded yet\n',
  );
});

test('a list that is not whole says how much of it is shown', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const to = ['--database-url', database.url];
  const posts = 'url,title\n,A\n,B\n,C\n';
  const path = await files.write('posts.csv', posts);
  await runCli(['ingest', 'job-posts', path, '--max-rejects', '3', ...to]);
  await runCli(['ingest', 'job-posts', path, '--max-rejects', '3', ...to]);
  for (let n = 0; n < 2; n++) await runCli(['transform', ...to]);
  for (const [list, total] of [
    ['loads', 2],
    ['runs', 2],
    ['rejects', 6],
  ] as const) {
    const some = await runCli([list, '--limit', '1', ...to]);
    expect(some.stdout).toContain(`\n1 of ${total}, the newest: --limit ${total} shows all\n`);
    expect((await runCli([list, ...to])).stdout).not.toContain('--limit');
    const json = JSON.parse((await runCli([list, '--limit', '1', '--json', ...to])).stdout);
    expect(json).toMatchObject({ total, [list]: [{}] });
  }
});

test('a replay of which nothing can be loaded says which reject still lacks what', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const to = ['--database-url', database.url];
  const users = 'name,email,created_at,is_active\nAda,ada@home.test,01/02/2026,perhaps\n';
  const path = await files.write('users.csv', users);
  await runCli(['ingest', 'table', 'users', path, '--max-rejects', '1', ...to]);
  const { code, stdout } = await runCli(['rejects', 'replay', '--date-order', 'mdy', ...to]);
  expect(code).toBe(3);
  expect(stdout).toContain('load 1: 1 waiting record, of which none can be loaded yet');
  expect(stdout).toContain('reject 1, column is_active: not a value of the type (boolean)');
});

test('no hint offers to set every record aside', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const path = await files.write('jobs.csv', 'url,title\n,A\n,B\n');
  const { code, stderr } = await runCli([
    'ingest',
    'job-posts',
    path,
    '--database-url',
    database.url,
  ]);
  expect({ code, stderr }).toMatchObject({
    code: 3,
    stderr: expect.not.stringContaining('--max-rejects'),
  });
});

test('--quiet says nothing of what goes well, and all of what does not', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const words = ['--quiet', '--database-url', database.url];
  const path = await files.write('jobs.csv', 'url,title\nhttps://a.test/1,One\n,Two\n');
  const silent = { code: 0, stdout: '', stderr: '' };
  expect(await runCli(['ingest', 'job-posts', path, '--max-rejects', '1', ...words])).toEqual(
    silent,
  );
  expect(await runCli(['transform', ...words])).toEqual(silent);
  const replayed = await runCli(['rejects', 'replay', ...words]);
  expect(replayed).toMatchObject({ code: 3, stdout: expect.stringContaining('1 waiting record') });
  expect((await runCli(['rejects', ...words])).stdout).toContain('it has no URL');
});

test('a list of none of what there is does not say that there is nothing', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const to = ['--database-url', database.url];
  const path = await files.write('jobs.csv', 'url,title\n,A\nhttps://a.test/1,B\n');
  await runCli(['ingest', 'job-posts', path, '--max-rejects', '1', ...to]);
  for (const list of ['loads', 'rejects'])
    expect((await runCli([list, '--limit', '0', ...to])).stdout).toContain('0 of 1');
});

test('a value that its column does not allow is told with those that it does', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const to = ['--database-url', database.url];
  const companies = await files.write('c.csv', 'name,tier\nAcme,dream\n');
  const words = ['ingest', 'table', 'companies', companies, '--max-rejects', '1', ...to];
  expect((await runCli(words)).code).toBe(0);
  const { stdout } = await runCli(['rejects', 'show', '1', ...to]);
  expect(stdout).toMatch(/tier.*top.*normal.*avoid/s);
  expect(stdout).toContain('not_allowed');
});
