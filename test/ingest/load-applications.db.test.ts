import { expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { loadApplications, loadTable } from '../../src/ingest/load-table.ts';
import { cloneDatabase } from '../support/database.ts';
import { fixtureFolder, lenient, strict } from './fixture-files.ts';

test('applications find their user, post and session by address, URL and name', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const { session } = database;
  const user = '018f0000-0000-7000-8000-00000000000a';
  await loadTable(
    session,
    'users',
    await files.write('u.csv', `id,name,email\n${user},Ada,Ada@x.org\n`),
    strict,
  );
  await loadTable(
    session,
    'application_sessions',
    await files.write('s.csv', `user_id,session_name\n${user},spring\n`),
    strict,
  );
  const posts = await files.write(
    'j.csv',
    'url,title\nhttps://a.example/1?utm_source=x,One\nhttps://a.example/2,Two\n',
  );
  await loadJobPosts(session, posts, { ...strict, synthesizeUrl: false });
  const head = 'User Email,URL,Session,effort,status,applied_at\n';
  const path = await files.write(
    'applied.csv',
    `${head}ada@x.org,https://a.example/1,spring,high,submitted,2026-03-01\nada@x.org,https://a.example/2,,low,failed,\n` +
      'nobody@x.org,https://a.example/2,,low,failed,\nada@x.org,https://a.example/3,,low,failed,\nada@x.org,https://a.example/2,autumn,low,failed,\n',
  );
  const summary = await loadApplications(session, path, lenient);
  expect(summary).toMatchObject({ read: 5, inserted: 2, rejected: 3 });
  expect(summary.rejects.map((reject) => reject.columnName)).toEqual([
    'user_email',
    'job_post_url',
    'session_name',
  ]);
  const { rows } = await session.pg.query(`
    select p.source_url, s.session_name, a.application_status, a.application_submitted_at
    from nyx.applications as a
    join nyx.job_posts as p on p.id = a.job_post_id
    left join nyx.application_sessions as s on s.id = a.session_id order by 1`);
  expect(rows).toEqual([
    {
      source_url: 'https://a.example/1?utm_source=x',
      session_name: 'spring',
      application_status: 'submitted',
      application_submitted_at: '2026-03-01T12:00:00Z',
    },
    {
      source_url: 'https://a.example/2',
      session_name: null,
      application_status: 'failed',
      application_submitted_at: null,
    },
  ]);
  const changed = await files.write(
    'changed.csv',
    `${head}ada@x.org,https://a.example/2,,low,submitted,2026-03-02\n`,
  );
  expect(await loadApplications(session, changed, strict)).toMatchObject({
    inserted: 0,
    updated: 1,
  });
  const history = await session.pg.query('select new_status from nyx.application_status_history');
  expect(history.rows).toContainEqual({ new_status: 'submitted' });
});

test('a post is found by its URL with tracking parameters, too', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const { session } = database;
  await loadTable(
    session,
    'users',
    await files.write('u.csv', 'name,email\nAda,ada@x.org\n'),
    strict,
  );
  const posts = await files.write('j.csv', 'url,title\nhttps://a.example/1,One\n');
  await loadJobPosts(session, posts, { ...strict, synthesizeUrl: false });
  const path = await files.write(
    'applied.csv',
    'user_email,url,effort\nada@x.org,HTTPS://A.example/1?utm_source=mail#apply,low\nada@x.org,https://a.example/2?utm_source=mail,low\n',
  );
  expect(await loadApplications(session, path, lenient)).toMatchObject({
    inserted: 1,
    rejects: [{ recordNumber: 2n, message: 'no job post has this URL, or several have' }],
  });
});
