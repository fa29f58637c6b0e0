// Lists of applications as people and bots keep them: what comes out of one row.
import { expect, test } from 'vitest';
import { loadJobPosts } from '../../../src/ingest/load-job-posts.ts';
import { lenient, strict } from '../fixture-files.ts';
import { listDatabase } from './list-loading.ts';

const KEYED = 'user_email,url,effort_level,date_applied';

test('a tracker without URL, person and effort: three applications, a refusal and an interview', async () => {
  await using db = await listDatabase();
  const text = `Company,Position,Date Applied,Status,Notes
Nordwind GmbH,Data Analyst,2025-01-17,Applied,
Kupferberg AG,BI Developer,2025-01-24,Rejected,form letter
Blauhaus,BI Lead,2025-01-31,Interview,call on Friday
`;
  const load = await db.load(text);
  expect(load).toMatchObject({
    ...{ read: 3, inserted: 3, updated: 0, unchanged: 0, duplicate: 0, rejected: 0 },
    notes: {
      companies: { added: 3 },
      job_posts: { added: 3 },
      interviews: { added: 1 },
      application_events: { added: 2 },
      effort_level: { 'not told: taken as medium, and compared with none': 3 },
      application_submitted_at: { 'a day without a time, taken as noon (UTC)': 3 },
    },
  });
  const first = await db.applications();
  expect(first).toMatchObject([
    {
      ...{ company: 'Blauhaus', title: 'BI Lead', status: 'submitted', sent: '2025-01-31 12:00' },
      ...{ effort: 'medium', hint: null, history: 'submitted@2025-01-31' },
      ...{ interviews: '1', outcomes: '', answers: 'interview_invite' },
    },
    {
      ...{ company: 'Kupferberg AG', title: 'BI Developer', status: 'submitted' },
      ...{ sent: '2025-01-24 12:00', history: 'submitted@2025-01-24' },
      ...{ interviews: '', outcomes: '', answers: 'rejection' },
    },
    {
      ...{ company: 'Nordwind GmbH', title: 'Data Analyst', status: 'submitted' },
      ...{ sent: '2025-01-17 12:00', interviews: '', answers: '' },
    },
  ]);
  expect(first.map(({ url }) => url)).toEqual(
    Array(3).fill(expect.stringMatching(/^urn:nyx-etl:job-post:[0-9a-f]{32}$/)),
  );
  const again = await db.load(text);
  expect(again).toMatchObject({ inserted: 0, updated: 0, unchanged: 3 });
  expect(Object.keys(again.notes)).not.toContain('job_posts');
  expect(await db.applications()).toEqual(first);
});

test("a bot's history: post and application from one row, and the board's number is no id of ours", async () => {
  await using db = await listDatabase();
  const load =
    await db.load(`Job ID,Title,Company,Work Location,About Job,Date Posted,Date Applied,Job Link,External Job link
4100000001,Data Engineer,Nordwind GmbH,"Berlin, Germany","About the job
Build pipelines",2025-03-31 13:50:53.016488,2025-04-07 13:51:19.792121,https://www.linkedin.com/jobs/view/4100000001,Easy Applied
4100000002,Analyst,Kupferberg AG,"Munich, Germany","About the job
Count things",Unknown,Pending,https://www.linkedin.com/jobs/view/4100000002,https://kupferberg.example/jobs/2
`);
  expect(load).toMatchObject({ read: 2, inserted: 2, rejected: 0 });
  expect(await db.applications()).toMatchObject([
    {
      ...{ company: 'Kupferberg AG', title: 'Analyst', status: 'queued', sent: null },
      domain: 'kupferberg.example',
    },
    {
      ...{ company: 'Nordwind GmbH', title: 'Data Engineer', status: 'submitted' },
      ...{ sent: '2025-04-07 13:51', domain: 'linkedin.com' },
      url: 'https://www.linkedin.com/jobs/view/4100000001',
    },
  ]);
  const { rows } = await db.session.pg.query(`
    select p.location_city, p.location_country, p.posting_datetime, p.description_raw, p.canonical_url,
      a.application_submitted_at, a.id::text like '41%' as is_number
    from nyx.job_posts as p join nyx.applications as a on a.job_post_id = p.id order by p.source_url`);
  expect(rows).toEqual([
    {
      ...{ location_city: 'Berlin', location_country: 'DE' },
      posting_datetime: '2025-03-31T13:50:53.016488Z',
      description_raw: 'About the job\nBuild pipelines',
      canonical_url: 'https://www.linkedin.com/jobs/view/4100000001',
      application_submitted_at: '2025-04-07T13:51:19.792121Z',
      is_number: false,
    },
    {
      ...{ location_city: 'Munich', location_country: 'DE', posting_datetime: null },
      description_raw: 'About the job\nCount things',
      canonical_url: 'https://www.linkedin.com/jobs/view/4100000002',
      ...{ application_submitted_at: null, is_number: false },
    },
  ]);
});

