// Lists in the ways of programs: ids, marks and words as bots and trackers write them.
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { describeNotes } from '../../../src/commands/load-files.ts';
import { runCli } from '../../support/run-cli.ts';
import { listDatabase } from './list-loading.ts';

const NO_URL =
  'not a URL, so that company and title name the post; --url-template can make one of it';

test.each([
  ['without hyphens', 'e25a7fb7de97446c8f1f0d3c2b1a0987', 'e25a7fb7de97446c8f1f0d3c2b1a0988'],
  ['in capitals', 'E25A7FB7-DE97-446C-8F1F-0D3C2B1A0987', 'E25A7FB7-DE97-446C-8F1F-0D3C2B1A0988'],
])('ids written %s: what came back is stored as with hyphens', async (_, first, second) => {
  await using db = await listDatabase();
  const text = `id,Company,Position,Date Applied,Status
${first},Nordwind,Analyst,2025-01-17,Interview
${second},Kupferberg,Lead,2025-01-18,Rejected
`;
  const notes = { interviews: { added: 1 }, application_events: { added: 2 } };
  expect(await db.load(text)).toMatchObject({ inserted: 2, notes });
  expect(await db.applications()).toMatchObject([
    { id: 'e25a7fb7-de97-446c-8f1f-0d3c2b1a0988', answers: 'rejection' },
    { id: 'e25a7fb7-de97-446c-8f1f-0d3c2b1a0987', answers: 'interview_invite', interviews: '1' },
  ]);
  expect(await db.load(text)).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
});

test('a post and a person named by ids without hyphens are those that are there', async () => {
  await using db = await listDatabase();
  await db.load('Company,Position\nNordwind,Analyst\n');
  const { rows } = await db.session.pg.query(`
    select replace(user_id::text, '-', '') as person, replace(job_post_id::text, '-', '') as post
    from nyx.applications`);
  await db.load(`user_id,job_post_id,Status\n${rows[0].person},${rows[0].post},Interview\n`);
  expect(await db.applications()).toMatchObject([{ status: 'submitted', interviews: '1' }]);
});

test.each([
  ['applied', 'applied_at'],
  ['application_sent', 'application_date'],
])('`%s: true` beside a date that few records have says that it was sent', async (mark, date) => {
  await using db = await listDatabase();
  const jobs = [
    { company: 'A', title: 'Analyst', [mark]: true, [date]: '2025-01-17T09:00:00Z' },
    { company: 'B', title: 'Analyst', [mark]: true, [date]: null },
    { company: 'C', title: 'Analyst', [mark]: true },
    { company: 'D', title: 'Analyst', [mark]: false, [date]: null },
  ];
  await db.load(JSON.stringify(jobs), {}, 'jobs.json');
  expect((await db.applications()).map(({ status, sent }) => [status, sent])).toEqual([
    ['submitted', '2025-01-17 09:00'],
    ['submitted', null],
    ['submitted', null],
    ['queued', null],
  ]);
});

test('a company, its board and a page within it: a board is no status, and such a page no URL', async () => {
  await using db = await listDatabase();
  const text = `Title,Company,Job URL,Board
Analyst,Nordwind,/job-listings-analyst-1,Naukri
Analyst,Nordwind,/job-listings-analyst-2,Naukri
Lead,Kupferberg,/job-listings-lead-3,Done Jobs
`;
  const load = await db.load(text);
  expect(load).toMatchObject({ inserted: 3, rejected: 0, duplicate: 0 });
  expect(load.notes).toMatchObject({ job_post_url: { [NO_URL]: 3 } });
  expect((await db.applications()).map(({ status }) => status)).toEqual([
    'queued',
    'queued',
    'queued',
  ]);
  expect(await db.load(text)).toMatchObject({ inserted: 0, updated: 0, unchanged: 3 });
});

