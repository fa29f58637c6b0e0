// Kinds of files of job posts that people have, one load each, with what is right of every value.
import { describe, expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { FORMATS } from './file-formats.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

async function load(name: string, content: string | Uint8Array, options: object = {}) {
  const path = await place.files.write(name, content);
  return loadJobPosts(place.database.session, path, { ...strict, ...options });
}

async function posts(columns: string) {
  const { rows } = await place.database.session.pg.query<unknown[]>({
    text: `select ${columns} from nyx.job_posts as p left join nyx.companies as c on c.id = p.company_id
      left join nyx.job_sources as s on s.id = p.job_source_id order by source_url`,
    rowMode: 'array',
  });
  return rows;
}

/** Values of one column, each a post; what is stored of it, in order. */
async function stored(
  header: string,
  values: readonly string[],
  columns: string,
  name = 'csv',
  others: Readonly<Record<string, string>> = {},
) {
  const records = values.map((value, n) => ({
    title: `Post ${n}`,
    company: 'Nordwind',
    url: `https://nordwind.example/${String(n).padStart(2, '0')}`,
    [header]: value,
    ...others,
  }));
  await load(`jobs.${name}`, (await FORMATS[name]?.(records)) ?? '', lenient);
  return posts(columns);
}

describe.each(Object.keys(FORMATS))('in a file of %s', (name) => {
  test('empty rows are none, and pay, title, company and place say what they mean', async () => {
    const records = [
      {
        'Job Title': 'Architect Architect with verification',
        Company: 'Private Client',
        'Job URL': 'https://nordwind.example/1',
        Salary: '15000',
        salary_raw: '15,000 ETB Monthly',
        Location: 'Dallas, TX (On-site)',
        'Job Tags / Skills': 'SQL, Python',
        'Job Type': 'Onsite - Full Time',
      },
      {
        ...{ 'Job Title': '', Company: '', 'Job URL': '', Salary: '', salary_raw: '' },
        ...{ Location: '', 'Job Tags / Skills': '', 'Job Type': '' },
      },
    ];
    const summary = await load(`jobs.${name}`, (await FORMATS[name]?.(records)) ?? '');
    expect(summary).toMatchObject({ read: 1, inserted: 1, rejected: 0 });
    expect(
      await posts(
        `job_title, c.name, compensation_currency, compensation_min::int, location_city, location_country,
        is_remote_allowed, employment_type`,
      ),
    ).toEqual([['Architect', null, 'ETB', 15_000, 'Dallas', 'US', false, 'full_time']]);
    const { rows: tags } = await place.database.session.pg.query(
      'select name from nyx.job_tags order by 1',
    );
    expect(tags).toEqual([{ name: 'Python' }, { name: 'SQL' }]);
  });
});

test('words of pay: two weeks, crore, a bonus, per day, more and less than', async () => {
  const pays = [
    ['$1,500 - $2,000 bi-weekly', 'USD', '1500', '2000', '$1,500 - $2,000 bi-weekly'],
    ['1.2 Cr - 1.5 Cr PA', 'INR', '12000000', '15000000', '1.2 Cr - 1.5 Cr PA; per year'],
    ['£45,000 + bonus', 'GBP', '45000', '45000', '£45,000 + bonus'],
    ['£45,000+', 'GBP', '45000', null, '£45,000+'],
    ['£500 p.d.', 'GBP', '500', '500', '£500 p.d.; per day'],
    ['Acima de R$ 20.000', 'BRL', '20000', null, 'Acima de R$ 20.000'],
    ['More than €50,000', 'EUR', '50000', null, 'More than €50,000'],
    ['Under £30k', 'GBP', null, '30000', 'Under £30k'],
    ['Less than €60,000 a year', 'EUR', null, '60000', 'Less than €60,000 a year; per year'],
  ] as const;
  const columns = 'compensation_currency, compensation_min, compensation_max, compensation_notes';
  const others = { location: 'Reno, NV' };
  expect(
    await stored(
      'salary',
      pays.map(([text]) => text),
      columns,
      'csv',
      others,
    ),
  ).toEqual(pays.map(([, ...read]) => read));
});

test('titles that are URLs are set aside', async () => {
  const summary = await load(
    'jobs.csv',
    'title,url\nhttps:,https://a.example/1\nhttps://a.example/2,https://a.example/2\nDev,https://a.example/3\n',
    lenient,
  );
  expect(summary).toMatchObject({ inserted: 1, reasons: { not_a_title: 2 } });
});

test('JobSpy and JobFunnel: the employer’s site, the board behind a scraper, how remote it is', async () => {
  await load(
    'spy.csv',
    'site,job_url,job_url_direct,title,company,company_url,company_url_direct\n' +
      'indeed,https://fr.indeed.com/viewjob?jk=1,https://careers.nordwind.example/1,Dev,Nordwind,https://fr.indeed.com/cmp/N,http://www.nordwind.example\n' +
      'indeed,https://fr.indeed.com/viewjob?jk=2,,Ops,Kupferberg,https://www.kupferberg.example,\n',
  );
  expect(await posts('canonical_domain, canonical_url, s.name')).toEqual([
    ['nordwind.example', 'https://careers.nordwind.example/1', 'Indeed'],
    ['kupferberg.example', 'https://fr.indeed.com/viewjob?jk=2', 'Indeed'],
  ]);
  await load(
    'funnel.csv',
    'title,company,location,date,blurb,link,provider,remoteness\n' +
      'Architect,Nordwind,"Raleigh, NC 27609",2024-10-26,Designs,https://www.monster.com/1,MonsterScraperUSAEng,FULLY_REMOTE\n' +
      'Analyst,Nordwind,"Cary, NC",2024-10-27,Counts,https://www.monster.com/2,MonsterScraperUSAEng,UNKNOWN\n',
  );
  expect(
    (await posts('location_country, is_remote_allowed, description_raw, s.name')).slice(2),
  ).toEqual([
    ['US', true, 'Designs', 'Monster'],
    ['US', null, 'Counts', 'Monster'],
  ]);
});

test('Adzuna and Workable: a place as it is shown, the employer named beside the posts', async () => {
  await load(
    'adzuna.csv',
    "redirect_url,title,company,location,category\nhttps://www.adzuna.de/1,Dev,\"{'display_name': 'Nordwind GmbH'}\"," +
      "\"{'display_name': 'Darmstadt, Hessen', 'area': ['Deutschland', 'Hessen', 'Darmstadt']}\",\"{'label': 'Unknown'}\"\n",
  );
  expect(await posts('raw_location, location_city, location_country, department')).toEqual([
    ['Darmstadt, Hessen', 'Darmstadt', 'DE', null],
  ]);
  const jobs = ['A1', 'A2'].map((id) => ({ title: id, url: `https://apply.workable.com/j/${id}` }));
  const answer = { name: 'Kupferberg', description: null, jobs };
  await load('workable.json', JSON.stringify(answer, null, 1));
  expect((await posts('c.name')).slice(0, 2)).toEqual([['Kupferberg'], ['Kupferberg']]);
  const lines = [
    answer,
    { ...answer, name: 'Blauhaus', jobs: [{ ...jobs[0], url: 'https://b.example/1' }] },
  ];
  await load('workable.ndjson', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  expect(new Set((await posts('c.name')).flat())).toEqual(
    new Set(['Nordwind GmbH', 'Kupferberg', 'Blauhaus']),
  );
});

test('where there is no URL, one id is one post, unless the ids are those of something else', async () => {
  const csv = (rows: readonly string[]) => `job_id,title,company,location\n${rows.join('\n')}\n`;
  await load(
    'jobs.csv',
    csv([
      '1,Dev,Nordwind,Berlin',
      '2,Ops,Nordwind,Berlin',
      '1,Dev (m/w/d),Nordwind,Berlin Mitte',
      ...many(60),
    ]),
    { synthesizeUrl: true },
  );
  expect(await posts('count(*) over ()::int')).toHaveLength(62);
  await load('other.csv', csv(['9,A,Kupferberg,Ulm', '9,B,Kupferberg,Ulm', '8,C,Kupferberg,Ulm']), {
    synthesizeUrl: true,
  });
  expect(await posts('job_title')).toHaveLength(65);
});

function many(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${n + 100},Post ${n},Nordwind,Berlin`);
}

test('UTF-8 that was read as Latin-1 is repaired, and an address in angle brackets is kept', async () => {
  const broken = 'weâ\u0080\u0099re hiring, write to <ada@example.org>';
  expect(await stored('description', [broken], 'description_raw, description_clean')).toEqual([
    ['we’re hiring, write to <ada@example.org>', null],
  ]);
});

test('places: openings, nicknames, territories, countries in a list, levels and tenants', async () => {
  const places = [
    ['Campinas - SP (2)', 'Campinas', 'BR'],
    ['Salvador - BA', 'Salvador', 'BR'],
    ['Columbia, MD', 'Columbia', 'US'],
    ['NYC', 'New York', 'US'],
    ['Remote within Canada or United States', null, null],
    ['Others, Ethiopia', null, 'ET'],
    ['US, CA, Remote', null, 'US'],
  ] as const;
  expect(
    await stored(
      'location',
      places.map(([text]) => text),
      'raw_location, location_city, location_country',
    ),
  ).toEqual(places);
});

test('one place in Puerto Rico takes no country from the others of an American file', async () => {
  const places = ['Ponce, PR', 'Cary, NC', 'Reno, NV', 'Austin, TX'];
  expect(await stored('location', places, 'location_country')).toEqual([
    ['PR'],
    ['US'],
    ['US'],
    ['US'],
  ]);
});

test('a tenant is the company where no other column names it, and EXPERT is a senior', async () => {
  await load(
    'jobs.csv',
    'tenant,host,title,url,level\nacme,acme.avature.example,Dev,https://acme.avature.example/1,EXPERT\n',
  );
  expect(await posts('c.name, seniority_level')).toEqual([['acme', 'senior']]);
});

test('level and type come out of the title where no column says them, and replace nothing', async () => {
  const titles = ['Senior Data Engineer', 'Nurse (Part-Time)', 'Lead Generation', 'Intern, Data'];
  const csv = (rows: readonly string[]) =>
    rows.map((title, n) => `"${title}",https://a.example/${n}`).join('\n');
  const { notes } = await load('jobs.csv', `title,url\n${csv(titles)}\n`);
  expect(notes).toMatchObject({
    seniority_level: { 'read from the title': 2 },
    employment_type: { 'read from the title': 2 },
  });
  const levels = [
    ['senior', null],
    [null, 'part_time'],
    [null, null],
    ['intern', 'intern'],
  ];
  expect(await posts('seniority_level, employment_type')).toEqual(levels);
  await load('told.csv', 'title,url,level,type\nEngineer,https://a.example/0,mid,contract\n');
  await load('again.csv', 'title,url\nSenior Full-time Engineer,https://a.example/0\n');
  expect((await posts('seniority_level, employment_type'))[0]).toEqual(['mid', 'contract']);
});