/** The posts that a keyed list names. */
async function keyedDatabase(posts: string) {
  const db = await listDatabase();
  await loadJobPosts(db.session, await db.files.write('posts.csv', posts), {});
  return db;
}

test('what has a date was sent, on that day', async () => {
  await using db = await keyedDatabase(
    'title,company,url\nData Engineer,Nordwind,https://nordwind.example/1\n',
  );
  await db.load(`${KEYED}\nada@example.org,https://nordwind.example/1,low,2025-04-07\n`);
  expect(await db.applications()).toMatchObject([
    {
      ...{ status: 'submitted', sent: '2025-04-07 12:00', history: 'submitted@2025-04-07' },
      ...{ effort: 'low', hint: 'auto' },
    },
  ]);
});

test('words for a status become states and answers, whatever their case', async () => {
  const words = ['Applied', 'Rejected', 'Interviewing', 'Ghosted', 'Submitted', 'Offer', 'Saved'];
  const posts = words.map((_, n) => `${n},Company ${n},https://nordwind.example/${n}`);
  await using db = await keyedDatabase(`title,company,url\n${posts.join('\n')}\n`);
  const rows = words.map(
    (word, n) =>
      `ada@example.org,https://nordwind.example/${n},low,${word},${word === 'Saved' ? '' : `2025-04-0${n + 1}`}`,
  );
  const load = await db.load(
    `user_email,url,effort_level,status,date_applied\n${rows.join('\n')}\n`,
  );
  expect(load).toMatchObject({ inserted: 7, rejected: 0 });
  const stored = await db.applications();
  expect(stored.map(({ status, answers, interviews }) => [status, answers, interviews])).toEqual([
    ['submitted', '', ''],
    ['submitted', 'rejection', ''],
    ['submitted', 'interview_invite', '1'],
    ['submitted', '', ''],
    ['submitted', '', ''],
    ['submitted', 'offer', ''],
    ['queued', '', ''],
  ]);
});

test('an unknown word: sent with a date, set aside without one; --map-value says what it means', async () => {
  await using db = await listDatabase();
  const text = `Company,Position,Date Applied,Status
Nordwind,Analyst,2025-01-17,Quux
Kupferberg,Lead,,Quux
`;
  const load = await db.load(text, lenient);
  expect(load).toMatchObject({ inserted: 1, rejected: 1, reasons: { unknown_status: 1 } });
  const how = "say it with --map-value 'status.Quux=…' (waiting, interview, rejected, offer, …)";
  expect(load.notes.status).toEqual({
    [`“Quux” is not known, taken as sent because Date Applied has a day: ${how}`]: 1,
    [`“Quux” is not known: ${how}`]: 1,
  });
  expect(load.rejects[0]?.message).toContain("--map-value 'status.Quux=interview'");
  expect(await db.applications()).toMatchObject([{ status: 'submitted', answers: '' }]);
  await db.load(text, { mapValues: { status: { quux: 'interview' } } });
  expect(await db.applications()).toMatchObject([
    { company: 'Kupferberg', status: 'submitted', sent: null, interviews: '1' },
    { company: 'Nordwind', status: 'submitted', interviews: '1', answers: 'interview_invite' },
  ]);
});

