// What tells one application from another where lists give a URL that is not the post's own.
import { expect, test } from 'vitest';
import { listDatabase } from './list-loading.ts';

const SEARCH = 'https://jobs.example/search?q=dev';
const CAREERS = 'https://x.example/careers';
const SHARED =
  'the URL of several posts (a search, a page of careers), so that company and title name each';

test('a URL that several companies or titles share names none of their posts, and outcomes stay where they are', async () => {
  await using db = await listDatabase();
  const text = `Company,Role,Job Link,Status
A,R1,${SEARCH},Applied
B,R2,${SEARCH},Rejected
C,R3,${CAREERS},Offer
D,R9,${CAREERS}/,Applied
E,Engineer,https://e.example/jobs,Applied
E,Analyst,https://e.example/jobs,Interview
F,R4,https://f.example/jobs/4,Applied
`;
  const load = await db.load(text);
  expect(load).toMatchObject({ read: 7, inserted: 7, duplicate: 0 });
  expect(load.notes.job_post_url).toEqual({ [SHARED]: 6 });
  const seven = await db.applications();
  expect(seven.map(({ company, title, answers }) => `${company} ${title} ${answers}`)).toEqual([
    ...['A R1 ', 'B R2 rejection', 'C R3 offer', 'D R9 ', 'E Analyst interview_invite'],
    ...['E Engineer ', 'F R4 '],
  ]);
  expect(seven.map(({ url }) => url.startsWith('urn:'))).toEqual([
    ...[true, true, true, true, true, true, false],
  ]);
  expect(seven.map(({ domain }) => domain)[0]).toBe('jobs.example');
  expect(await db.load(text)).toMatchObject({ inserted: 0, updated: 0, unchanged: 7 });
  // A later list that tells only one of them.
  await db.load(`Company,Role,Job Link,Status\nA,R1,${SEARCH},Rejected\n`);
  expect((await db.applications()).map(({ answers }) => answers)).toEqual([
    ...['rejection', 'rejection', 'offer', '', 'interview_invite', '', ''],
  ]);
});

test('a later list with the URL of a stored post of another company and title tells of another post', async () => {
  await using db = await listDatabase();
  await db.load(`Company,Role,Job Link,Status\nC,R3,${CAREERS},Offer\n`);
  const text = `Company,Role,Job Link,Status\nD,R9,${CAREERS}/,Applied\n`;
  expect(await db.load(text)).toMatchObject({ inserted: 1 });
  expect(await db.load(text)).toMatchObject({ inserted: 0, unchanged: 1 });
  expect(
    await db.load(
      `Company,Role,Job Link,Status\nC,R3,${CAREERS},Offer\nD,R9,${CAREERS}/,Rejected\n`,
    ),
  ).toMatchObject({ inserted: 0 });
  expect(await db.applications()).toMatchObject([
    { company: 'C', title: 'R3', url: CAREERS, answers: 'offer' },
    { company: 'D', title: 'R9', answers: 'rejection' },
  ]);
});

test('a poorer or a retitled row with the URL of a post is of that post', async () => {
  await using db = await listDatabase();
  const url = 'https://nordwind.example/jobs/1';
  await db.load(
    `Company,Role,Job Link,Status\nNordwind,Analyst,${url},Interview\nNordwind,,${url},\n,,${url},\n`,
  );
  expect(await db.applications()).toMatchObject([
    { title: 'Analyst', answers: 'interview_invite' },
  ]);
  for (const row of [`Nordwind GmbH,Senior Analyst,${url},Offer`, `,Analyst,${url},`, `,,${url},`])
    expect(await db.load(`Company,Role,Job Link,Status\n${row}\n`)).toMatchObject({ inserted: 0 });
  expect(await db.applications()).toMatchObject([
    { company: 'Nordwind', title: 'Analyst', url, outcomes: '1:passed:offer' },
  ]);
});

test('a row of a shared page that lacks its title or company is that of the only one it fits', async () => {
  await using db = await listDatabase();
  await db.load(
    `Company,Role,Job Link,Status\nA,R1,${SEARCH},Applied\nB,R2,${SEARCH},Applied\nB,,${SEARCH},Rejected\n,R1,${SEARCH},Interview\n`,
  );
  expect(await db.applications()).toMatchObject([
    { company: 'A', title: 'R1', answers: 'interview_invite' },
    { company: 'B', title: 'R2', answers: 'rejection' },
  ]);
});
