// The way of rejects out to people and back.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

test('exported rejects come back mended: what is right is loaded and resolved, the rest waits on', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const to = ['--database-url', database.url];
  const posts =
    'url,title,company,location\n,"A, B",Inn,\nhttps://a.example/2,,Inn,""\nhttps://a.example/3\n';
  const path = await files.write('jobs.csv', posts);
  await runCli(['ingest', 'job-posts', path, '--max-rejects', '3', ...to]);
  const out = join(files.path, 'bad.csv');
  const exported = await runCli(['rejects', 'export', '--load', '1', '--out', out, ...to]);
  expect(exported.stdout).toContain('3 records ->');
  expect((await stat(out)).mode & 0o777).toBe(0o600);
  const twice = await runCli(['rejects', 'export', '--load', '1', '--out', out, ...to]);
  expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') });
  const text = await readFile(out, 'utf8');
  expect(text).toBe(
    [
      'reject_id,reject_reason,reject_place,url,title,company,location,reject_line',
      '1,it has no URL (--synthesize-url makes one),"record 1, column source_url (line 2)",,"A, B",Inn,,',
      '2,it has no title,"record 2, column job_title (line 3)",https://a.example/2,,Inn,"",',
      '3,it has 1 fields where the header has 4,line 4,,,,,https://a.example/3',
      '',
    ].join('\n'),
  );
  await writeFile(out, text.replace('(line 2)",,', '(line 2)",https://a.example/1,'));
  const loaded = await runCli(['rejects', 'load', out, ...to]);
  expect(loaded).toMatchObject({ code: 3, stdout: expect.stringContaining('read 1 = inserted 1') });
  expect(loaded.stdout).toContain('reject 2, column job_title: it has no title');
  const { rows } = await database.session.pg.query(
    'select id, replayed_at is not null as resolved from etl.rejects order by id',
  );
  expect(rows).toEqual([
    { id: 1n, resolved: true },
    { id: 2n, resolved: false },
    { id: 3n, resolved: false },
  ]);
  const again = await runCli(['rejects', 'load', out, ...to]);
  expect(again.stdout).toContain('1 record of the file waits no longer');
  expect((await runCli(['rejects', 'load', path, ...to])).stderr).toContain(
    'has no column reject_id',
  );
});

test('a mended file of which a record would be lost is refused by name, and nothing is loaded', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const to = ['--database-url', database.url];
  // A column of our own name, and a separator of lines that is none in CSV.
  const posts = 'reject_id,title,url,company\n7,P0\u2028x,bad,A\n7,P1,bad,A\n';
  const path = await files.write('jobs.csv', posts);
  await runCli(['ingest', 'job-posts', path, '--max-rejects', '100%', ...to]);
  const { stdout } = await runCli(['rejects', 'export', '--load', '1', ...to]);
  expect(stdout).toMatch(
    /^reject_id,reject_reason,reject_place,title,url,company\n1,.*,P0\u2028x,bad,A\n2,.*,P1,bad,A\n$/,
  );
  const load = async (...lines: string[]) => {
    const mended = await files.write(
      'mended.csv',
      ['reject_id,title,url,company', ...lines, ''].join('\n'),
    );
    return runCli(['rejects', 'load', mended, ...to]);
  };
  for (const [lines, sentence] of [
    [
      ['1,Pa,https://a.example/a,A', '1,Pb,https://a.example/b,A'],
      'record 2 is another one of reject 1',
    ],
    [['1,Pa,https://a.example/a,A', ',Pc,https://a.example/c,A'], 'record 2 has no reject_id'],
    [['1,Pa,https://a.example/a,A', '99,Pd,https://a.example/d,A'], 'there is no reject 99'],
    [['1,Pa,https://a.example/a,A', '2,ragged'], 'line 3: it has 2 fields where the header has 4'],
  ] as const) {
    expect(await load(...lines)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(sentence),
    });
  }
  const { rows } =
    await database.session.pg.query(`select (select count(*) from nyx.job_posts) as posts,
    (select count(*) from etl.rejects where replayed_at is null) as waiting`);
  expect(rows).toEqual([{ posts: 0n, waiting: 2n }]);
  expect(
    await load('1,P0\u2028x,https://a.example/a,A', '2,P1,https://a.example/b,A'),
  ).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('read 2 = inserted 2'),
  });
});