test("LinkedIn's own export: the contact is the applicant, and the times are read", async () => {
  await using db = await listDatabase('name,email\nAda,ada@example.org\nBob,bob@example.org\n');
  await db.load(`Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers
"11/23/24, 11:39 PM",ada@example.org, +490000,Nordwind,Game Developer,http://www.linkedin.com/jobs/view/4100000001,cv.pdf,
"2/14/25, 12:09 AM",ada@example.org, +490000,Kupferberg,Tools Engineer,http://www.linkedin.com/jobs/view/4100000002,cv.pdf,Years of C++?:5
`);
  expect(await db.applications()).toMatchObject([
    { company: 'Kupferberg', title: 'Tools Engineer', sent: '2025-02-14 00:09' },
    { company: 'Nordwind', title: 'Game Developer', sent: '2024-11-23 23:39' },
  ]);
});

test('one post under another scheme, with a slash or tracking: its application', async () => {
  const page = 'https://www.linkedin.com/jobs/view/410000000';
  await using db = await keyedDatabase(
    `title,company,url\nA,Nordwind,${page}1\nB,Kupferberg,${page}2/\nC,Blauhaus,${page}3\n`,
  );
  const load = await db.load(`${KEYED}
ada@example.org,${page.replace('https', 'http')}1,low,2025-04-01
ada@example.org,${page}2,low,2025-04-02
ada@example.org,${page}3/?refId=x,low,2025-04-03
`);
  expect(load).toMatchObject({ inserted: 3, rejected: 0 });
  expect((await db.applications()).map(({ url }) => url)).toEqual([
    `${page}3`,
    `${page}2/`,
    `${page}1`,
  ]);
});

test('scores of 0 to 100, in per cent and of five', async () => {
  await using db = await keyedDatabase(
    'title,company,url\nA,Nordwind,https://n.example/1\nB,Kupferberg,https://n.example/2\nC,Blauhaus,https://n.example/3\n',
  );
  await db.load(`user_email,url,effort_level,score,date_applied
ada@example.org,https://n.example/1,low,85,2025-04-01
ada@example.org,https://n.example/2,low,72%,2025-04-02
ada@example.org,https://n.example/3,low,4.2/5,2025-04-03
`);
  expect((await db.applications()).map(({ title, score }) => [title, score])).toEqual([
    ['C', '0.840'],
    ['B', '0.720'],
    ['A', '0.850'],
  ]);
});

test('a URL is made of an id by a template', async () => {
  await using db = await listDatabase();
  const jobs = JSON.stringify({
    total: 2,
    jobPostings: [
      { title: 'Data Engineer', externalPath: '/job/Austin-TX/Data-Engineer_R1' },
      { title: 'Ops Lead', externalPath: '/job/Reno-NV/Ops-Lead_R2' },
    ],
  });
  await loadJobPosts(db.session, await db.files.write('jobs.json', jobs), {
    ...strict,
    urlTemplate: 'https://nordwind.example/ext{externalPath}',
  });
  await db.load('Job ID,Title,Company,Date\n7,Data Engineer,Nordwind,2025-02-01\n', {
    urlTemplate: 'https://nordwind.example/jobs/{Job ID}',
  });
  const { rows } = await db.session.pg.query('select source_url from nyx.job_posts order by 1');
  expect(rows.map(({ source_url }) => source_url)).toEqual([
    'https://nordwind.example/ext/job/Austin-TX/Data-Engineer_R1',
    'https://nordwind.example/ext/job/Reno-NV/Ops-Lead_R2',
    'https://nordwind.example/jobs/7',
  ]);
  await expect(
    db.load('Job ID,Company\n7,N\n', { urlTemplate: 'https://n.example/{Job IX}' }),
  ).rejects.toMatchObject({ hint: 'did you mean {Job ID}?' });
});
