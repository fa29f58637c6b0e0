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
    select job_title, source_url, raw_location, location_city, location_country, employment_type,
      compensation_currency
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

test('pages of answers one behind the other, each in its own array', async () => {
  const page = (n: number) =>
    JSON.stringify([{ jobs: [{ title: `Cook ${n}`, url: `https://example.org/${n}` }], total: 9 }]);
  expect(await load('jobs.json', `${page(1)}\n${page(2)}\n`)).toHaveLength(2);
});

test('arrays that a program appended to its file', async () => {
  const array = (n: number) => `[\n{"title":"Cook","url":"https://example.org/${n}"},\n]`;
  expect(await load('jobs.json', array(1) + array(2))).toHaveLength(2);
});

test('one link for all posts leads to none of them', async () => {
  const content =
    'title,company,url\nCook,Acme,https://example.org/jobs\nBaker,Acme,https://example.org/jobs\n';
  expect(await load('jobs.csv', content, { synthesizeUrl: true })).toHaveLength(2);
});

test('a first line that holds a date or pay is a record', async () => {
  const content = 'Cook,"May 02, 2026",$20.50 hourly\nBaker,"May 03, 2026",$21.00 hourly\n';
  expect(await load('jobs.csv', content, { synthesizeUrl: true })).toHaveLength(2);
});

test('character references, and lines said twice', async () => {
  const content =
    'title,url,location\n"Cook\n Cook",https://example.org/1?a=1&amp;b=2,"K&ouml;ln, Germany"\n';
  expect(await load('jobs.csv', content)).toMatchObject([
    { job_title: 'Cook', source_url: 'https://example.org/1?a=1&b=2', location_city: 'Köln' },
  ]);
});

test('columns of parts tell what a place by name does not', async () => {
  const rows = await load(
    'jobs.csv',
    `title,url,location,city,state,country
Cook,https://example.org/1,Kulmbach,,,Germany
Baker,https://example.org/2,"Kulmbach, Bindlach",,,Germany
Nurse,https://example.org/3,Main campus,Ithaca,NY,
`,
  );
  expect(rows.map((row) => [row.location_city, row.location_country])).toEqual([
    ['Kulmbach', 'DE'],
    [null, 'DE'],
    ['Ithaca', 'US'],
  ]);
});

test('the places of a file decide what its dollars are', async () => {
  const rows = await load(
    'jobs.csv',
    `title,url,location,salary
Cook,https://example.org/1,"Sydney, Australia","$70,000"
Baker,https://example.org/2,Somewhere,"$60,000"
`,
  );
  expect(rows.map((row) => row.compensation_currency)).toEqual(['AUD', 'AUD']);
});

const byUrl = (a: unknown[], b: unknown[]) => String(a[1]).localeCompare(String(b[1]));

test('a link in a cell is its address where one is asked for, and its text elsewhere', async () => {
  const table = `# Applications

| # | Date | Company | Role | Link |
|---|------|---------|------|------|
| 1 | 2026-06-20 | Nordwind | Platform Engineer | [post](https://nordwind.example/1) |
| 2 | 2026-06-25 | Kupferberg | [SRE](https://kupferberg.example/2) | [post](https://kupferberg.example/2) |
`;
  const posts = (rows: Awaited<ReturnType<typeof load>>) =>
    rows.map(({ job_title, source_url }) => [job_title, source_url]).toSorted(byUrl);
  const expected = [
    ['SRE', 'https://kupferberg.example/2'],
    ['Platform Engineer', 'https://nordwind.example/1'],
  ];
  expect(posts(await load('tracker.md', table))).toEqual(expected);
  const sheet = `Role,Link
Cook,"=HYPERLINK(""https://a.example/3"",""post"")"
"=HYPERLINK(""https://a.example/4""; ""Baker"")",https://a.example/4
`;
  expect(posts(await load('sheet.csv', sheet))).toEqual([
    ['Cook', 'https://a.example/3'],
    ['Baker', 'https://a.example/4'],
    ...expected,
  ]);
});
