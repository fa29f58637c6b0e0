// What one list may do to what another one told, and what is said where something is missing.
import { expect, test } from 'vitest';
import { loadJobPosts } from '../../../src/ingest/load-job-posts.ts';
import { replayRejects } from '../../../src/ingest/replay-rejects.ts';
import { lenient, strict } from '../fixture-files.ts';
import { listDatabase } from './list-loading.ts';

test('a poorer list takes nothing away: a state only goes on, and a day does not replace its hour', async () => {
  await using db = await listDatabase();
  await db.load(
    'Company,Position,Date Applied,Status,Effort,Location\nNordwind,Analyst,2025-01-17 08:30,Rejected,high,"Berlin, Germany"\n',
  );
  const first = await db.applications();
  for (const poorer of [
    'Company,Position\nNordwind,Analyst\n',
    'Company,Position,Date Applied\nNordwind,Analyst,2025-01-17\n',
    'Company,Position,Status\nNordwind GmbH,analyst,Saved\n',
    'Company,Position,Status,Location\nNordwind,Analyst,Unknown,N/A\n',
  ])
    expect(await db.load(poorer)).toMatchObject({ inserted: 0, updated: 0, unchanged: 1 });
  expect(await db.applications()).toEqual(first);
  expect(first).toMatchObject([{ effort: 'high', sent: '2025-01-17 08:30', answers: 'rejection' }]);
  await db.load('Company,Position,Status\nNordwind,Analyst,Withdrawn\n');
  expect(await db.applications()).toMatchObject([{ status: 'cancelled' }]);
});

test('a list only adds to a post that a scrape told, found by company and title', async () => {
  await using db = await listDatabase();
  const posts =
    'title,company,url,location\nData Analyst (m/w/d),Nordwind GmbH,https://nordwind.example/1,\n';
  await loadJobPosts(db.session, await db.files.write('posts.csv', posts), {});
  await db.load(
    'Company,Role,Date Applied,Location\nNordwind,data analyst (m/w/d),2025-01-17,"Berlin, Germany"\n',
  );
  await db.load(
    'Company,Role,Date Applied,Job Link\nNordwind AG,Analyst,2025-01-17,http://www.nordwind.example/1/\n',
  );
  const { rows } = await db.session.pg.query(
    'select job_title, source_url, location_city from nyx.job_posts',
  );
  expect(rows).toEqual([
    {
      job_title: 'Data Analyst (m/w/d)',
      source_url: 'https://nordwind.example/1',
      location_city: 'Berlin',
    },
  ]);
  expect(await db.applications()).toHaveLength(1);
});

test('who applied again on another day has two applications, and they stay two', async () => {
  await using db = await listDatabase();
  const text =
    'Company,Position,Date Applied,Status\nNordwind,Analyst,2025-06-01,Interview\nNordwind,Analyst,2025-01-17,Rejected\n';
  await db.load(text);
  const two = await db.applications();
  expect(two.map(({ sent, answers }) => [sent, answers])).toEqual([
    ['2025-01-17 12:00', 'rejection'],
    ['2025-06-01 12:00', 'interview_invite'],
  ]);
  expect(await db.load(text)).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
  await db.load('Company,Position,Date Applied,Status\nNordwind,Analyst,2025-06-01,Offer\n');
  expect((await db.applications()).map(({ outcomes }) => outcomes)).toEqual(['', '1:passed:offer']);
});

test.each([
  [
    'Company,Application ID,Timestamp\nKupfer,R-1,2025-01-17\nKupfer,R-2,2025-01-17\nKupfer,R-1,2025-01-17\n',
  ],
  [
    'Company,Role,Req ID,Date Applied\nKupfer,Analyst,1,2025-01-17\nKupfer,Analyst,2,2025-01-17\nKupfer,Analyst,1,2025-01-17\n',
  ],
])('what the employer calls a post by tells two of one company apart: %s', async (text) => {
  await using db = await listDatabase();
  expect(await db.load(text)).toMatchObject({ inserted: 2, duplicate: 1 });
  expect(await db.load(text)).toMatchObject({
    inserted: 0,
    updated: 0,
    unchanged: 2,
    duplicate: 1,
  });
  expect(await db.applications()).toHaveLength(2);
});