test('a column that is called like ours and holds something else is told as not loaded', async () => {
  await using db = await listDatabase();
  const file = await db.files.write(
    'list.csv',
    'Id,Company,Position,Board\n7,Nordwind,Analyst,Naukri\n',
  );
  const to = ['--database-url', db.url];
  const { stdout, stderr } = await runCli(['ingest', 'applications', file, ...to]);
  expect(`${stdout}${stderr}`).toContain('not loaded: Id, Board');
  const told = ['--map', 'status=Board', '--map-value', 'status.Naukri=interview'];
  expect(await runCli(['ingest', 'applications', file, ...told, ...to])).toMatchObject({ code: 0 });
  expect(await db.applications()).toMatchObject([{ status: 'submitted', interviews: '1' }]);
});

test('of a board whose columns are states its column is one', async () => {
  await using db = await listDatabase();
  const cards = 'Company,Title,Board\nNordwind,Analyst,Wishlist\nKupferberg,Lead,Interview\n';
  await db.load(cards);
  expect((await db.applications()).map(({ status }) => status)).toEqual(['submitted', 'queued']);
});

test('unknown words are told first and all, by the column that they stand in; a screen shows the first of them', async () => {
  await using db = await listDatabase();
  const unknown = [...'abcdefghijklmnopqrstuv'].map((letter) => `Zork${letter}`);
  const words = ['Rejected', 'Rejected', 'Offer', 'Offer', ...unknown];
  const rows = words.map(
    (word, n) => `Company ${n},Analyst,2025-01-17,${n === 0 ? 'Quux' : ''},${word}`,
  );
  const text = `Company,Position,Date Applied,Status,Result\n${rows.join('\n')}\n`;
  const load = await db.load(text);
  const notes = Object.keys(load.notes.status ?? {});
  expect(notes).toHaveLength(25);
  expect(notes.slice(0, 23)).toEqual(
    ['Quux', ...unknown].map((word) => expect.stringContaining(`“${word}” is not known`)),
  );
  expect(notes[0]).toContain("--map-value 'status.Quux=…'");
  expect(notes[1]).toContain("--map-value 'outcome.Zorka=…'");
  const lines = describeNotes(load).filter((line) => line.includes(' status: '));
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe('  note: status: and 5 more, --json lists all');
  await db.load(text, { mapValues: { outcome: { Zorka: 'offer' } } });
  const { answers } =
    (await db.applications()).find(({ company }) => company === 'Company 4') ?? {};
  expect(answers).toBe('offer');
});

test("LinkedIn's own export of the only person there is, under another address of theirs", async () => {
  await using db = await listDatabase();
  const linkedIn = (address: string) =>
    `Application Date,Contact Email,Company Name,Job Title,Question And Answers
"11/23/24, 11:39 PM",${address},Nordwind,Game Developer,
`;
  expect(await db.load(linkedIn('ada@private.example'))).toMatchObject({ inserted: 1 });
  await db.session.pg.query(
    "insert into nyx.users (name, email) values ('Bob', 'bob@example.org')",
  );
  await expect(db.load(linkedIn('bob@private.example'))).rejects.toMatchObject({
    hint: expect.stringContaining('--user EMAIL'),
  });
  await expect(
    db.load('user_email,Company,Position\nbob@private.example,Nordwind,Analyst\n'),
  ).rejects.toMatchObject({ message: expect.stringContaining('--user EMAIL') });
});

test('a folder with a tracker called like a table: the command that takes it is told', async () => {
  await using db = await listDatabase();
  const tracker = 'Company,Position,Date Applied\nNordwind,Analyst,2025-01-17\n';
  const file = await db.files.write('applications.csv', tracker);
  const { code, stdout } = await runCli([
    'ingest',
    'folder',
    dirname(file),
    '--database-url',
    db.url,
  ]);
  expect(code).toBe(3);
  expect(stdout).toContain(`of a list: nyx-etl ingest applications ${file}`);
});
