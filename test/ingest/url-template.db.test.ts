// Files with an id or a path where others have a URL, and columns that are not to be loaded.
import { expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { loadApplications } from '../../src/ingest/load-table.ts';
import { replayRejects } from '../../src/ingest/replay-rejects.ts';
import { runCli } from '../support/run-cli.ts';
import { FORMATS } from './file-formats.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();
const TEMPLATE = 'https://nordwind.example/en-US/ext{externalPath}?id={Job ID}';

async function posts() {
  const { rows } = await place.database.session.pg.query(
    'select source_url, job_title, department from nyx.job_posts order by job_title',
  );
  return rows;
}

test.each(Object.keys(FORMATS))('a URL is made from the columns of a file of %s', async (name) => {
  const records = [
    { title: 'Data Engineer', externalPath: '/job/Austin TX/R1', 'Job ID': '7' },
    { title: 'Ops Lead', externalPath: '', 'Job ID': '8' },
  ];
  const path = await place.files.write(`jobs.${name}`, (await FORMATS[name]?.(records)) ?? '');
  const { session } = place.database;
  const summary = await loadJobPosts(session, path, { ...lenient, urlTemplate: TEMPLATE });
  expect(summary).toMatchObject({ inserted: 1, rejected: 1, reasons: { missing_url: 1 } });
  expect(await posts()).toMatchObject([
    { source_url: 'https://nordwind.example/en-US/ext/job/Austin%20TX/R1?id=7' },
  ]);
});

test('a replay makes it as the first load did', async () => {
  const path = await place.files.write('jobs.csv', 'title,externalPath,Job ID\n,/a,1\nB,/b,2\n');
  const { session } = place.database;
  const loaded = await loadJobPosts(session, path, { ...lenient, urlTemplate: TEMPLATE });
  await session.pg.query(`update etl.rejects set raw = jsonb_set(raw::jsonb, '{title}', '"A"')`);
  await replayRejects(session, loaded.loadId ?? 0n, { ...lenient, map: {} });
  expect(await posts()).toMatchObject([
    { source_url: 'https://nordwind.example/en-US/ext/a?id=1' },
    { source_url: 'https://nordwind.example/en-US/ext/b?id=2' },
  ]);
});

test('an application is for the post whose URL is made', async () => {
  const { session } = place.database;
  await session.pg.query(
    `insert into nyx.users (name, email) values ('Ada', 'ada@example.org');
     insert into nyx.job_posts (job_title, source_url)
     values ('A', 'https://nordwind.example/jobs/7')`,
  );
  const path = await place.files.write(
    'applied.csv',
    'user_email,posting,effort_level\nada@example.org,7,low\n',
  );
  const urlTemplate = 'https://nordwind.example/jobs/{posting}';
  expect(await loadApplications(session, path, { ...strict, urlTemplate })).toMatchObject({
    inserted: 1,
  });
});

test('a template names a column that is there, and --map none=Column leaves one out', async () => {
  const path = await place.files.write('jobs.csv', 'title,id,team\nA,7,Data\n');
  const url = place.database.url;
  const args = ['ingest', 'job-posts', path, '--database-url', url];
  const wrong = await runCli([...args, '--url-template', 'https://a.example/{ids}']);
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.stderr).toContain('did you mean {id}?');
  const none = await runCli([...args, '--url-template', 'https://a.example/']);
  expect(none).toMatchObject({ code: 2 });
  const template = ['--url-template', 'https://a.example/{id}'];
  const loaded = await runCli([...args, ...template, '--map', 'none=team']);
  expect(loaded).toMatchObject({ code: 0 });
  expect(loaded.stderr).toContain('not loaded: id, team');
  expect(await posts()).toMatchObject([{ source_url: 'https://a.example/7', department: null }]);
});
