// Excel workbooks and zip archives as they come.

import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { loadApplications, loadTable } from '../../src/ingest/load-table.ts';
import { runCli } from '../support/run-cli.ts';
import { strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';
import { zipOf } from './zip-of.ts';

const place = freshPlace();

async function posts(columns: string) {
  const { rows } = await place.database.session.pg.query(
    `select ${columns} from nyx.job_posts order by source_url`,
  );
  return rows;
}

const load = (path: string, options: object = {}) =>
  loadJobPosts(place.database.session, path, { ...strict, ...options });

describe('a workbook', () => {
  const rows = [
    ['My job search', null, null, null, null, null],
    [null, null, null, null, null, null],
    ['Job Title', 'Company', 'Link', 'Posted', 'Salary', 'Remote'],
    ['Data Engineer', 'Nordwind', 'post', new Date('2025-01-05T00:00:00Z'), 60_000, true],
    [null, null, null, null, null, null],
    ['Analyst', 'Kupferberg', 'open', new Date('2025-01-06T10:15:00Z'), '#N/A', false],
    ['Job Title', 'Company', 'Link', 'Posted', 'Salary', 'Remote'],
  ];
  const cells = new Map([
    ['3,2', { value: 'post', type: 'string', hyperlink: { target: 'https://n.example/1?a=1' } }],
    ['5,2', { value: 'open', type: 'formula', formula: 'HYPERLINK("https://k.example/2","open")' }],
  ] as const);

  test('gives dates as dates, links as URLs, errors and empty rows as nothing', async () => {
    const book = await writeXlsx({ sheets: [{ name: 'Jobs', rows, cells: new Map(cells) }] });
    const summary = await load(await place.files.write('jobs.xlsx', book));
    expect(summary).toMatchObject({ read: 2, inserted: 2, rejected: 0 });
    expect(
      await posts(
        'source_url, job_title, posting_datetime as at, compensation_min::int as min, is_remote_allowed as remote',
      ),
    ).toEqual([
      {
        source_url: 'https://k.example/2',
        job_title: 'Analyst',
        at: '2025-01-06T10:15:00Z',
        min: null,
        remote: false,
      },
      {
        source_url: 'https://n.example/1?a=1',
        job_title: 'Data Engineer',
        at: '2025-01-05T00:00:00Z',
        min: 60_000,
        remote: true,
      },
    ]);
  });

  test('is read from its first visible sheet, or the one that is named', async () => {
    const sheet = (name: string, title: string, hidden: boolean) => ({
      name,
      hidden,
      rows: [
        ['title', 'url'],
        [title, `https://n.example/${title}`],
      ],
    });
    const book = await writeXlsx({
      sheets: [sheet('Lists', 'a', true), sheet('Jobs', 'b', false), sheet('Old', 'c', false)],
    });
    const path = await place.files.write('jobs.xlsx', book);
    await load(path);
    expect(await posts('job_title')).toEqual([{ job_title: 'b' }]);
    await load(path, { sheet: 'old' });
    expect(await posts('job_title')).toEqual([{ job_title: 'b' }, { job_title: 'c' }]);
    await expect(load(path, { sheet: 'New' })).rejects.toMatchObject({
      exitCode: 2,
      hint: 'name one with --sheet: Lists, Jobs, Old',
    });
  });

  test('whose first sheet is a dashboard is read from the first one with known columns', async () => {
    const dashboard = {
      name: 'Dashboard',
      rows: [
        ['Interview rate', 0.25],
        ['Weekly goal', 12],
      ],
    };
    const empty = { name: 'Charts', rows: [] };
    const list = {
      name: 'My list',
      rows: [
        ['Company', 'Position', 'Status'],
        ['Nordwind', 'Data Engineer', 'Applied'],
      ],
    };
    const contacts = {
      name: 'Contacts',
      rows: [
        ['Company', 'Phone'],
        ['Kupferberg', '030 1'],
      ],
    };
    const { session } = place.database;
    const read = async (...sheets: { name: string; rows: (string | number)[][] }[]) =>
      loadApplications(
        session,
        await place.files.write('tracker.xlsx', await writeXlsx({ sheets })),
        { ...strict, user: 'ada@example.org' },
      );
    expect(await read(empty, dashboard, list, contacts)).toMatchObject({
      ...{ read: 1, inserted: 1 },
      notes: {
        file: {
          'read from the sheet My list, not read: Charts, Dashboard, Contacts (--sheet NAME reads one)': 3,
        },
      },
    });
    expect(await posts('job_title')).toEqual([{ job_title: 'Data Engineer' }]);
    await expect(read(empty, dashboard, { ...dashboard, name: 'My goals' })).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringContaining(
        `that is its sheet Dashboard; read another with --sheet: Charts, 'My goals'`,
      ),
    });
  });

  test('of a tracker without any URL fills a table, and a broken one is told in a sentence', async () => {
    const book = await writeXlsx({
      sheets: [
        {
          name: 'People',
          rows: [
            ['name', 'email', 'created_at'],
            ['Ada', 'ada@example.org', 45_662],
          ],
        },
      ],
    });
    const path = await place.files.write('people.xlsx', book);
    await loadTable(place.database.session, 'users', path, strict);
    const { rows: users } = await place.database.session.pg.query(
      'select created_at as at from nyx.users',
    );
    expect(users).toEqual([{ at: '2025-01-05T00:00:00Z' }]);
    const cut = await place.files.write('cut.xlsx', book.subarray(0, book.length - 200));
    await expect(load(cut)).rejects.toMatchObject({
      message: expect.stringContaining('cut.xlsx is corrupt'),
    });
  });

  test('with a large sheet is read row by row', async () => {
    const path = join(place.files.path, 'large.xlsx');
    const records = (function* () {
      for (let n = 0; n < 30_000; n++)
        yield { title: `Post ${n}`, url: `https://n.example/${n}`, description: 'x'.repeat(900) };
    })();
    const columns = ['title', 'url', 'description'].map((key) => ({ key, header: key }));
    const stream = writeXlsxStream(records, { name: 'Jobs', columns });
    await pipeline(Readable.fromWeb(stream), createWriteStream(path));
    expect(await load(path, { dryRun: true })).toMatchObject({ read: 30_000, inserted: 30_000 });
  });
});

