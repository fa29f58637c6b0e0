// Which column is which: names of people, questions, words of programs; and lists of nothing.
import { expect, test } from 'vitest';
import { loadJobPosts } from '../../../src/ingest/load-job-posts.ts';
import { lenient } from '../fixture-files.ts';
import { listDatabase } from './list-loading.ts';

const told = async (db: Awaited<ReturnType<typeof listDatabase>>) =>
  (await db.applications()).map(({ company, title, status, sent, answers }) =>
    [company, title, status, sent?.slice(0, 10) ?? '-', answers || '-'].join(' | '),
  );

test('a name beside a company and a title is that of a person', async () => {
  await using db = await listDatabase();
  await db.load('Name,Company,Title\nAnna,Amsel,Dev\n');
  await db.load('Company,Name,Position\nBuchfink,Anna,Cook\n');
  await db.load('Name,Company\nBaker,Dohle\n');
  await db.load('Name,Position\nElster,Smith\n');
  expect(await told(db)).toEqual([
    'Amsel | Dev | queued | - | -',
    'Buchfink | Cook | queued | - | -',
    'Dohle | Baker | queued | - | -',
    'Elster | Smith | queued | - | -',
  ]);
});

test('a batch is no session', async () => {
  await using db = await listDatabase();
  expect(await db.load('Company,Position,Batch\nAmsel,Dev,W24\n')).toMatchObject({ inserted: 1 });
});

test('questions of a form are headers', async () => {
  await using db = await listDatabase();
  await db.load(
    `Timestamp,Which company did you apply to?,What is the job title?,When did you apply?,Current status of application,What was the outcome?
5/2/2026 10:00:00,Amsel,Dev,5/1/2026,Interviewing,
5/30/2026 10:00:00,Buchfink,Cook,5/14/2026,Applied,Rejected
`,
  );
  expect(await told(db)).toEqual([
    'Amsel | Dev | submitted | 2026-05-01 | interview_invite',
    'Buchfink | Cook | submitted | 2026-05-14 | rejection',
  ]);
});

test('further words of programs: an interview that was had, progress beside a state, a state within an object', async () => {
  await using db = await listDatabase();
  await db.load(
    `company,role,submitted_at_iso,status,application_progress,hadInterview,TOTAL INTERVIEWS
Amsel,Dev,2026-05-01T08:00:00Z,applied,,true,
Buchfink,Dev,2026-05-02T08:00:00Z,applied,video interview,false,
Dohle,Dev,2026-05-03T08:00:00Z,applied,,false,0
`,
  );
  await db.load('Firma,Position,Einreichdatum,Drittgespräch\nElster,Dev,1.5.2026,20.5.2026\n');
  await db.load('회사,직무,현재 단계,지원일\nFink,Dev,면접,2026-05-01\n');
  await db.load('Firm,Role,Link to Job Req\nGirlitz,Dev,https://girlitz.example/1\n', {
    map: { company_name: ['Firm'] },
  });
  const cards = [
    { company: 'Habicht', position: 'Dev', status: { text: 'Rejected', color: 'red' } },
  ];
  await db.load(JSON.stringify(cards), {}, 'list.json');
  expect(await told(db)).toEqual([
    'Amsel | Dev | submitted | 2026-05-01 | interview_invite',
    'Buchfink | Dev | submitted | 2026-05-02 | interview_invite',
    'Dohle | Dev | submitted | 2026-05-03 | -',
    'Elster | Dev | submitted | 2026-05-01 | interview_invite@2026-05-20',
    'Fink | Dev | submitted | 2026-05-01 | interview_invite',
    'Girlitz | Dev | queued | - | -',
    'Habicht | Dev | submitted | - | rejection',
  ]);
  expect((await db.applications()).find(({ company }) => company === 'Girlitz')?.url).toBe(
    'https://girlitz.example/1',
  );
});

test('a URL between angle brackets is one', async () => {
  await using db = await listDatabase();
  await db.load('Company,Position,Link\nAmsel,Dev,<https://amsel.example/1>\n');
  expect(await db.applications()).toMatchObject([{ url: 'https://amsel.example/1' }]);
});

test.each([
  ['list.json', '[]'],
  ['list.json', ' [ ]\n'],
  ['list.json', '{"profile": {"name": "Ada", "title": "Dev"}, "applications": []}'],
  ['list.md', '# Mine\n\n| Company | Role |\n|---|---|\n'],
  ['list.csv', 'Company,Role\n'],
])('a list of nothing is read, and has nothing: %s %s', async (name, text) => {
  await using db = await listDatabase();
  const path = await db.files.write(name, text);
  const nothing = { read: 0, inserted: 0, rejected: 0 };
  expect(await db.load(text, {}, name)).toMatchObject(nothing);
  const posts = name === 'list.csv' ? await db.files.write('posts.csv', 'title,url\n') : path;
  expect(await loadJobPosts(db.session, posts, {})).toMatchObject(nothing);
});

test('a list with the names of several people is not taken as one person’s', async () => {
  await using db = await listDatabase();
  const text = 'User Name,Company,Position\nAnna A,Amsel,Dev\nBen B,Dohle,Dev\n';
  for (const options of [{}, { user: 'ada@example.org' }])
    await expect(db.load(text, options)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('holds the lists of 2 people: User Name has so many names'),
      hint: expect.stringContaining("--map none='User Name'"),
    });
  expect(await db.load(text, { map: { none: ['User Name'] } })).toMatchObject({ inserted: 2 });
  const one = 'User Name,Company,Position\nAnna A,Fink,Dev\nanna a,Girlitz,Dev\n';
  expect(await db.load(one)).toMatchObject({ inserted: 2 });
});

test('a record with half of a sign is set aside alone, and where all have one the message says so', async () => {
  await using db = await listDatabase();
  const broken = '{"company":"Amsel \\ud800","role":"Dev"}';
  const nul = '{"company":"Dohle \\u0000","role":"Cook"}';
  const load = await db.load(`[${broken},${nul}]`, lenient, 'list.json');
  expect(load).toMatchObject({ inserted: 1, rejected: 1, reasons: { invalid_json: 1 } });
  await expect(db.load(`[${broken}]`, {}, 'list.json')).rejects.toMatchObject({
    message: expect.stringContaining(
      'of the first, it is no JSON, or cut off, or has half of a sign',
    ),
  });
});