test('the history has each state at its date, from a JSON list, too', async () => {
  await using db = await listDatabase();
  await db.load(
    'Company,Position,Date Saved,Date Applied,Status,Withdrawn at\nNordwind,Analyst,2025-01-10,2025-01-17,Withdrawn,2025-02-01\n',
  );
  const history = [
    { status: 'Wishlist', date: '2025-03-01' },
    { status: 'Applied', date: '2025-03-03' },
    { status: 'Phone Screen', date: '2025-03-10' },
    { status: 'Offer', date: '2025-03-20' },
  ];
  await db.load(
    JSON.stringify([
      { company: 'Kupferberg', role: 'Lead', status: 'Offer', statusHistory: history },
    ]),
    {},
    'list.json',
  );
  expect(await db.applications()).toMatchObject([
    {
      ...{
        company: 'Kupferberg',
        sent: '2025-03-03 12:00',
        interviews: '1:phone_screen@2025-03-10',
      },
      ...{ history: 'queued@2025-03-01 submitted@2025-03-03', outcomes: '1:passed:offer' },
    },
    {
      ...{ company: 'Nordwind', status: 'cancelled', answers: 'withdrawal@2025-02-01' },
      history: 'queued@2025-01-10 submitted@2025-01-17 cancelled@2025-02-01',
    },
  ]);
});

test('who drew back on a day that no list tells did so on no day, as a refusal without one has none', async () => {
  await using db = await listDatabase();
  await db.load('Company,Position,Date Applied,Status\nBlauhaus,Analyst,2025-01-17,Applied\n');
  await db.load(`Company,Position,Date Applied,Status
Blauhaus,Analyst,2025-01-17,Withdrawn
Kupferberg,Analyst,2025-01-17,cancelled
Nordwind,Analyst,2025-01-17,Withdrawn
Rotdorn,Analyst,2025-01-17,Rejected
`);
  const drewBack = 'submitted@2025-01-17 cancelled';
  expect((await db.applications()).map(({ history, answers }) => [history, answers])).toEqual([
    [drewBack, 'withdrawal'],
    [drewBack, ''],
    [drewBack, 'withdrawal'],
    ['submitted@2025-01-17', 'rejection'],
  ]);
});

test('whose list it is: the only person, or the one that is told; else the error says what to type', async () => {
  const text = 'Company,Position,Email\nNordwind,Analyst,hr@nordwind.example\n';
  {
    await using db = await listDatabase('');
    await expect(db.load(text)).rejects.toMatchObject({
      message: 'nobody is in nyx.users yet, so the list has no owner',
      hint: 'say whose it is: --user EMAIL',
    });
  }
  await using db = await listDatabase('name,email\nAda,ada@example.org\nBob,bob@example.org\n');
  await expect(db.load(text)).rejects.toMatchObject({
    message: 'nyx.users holds 2 people, so whose list this is must be said',
    hint: 'name the owner: --user EMAIL, with an address from nyx.users',
  });
  await expect(db.load('Notes\nx\n')).rejects.toMatchObject({
    hint: expect.stringContaining('name one with --map company_name=…, job_title=…'),
  });
  await db.load(text, { user: 'Bob@example.org' });
  const { rows } = await db.session.pg.query(
    'select u.name from nyx.applications as a join nyx.users as u on u.id = a.user_id',
  );
  expect(rows).toEqual([{ name: 'Bob' }]);
});

test('of a row that names nothing the columns are told that should say it', async () => {
  await using db = await listDatabase();
  const list = 'Firma,Role,Job Link,Date Applied\nNordwind,Analyst,,2025-01-17\n,,,2025-01-18\n';
  expect(await db.load(list, lenient)).toMatchObject({
    inserted: 1,
    rejects: [
      {
        columnName: null,
        message: 'it does not say what was applied to: nothing stands in Firma, Role, Job Link',
      },
    ],
  });
});

