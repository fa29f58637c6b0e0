// One ad under several URLs is one post: other tracking parameters, schemes and slashes make no other.
import { expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { loadApplications, loadTable } from '../../src/ingest/load-table.ts';
import { strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

async function load(urls: readonly string[], batchRows = 1_000) {
  const rows = urls.map((url, index) => `${url},Cook ${index}`);
  const path = await place.files.write('posts.csv', `url,title\n${rows.join('\n')}\n`);
  return loadJobPosts(place.database.session, path, { ...strict, synthesizeUrl: false, batchRows });
}

async function stored() {
  const { rows } = await place.database.session.pg.query<{ url: string; title: string }>(
    'select source_url as url, job_title as title from nyx.job_posts order by source_url',
  );
  return rows.map(({ url, title }) => `${url} ${title}`);
}

const AD = 'https://jobs.example/12';
const AGAIN = [
  `${AD}/`,
  `${AD}?utm_source=mail`,
  'http://www.jobs.example/12?ref=feed',
  'https://JOBS.example:443/12#apply',
];

test.each(AGAIN)('%s of a later file is the post that is stored', async (url) => {
  await load([AD, 'https://jobs.example/13']);
  expect(await load([url, 'https://jobs.example/14'])).toMatchObject({ inserted: 1, unchanged: 1 });
  expect(await load([url, 'https://jobs.example/14'])).toMatchObject({ inserted: 0, unchanged: 2 });
  expect(await stored()).toEqual([
    `${AD} Cook 0`,
    'https://jobs.example/13 Cook 1',
    'https://jobs.example/14 Cook 1',
  ]);
});

test('the URLs of one ad within a file are one post, in one batch or in several', async () => {
  expect(await load([AD, ...AGAIN], 2)).toMatchObject({ read: 5, inserted: 1, duplicate: 4 });
  expect(await stored()).toEqual(['https://JOBS.example:443/12#apply Cook 4']);
});

test('parameters and fragments that name the job make other posts', async () => {
  const ads = [
    '?jk=1',
    '?jk=2',
    '?gh_jid=1',
    '?position=1',
    '?position=2',
    '?ref=1',
    '#/job/1',
    '#/job/2',
  ];
  expect(await load(ads.map((ad) => AD + ad))).toMatchObject({ inserted: 8 });
  expect(await load(ads.map((ad) => `${AD}${ad}`.replace('https', 'http')))).toMatchObject({
    inserted: 0,
  });
});

test('a URL that is stored as it is comes first, and one that two posts share is a post of its own', async () => {
  await load([AD, 'https://jobs.example/13']);
  await place.database.session.pg.query(
    `insert into nyx.job_posts (source_url, job_title) values ('${AD}?utm_source=old', 'Old')`,
  );
  expect(await load([`${AD}?utm_source=old`])).toMatchObject({ inserted: 0, updated: 1 });
  expect(await load([`${AD}?utm_source=new`])).toMatchObject({ inserted: 1 });
  expect(await stored()).toHaveLength(4);
});

test('applications find their posts by scheme, slash and tracking parameters of another export', async () => {
  const { session } = place.database;
  await loadTable(
    session,
    'users',
    await place.files.write('u.csv', 'name,email\nAda,ada@x.org\n'),
    strict,
  );
  const jobs = 'www.linkedin.com/jobs/view';
  await load([`https://${jobs}/1`, `https://${jobs}/2/`, `https://${jobs}/3`]);
  const urls = [`http://${jobs}/1`, `https://${jobs}/2`, `https://${jobs}/3/?refId=x`];
  const rows = urls.map((url) => `ada@x.org,${url},low,2025-04-01`).join('\n');
  const path = await place.files.write(
    'a.csv',
    `user_email,url,effort_level,date_applied\n${rows}\n`,
  );
  expect(await loadApplications(session, path, strict)).toMatchObject({ inserted: 3, rejected: 0 });
});