test('--rejects-out has what is set aside, of a rehearsal, of a load that is refused and of one that stands', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const to = ['--database-url', database.url];
  const path = await files.write(
    'jobs.csv',
    'url,title\nhttps://a.test/1,One\nhttps://a.test/2,\n',
  );
  const load = (out: string, ...words: string[]) =>
    runCli(['ingest', 'job-posts', path, '--rejects-out', join(files.path, out), ...words, ...to]);
  expect(await load('refused.csv')).toMatchObject({ code: 3 });
  expect(await load('rehearsed.csv', '--dry-run', '--max-rejects', '1')).toMatchObject({ code: 0 });
  const unnumbered =
    'reject_reason,reject_place,url,title\nit has no title,"record 2, column job_title (line 3)",https://a.test/2,\n';
  for (const out of ['refused.csv', 'rehearsed.csv'])
    expect(await readFile(join(files.path, out), 'utf8')).toBe(unnumbered);
  const stands = await load('stands.csv', '--max-rejects', '1');
  expect(stands.stderr).toContain('1 record -> ');
  const out = join(files.path, 'stands.csv');
  const text = await readFile(out, 'utf8');
  expect(text).toMatch(/^reject_id,.*\n1,it has no title,/);
  await writeFile(out, text.replace(/,\n$/, ',Two\n'));
  expect(await runCli(['rejects', 'load', out, ...to])).toMatchObject({ code: 0 });
  expect(await load('stands.csv')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is there already'),
  });
});

test('of many records set aside one of each reason and column is shown, wherever it stands', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const bad = Array.from({ length: 20 }, (_, n) => `https://a.test/${n},\n`).join('');
  const path = await files.write('jobs.csv', `url,title\n${bad},No link\n`);
  const words = ['ingest', 'job-posts', path, '--database-url', database.url];
  const { stderr } = await runCli(words);
  expect(stderr.match(/^ +record .*/gm)).toEqual([
    '  record 1, column job_title (line 2): it has no title',
    expect.stringMatching(/^ {2}record 21, column source_url.*: it has no URL/),
  ]);
});

test('rejects that nobody misses are dismissed: one, or those of a load', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const to = ['--database-url', database.url];
  const path = await files.write('jobs.csv', 'url,title\n,A\n,B\n,C\n,\nhttps://a.test/1,D\n');
  await runCli(['ingest', 'job-posts', path, '--max-rejects', '100%', ...to]);
  const dismiss = (...words: string[]) => runCli(['rejects', 'dismiss', ...words, ...to]);
  expect(await dismiss('2')).toMatchObject({ code: 0, stdout: '1 record waits no longer\n' });
  expect(await dismiss('2')).toMatchObject({ code: 2 });
  expect(await dismiss()).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('say which reject to dismiss'),
  });
  expect((await runCli(['rejects', 'show', '2', ...to])).stdout).toMatch(/^dismissed +true$/m);
  expect((await runCli(['rejects', ...to])).stdout).not.toMatch(/^2 /m);
  expect((await dismiss('--load', '1')).stdout).toMatch(/^\d records wait no longer\n$/);
  expect((await runCli(['rejects', ...to])).stdout).toBe('no rejects are waiting\n');
});

test('lines that were no records are mended in the columns of their file, also when there are only such', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const to = ['--database-url', database.url];
  const path = await files.write(
    'jobs.csv',
    'title;url\nA;https://a.test/1\nx;https://b.test/1;z\n',
  );
  await runCli(['ingest', 'job-posts', path, '--max-rejects', '1', ...to]);
  const out = join(files.path, 'bad.csv');
  await runCli(['rejects', 'export', '--out', out, ...to]);
  const text = await readFile(out, 'utf8');
  expect(text).toMatch(/^reject_id,reject_reason,reject_place,(title,url|url,title),reject_line\n/);
  const unmended = await runCli(['rejects', 'load', out, ...to]);
  expect(unmended).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('reject 1: it says nothing: fill in its columns'),
  });
  const values: Record<string, string> = { title: 'x', url: 'https://b.test/1' };
  const [header = '', line = ''] = text.split('\n');
  const filled = header
    .split(',')
    .slice(3, 5)
    .map((name) => values[name]);
  await writeFile(out, `${header}\n${line.replace(/,,,([^,]*)$/, `,${filled},$1`)}\n`);
  const loaded = await runCli(['rejects', 'load', out, ...to]);
  expect(loaded).toMatchObject({ code: 0, stdout: expect.stringContaining('read 1 = inserted 1') });
});