test('what was put away was sent, where what came of it has a date', async () => {
  await using db = await listDatabase();
  await db.load(
    'Company,Role,Status,Outcome Date\nKupferberg,Lead,Application Closed,2025-02-01\nNordwind,Analyst,Application Closed,\n',
    lenient,
  );
  expect(await db.applications()).toMatchObject([
    { company: 'Kupferberg', status: 'submitted', sent: null },
    { company: 'Nordwind', status: 'queued' },
  ]);
});

test('headers of programs and digits of other scripts are read', async () => {
  await using db = await listDatabase();
  await db.load(
    'company,title,currentStage,dateReceived\nKupferberg,Lead,Hiring freeze,٢٠٢٤/٥/٣\n',
  );
  expect(await db.applications()).toMatchObject([
    { sent: '2024-05-03 12:00', answers: 'rejection' },
  ]);
});

test('each round that a history names is an interview, also where two have one date', async () => {
  await using db = await listDatabase();
  const history = (last: string) =>
    `"[{'stage': 'Applied', 'date': '2024-10-01'}, {'stage': 'Phone Screen', 'date': '2024-10-10'}, {'stage': 'Final Round', 'date': '${last}'}]"`;
  await db.load(
    `Company,Role,Status,Status History\nKupferberg,Lead,Applied,${history('2024-11-05')}\nNordwind,Analyst,Applied,${history('2024-10-10')}\n`,
  );
  expect(await db.applications()).toMatchObject([
    { interviews: '1:phone_screen@2024-10-10 2@2024-11-05' },
    { interviews: '1:phone_screen@2024-10-10 2@2024-10-10' },
  ]);
});

test('a name that holds NUL is noted', async () => {
  await using db = await listDatabase();
  const list = 'Company,Role,Date Applied\nNord\0wind,Analyst,2025-01-17\nKupfer,Lead,2025-01-17\n';
  expect((await db.load(list)).notes.file).toEqual({
    'rows with “\uFFFD” where the file has NUL, or a sign that was lost before': 1,
  });
});

test('constants hold for every row, and rejects are tried again with what was told', async () => {
  await using db = await listDatabase();
  const text = 'Position,Date Applied,Status\nAnalyst,2025-01-17,Applied\nLead,,Quux\n';
  const set = { effort: 'low', company: 'Nordwind', source: 'Friends' };
  const { loadId } = await db.load(text, { ...lenient, set });
  expect(await db.applications()).toMatchObject([
    { company: 'Nordwind', effort: 'low', hint: 'auto' },
  ]);
  const { replay } = await replayRejects(db.session, loadId ?? 0n, {
    mapValues: { status: { Quux: 'offer' } },
  });
  expect(replay).toMatchObject({ read: 1, inserted: 1, rejected: 0 });
  expect(await db.applications()).toMatchObject([
    { company: 'Nordwind', title: 'Analyst', effort: 'low' },
    { company: 'Nordwind', title: 'Lead', effort: 'low', answers: 'offer' },
  ]);
  const { rows } = await db.session.pg.query('select name from nyx.job_sources where name = $1', [
    'Friends',
  ]);
  expect(rows).toHaveLength(1);
});

test('a rehearsal counts and keeps nothing', async () => {
  await using db = await listDatabase();
  const text = 'Company,Position,Date Applied,Status\nNordwind,Analyst,2025-01-17,Interview\n';
  const load = await db.load(text, { ...strict, dryRun: true });
  expect(load).toMatchObject({ loadId: null, inserted: 1, notes: { interviews: { added: 1 } } });
  const { rows } = await db.session.pg.query(
    'select (select count(*) from nyx.companies) + (select count(*) from nyx.job_posts) as rows',
  );
  expect(Number(rows[0].rows)).toBe(0);
});
