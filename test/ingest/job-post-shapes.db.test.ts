// Shapes in which people keep scraped posts, beyond a plain table.
import { expect, test } from 'vitest';
import { type JobPostLoadOptions, loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

async function load(name: string, content: string, options: Partial<JobPostLoadOptions> = {}) {
  await loadJobPosts(place.database.session, await place.files.write(name, content), {
    ...strict,
    synthesizeUrl: false,
    ...options,
  });
  const { rows } = await place.database.session.pg.query(`
    select job_title, source_url, raw_location, location_city, employment_type
    from nyx.job_posts order by source_url`);
  return rows;
}

test('a file without a header, whose first line holds a link', async () => {
  expect(
    await load('jobs.csv', 'Engineer; https://example.org/1\nCook; https://example.org/2\n'),
  ).toMatchObject([
    { job_title: 'Engineer', source_url: 'https://example.org/1' },
    { job_title: 'Cook', source_url: 'https://example.org/2' },
  ]);
});

test('one JSON object per line, each with a comma behind it', async () => {
  const line = (n: number) => `{"title":"Cook ${n}","url":"https://example.org/${n}"}`;
  expect(await load('jobs.json', `${line(1)}, \n${line(2)},\n${line(3)}`)).toHaveLength(3);
});

test('links with spaces, and two in one cell', async () => {
  const rows = await load(
    'jobs.csv',
    'title,url\nCook,https://example.org/1?q=a cook\nBaker,https://example.org/2 https://x.org\n',
  );
  expect(rows.map((row) => row.source_url)).toEqual([
    'https://example.org/1?q=a%20cook',
    'https://example.org/2',
  ]);
});

test('several columns of places and of kinds of work are read together', async () => {
  const post = {
    title: 'Nurse',
    url: 'https://example.org/1',
    location: 'Ghent',
    locations: [{ city: 'Ghent', country: 'Belgium' }],
    contract_type: 'Permanent',
    contract_time: ['Full-time'],
  };
  expect(await load('jobs.json', JSON.stringify([post]))).toMatchObject([
    { raw_location: 'Ghent; Ghent, Belgium', location_city: 'Ghent', employment_type: 'full_time' },
  ]);
});

test('a cell of cities that names two of them, or none, is no city', async () => {
  const rows = await load(
    'jobs.csv',
    'title,url,city\nCook,https://example.org/1,"Bonn\nKiel"\nBaker,https://example.org/2,Remote\n',
  );
  expect(rows.map((row) => row.location_city)).toEqual([null, null]);
});
