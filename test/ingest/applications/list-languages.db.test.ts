import { expect, test } from 'vitest';
import { testLanguages } from './list-languages.ts';
import { listDatabase } from './list-loading.ts';

testLanguages(5);

test('a list before anything else makes its person, and takes it back when it is not kept', async () => {
  await using db = await listDatabase('');
  const people = async () => (await db.session.pg.query('select name, email from nyx.users')).rows;
  const text = 'Company,Position,Applied\nNordwind,Analyst,2025-03-01\n';
  const user = ' Ada@example.org';
  expect(await db.load(text, { user, dryRun: true })).toMatchObject({ inserted: 1 });
  expect(await people()).toEqual([]);
  const load = await db.load(text, { user });
  expect(load.notes).toMatchObject({ users: { added: 1 } });
  expect(await people()).toEqual([{ name: 'Ada@example.org', email: 'Ada@example.org' }]);
  expect((await db.load(text, { user: 'ada@example.org' })).notes).not.toHaveProperty('users');
  await expect(db.load(text, { user: 'bob@example.org' })).rejects.toMatchObject({
    message: 'no person in nyx.users has the e-mail address given with --user',
  });
});

test('when a row was changed last is no day of its post, and none of its answer', async () => {
  await using db = await listDatabase();
  await db.load(
    'Company,Role,Date Applied,Status,Last Updated\nA,Dev,2025-01-15,Rejected,2025-02-03\n',
  );
  expect((await db.applications())[0]?.answers).toBe('rejection');
  const { rows } = await db.session.pg.query('select posting_datetime from nyx.job_posts');
  expect(rows).toEqual([{ posting_datetime: null }]);
});

test('a state with its day behind it is dated, one with several is not', async () => {
  await using db = await listDatabase();
  const rows = [
    'A,Dev,2025-01-05,Rejected (2025-01-20)',
    'B,Dev,2025-01-05,Interview 13/02/2025',
    'C,Dev,2025-01-05,Phone screen 2025-01-18 -> offer 2025-02-03',
  ];
  await db.load(['Company,Role,Applied,Status', ...rows, ''].join('\n'));
  expect((await db.applications()).map(({ answers }) => answers)).toEqual([
    'rejection@2025-01-20',
    'interview_invite@2025-02-13',
    'interview_invite offer',
  ]);
});

test('a day without a year asks for --as-of, which tells it', async () => {
  await using db = await listDatabase();
  const text = 'Company,Role,Applied\nA,Dev,Mar 3\nB,Dev,2025年4月3日\nC,Dev,4月5日\n';
  await expect(db.load(text)).rejects.toMatchObject({
    message: expect.stringContaining('it has no year: say with --as-of when the file was written'),
  });
  await db.load(text, { asOf: '2025-05-05' });
  const sent = (await db.applications()).map((each) => each.sent?.slice(0, 10));
  expect(sent).toEqual(['2025-03-03', '2025-04-03', '2025-04-05']);
});
