// Files without a line of names, and what files of posts say of companies.
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { loadApplications } from '../../src/ingest/load-table.ts';
import { FORMATS } from './file-formats.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

async function rows(text: string) {
  const result = await place.database.session.pg.query({ text, rowMode: 'array' });
  return result.rows;
}

const LOG = [
  ['2026-10-01 09:12:11', '4012345678', 'Backend Engineer', 'Acme GmbH', 'True', 'True'],
  ['2026-10-01 09:18:44', '4012345680', 'Data Engineer', 'Initech', 'True', 'False'],
];
const BOT = {
  ...lenient,
  user: 'ada@example.org',
  columns: ['date applied', 'id', 'title', 'company', '', 'status'],
  urlTemplate: 'https://jobs.example/view/{id}',
  mapValues: { application_status: { True: 'sent', False: 'failed' } },
};
const ADA = `insert into nyx.users (name, email) values ('Ada', 'ada@example.org')`;

test.each([
  ['csv', async () => `${LOG.map((row) => row.join()).join('\n')}\n`],
  ['tsv', async () => `${LOG.map((row) => row.join('\t')).join('\n')}\n`],
  ['xlsx', () => writeXlsx({ sheets: [{ name: 'log', rows: LOG }] })],
])('a log of a bot in %s loads with the names of its columns', async (format, write) => {
  await place.database.session.pg.query(ADA);
  const path = await place.files.write(`log.${format}`, await write());
  const load = await loadApplications(place.database.session, path, BOT);
  expect(load).toMatchObject({ read: 2, inserted: 2, rejected: 0 });
  expect(
    await rows(
      `select p.source_url, p.job_title, a.application_status from nyx.applications as a
      inner join nyx.job_posts as p on p.id = a.job_post_id order by 1`,
    ),
  ).toEqual([
    ['https://jobs.example/view/4012345678', 'Backend Engineer', 'submitted'],
    ['https://jobs.example/view/4012345680', 'Data Engineer', 'failed'],
  ]);
});

test('without them it is said how to name its columns', async () => {
  await place.database.session.pg.query(ADA);
  const path = await place.files.write('log.csv', `${LOG.map((row) => row.join()).join('\n')}\n`);
  await expect(
    loadApplications(place.database.session, path, { ...strict, user: BOT.user }),
  ).rejects.toMatchObject({ hint: expect.stringContaining('--columns date,,title,company') });
  await expect(
    loadApplications(place.database.session, path, { ...BOT, columns: ['date', 'id'] }),
  ).rejects.toThrow('log.csv has 6 columns, and --columns names 2');
});

test('a whole posting in the place of the names is shown by its beginning', async () => {
  const posting = `About us: ${'we are a team that builds things.\n'.repeat(40)}`;
  const path = await place.files.write(
    'list.csv',
    `Acme GmbH!,"${posting}"
Initech?,"${posting}"
`,
  );
  const options = { ...strict, user: BOT.user };
  const { message } = await loadApplications(place.database.session, path, options).then(
    () => expect.unreachable('it was loaded'),
    (error: Error) => error,
  );
  expect(message).toContain('its columns are Acme GmbH!, About us: we are a team that builds');
  expect(message).not.toContain('\n');
  expect(message.length).toBeLessThan(path.length + 200);
});

test.each([
  ['Company,Role,Date Applied\n', {}],
  ['', { columns: ['company', 'title', 'date applied'] }],
])('comments at the start of a CSV are no records: %j', async (header, told) => {
  const list = `# My applications\n# company, title and date\n\n#\n${header}Nordwind,Analyst,2025-01-17\n`;
  const path = await place.files.write('list.csv', list);
  const options = { ...strict, ...told, user: BOT.user };
  expect(await loadApplications(place.database.session, path, options)).toMatchObject({
    ...{ read: 1, inserted: 1, rejected: 0 },
    notes: { file: { 'lines at its start that begin with #, skipped as comments': 3 } },
  });
});

test.each(['#,', '# no,', '#No;'])('a first column that is called %s has a name', async (name) => {
  const delimiter = name.at(-1);
  const rows = [
    ['Company', 'Role', 'Date Applied'],
    ['7', 'Nordwind', 'Analyst', '2025-01-17'],
  ];
  const list = `${name}${rows.map((row) => row.join(delimiter)).join('\n')}\n`;
  const path = await place.files.write('list.csv', list);
  const options = { ...strict, user: BOT.user };
  const load = await loadApplications(place.database.session, path, options);
  expect(load).toMatchObject({ read: 1, inserted: 1, rejected: 0 });
  expect(load.notes.file).toBeUndefined();
});

test('a file with names of its own takes no others', async () => {
  const path = await place.files.write('posts.json', '[{"url": "https://a.example/1"}]');
  await expect(
    loadJobPosts(place.database.session, path, { ...strict, columns: ['url'] }),
  ).rejects.toThrow('posts.json names its columns itself');
});

test.each(Object.entries(FORMATS))('%s: companies are described once', async (format, write) => {
  const post = (url: string, company: string, said: object) => ({
    title: 'Engineer',
    company,
    url: `https://${url}`,
    industry: '',
    'company size': '',
    headquarters: '',
    ...said,
  });
  const first = [
    post('a.example/1', 'Acme', { industry: 'Software', headquarters: 'Berlin, Germany' }),
    post('a.example/2', 'Acme', { industry: 'Food', 'company size': '11-50 employees' }),
    post('b.example/1', 'Globex', { 'company size': '10,001+', headquarters: 'Unknown' }),
  ];
  const later = [
    post('a.example/3', 'Acme', { headquarters: 'Paris, France', industry: 'Unknown' }),
    post('b.example/2', 'Globex', { headquarters: 'Paris, France', 'company size': '51-200' }),
  ];
  for (const [name, posts] of Object.entries({ first, later })) {
    const path = await place.files.write(`${name}.${format}`, await write(posts));
    await loadJobPosts(place.database.session, path, strict);
  }
  expect(
    await rows(
      'select name, industry, size_bucket, hq_city, hq_country from nyx.companies order by 1',
    ),
  ).toEqual([
    ['Acme', 'Software', '1-50', 'Berlin', 'DE'],
    ['Globex', null, '10000+', 'Paris', 'FR'],
  ]);
});