test('a link that is written into a cell says its text or its URL', async () => {
  const path = await place.files.write(
    'jobs.csv',
    [
      'title,company,url',
      '[Dev](https://n.example/1),Nordwind (https://www.notion.so/Nordwind-1),"=HYPERLINK(""https://n.example/1"",""post"")"',
      'Ops,Kupferberg,[post](https://n.example/2_(a))',
    ].join('\n'),
  );
  await load(path);
  expect(
    await posts(
      'source_url, job_title, (select name from nyx.companies c where c.id = company_id)',
    ),
  ).toEqual([
    { source_url: 'https://n.example/1', job_title: 'Dev', name: 'Nordwind' },
    { source_url: 'https://n.example/2_(a)', job_title: 'Ops', name: 'Kupferberg' },
  ]);
});

describe('a zip archive', () => {
  const saved = (n: number) =>
    `Saved Date,Job Url,Job Title,Company Name\n"11/2${n}/24, 11:39 PM",http://www.linkedin.com/jobs/view/${n},Dev ${n},Nordwind\n`;

  test('of LinkedIn gives the saved jobs, all their parts', async () => {
    const path = await place.files.write(
      'Basic_LinkedInDataExport.zip',
      zipOf({
        'Profile.csv': 'First Name,Last Name\nAda,L\n',
        'Jobs/Saved Jobs.csv': saved(3),
        'Jobs/Saved Jobs_1.csv': saved(4),
        'Jobs/Job Applications.csv': 'Application Date\n',
      }),
    );
    expect(await load(path)).toMatchObject({
      ...{ read: 2, inserted: 2 },
      notes: {
        file: {
          'not read of the archive: Profile.csv, Job Applications.csv (--sheet NAME reads one)': 2,
        },
      },
    });
    expect(await posts('job_title')).toEqual([{ job_title: 'Dev 3' }, { job_title: 'Dev 4' }]);
    const url = place.database.url;
    const told = await runCli(['ingest', 'job-posts', path, '--sheet', 'x', '--database-url', url]);
    expect(told).toMatchObject({ code: 2 });
    expect(told.stderr).toContain('"Saved Jobs.csv"');
  });

  test('of LinkedIn gives the applications to what loads them', async () => {
    const { session } = place.database;
    await session.pg.query(`insert into nyx.users (name, email) values ('Ada', 'ada@example.org')`);
    await session.pg.query(
      `insert into nyx.job_posts (job_title, source_url) values ('A', 'https://n.example/1')`,
    );
    const path = await place.files.write(
      'export.zip',
      zipOf({
        'Jobs/Saved Jobs.csv': saved(3),
        'Jobs/Job Applications.csv':
          'user_email,Job Url,effort_level\nada@example.org,https://n.example/1,low\n',
      }),
    );
    expect(await loadApplications(session, path, strict)).toMatchObject({ read: 1, inserted: 1 });
  });

  test('of Notion, packed twice and with a view beside the table, gives the table', async () => {
    const inner = zipOf({
      'Jobs 1a.csv': 'Title,URL\n',
      'Jobs 1a_all.csv': `\uFEFFTitle,URL,Posted\nDev,https://n.example/1,"January 5, 2025 → January 8, 2025"\n`,
      'Jobs 1a/Dev.txt': 'notes',
      '__MACOSX/Jobs 1a_all.csv': 'x',
    });
    const path = await place.files.write('Export.zip', zipOf({ 'Part-1.zip': inner }));
    for (const told of [{}, { sheet: 'Jobs 1a_all' }])
      expect(await load(path, told)).toMatchObject({ read: 1, rejected: 0 });
    expect(await posts('job_title, posting_datetime as at')).toEqual([
      { job_title: 'Dev', at: '2025-01-05T00:00:00Z' },
    ]);
  });

  test('of one table that is no CSV gives it, packed once or twice, and says what is packed deeper', async () => {
    const table = zipOf({ 'jobs.json': '[{"title":"Dev","url":"https://n.example/1"}]' });
    const twice = zipOf({ 'inner.zip': table });
    for (const packed of [table, twice])
      expect(await load(await place.files.write('a.zip', packed))).toMatchObject({ read: 1 });
    const deep = await place.files.write('deep.zip', zipOf({ 'outer.zip': twice }));
    await expect(load(deep)).rejects.toMatchObject({
      message: expect.stringContaining('deep.zip is a zip archive, not a table'),
      hint: 'unpack it and load the files in it',
    });
  });

  test('that is cut off is told in a sentence', async () => {
    const whole = zipOf({ 'jobs.csv': 'title,url\nA,https://n.example/1\n' });
    const path = await place.files.write('jobs.zip', whole.subarray(0, whole.length - 10));
    await expect(load(path)).rejects.toMatchObject({
      message: expect.stringContaining('jobs.zip is corrupt'),
    });
    expect(await load(await place.files.write('one.zip', whole))).toMatchObject({ inserted: 1 });
    expect((await readFile(path)).length).toBeGreaterThan(0);
  });
});
