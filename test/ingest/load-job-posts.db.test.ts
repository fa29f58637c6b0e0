import { describe, expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { type JobPostLoadOptions, loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

async function load(content: string, options: Partial<JobPostLoadOptions> = {}, name = 'jobs.csv') {
  return loadJobPosts(place.database.session, await place.files.write(name, content), {
    ...strict,
    synthesizeUrl: false,
    ...options,
  });
}

async function query(sql: string) {
  return (await place.database.session.pg.query(sql)).rows;
}

const job = (fields: Record<string, unknown>) => `${JSON.stringify(fields)}\n`;

describe('ingest job-posts', () => {
  test('nested NDJSON becomes a normalised post with company, source and tags', async () => {
    const line = job({
      title: ' Senior  Engineer ',
      company: { name: 'ACME GmbH\n4.1' },
      source: { url: 'https://boards.greenhouse.io/acme/1?utm_source=x' },
      locations: ['Berlin, Germany'],
      employmentType: 'FullTime',
      seniority: 'senior',
      postedAt: '2026-08-21T05:00:47-04:00',
      salary: '€60k - €80k per year',
      description: '<p>Caf&eacute; &amp; more</p>',
      isRemote: null,
      skills: ['Python', 'python', 'Go'],
      scrapedAt: 'x',
    });
    const mappings: string[][] = [];
    const onMapping: JobPostLoadOptions['onMapping'] = (_, { unmapped }) => mappings.push(unmapped);
    expect(await load(line, { onMapping }, 'a.ndjson')).toMatchObject({ read: 1, inserted: 1 });
    // When it was scraped tells what "3 days ago" is.
    expect(mappings).toEqual([[]]);
    expect(
      await query(`
      select p.*, c.name as company, c.canonical_domain, s.name as source,
          (select array_agg(t.name order by t.name) from nyx.job_post_tags as l join nyx.job_tags as t on t.id = l.job_tag_id) as tags
      from nyx.job_posts as p join nyx.companies as c on c.id = p.company_id join nyx.job_sources as s on s.id = p.job_source_id`),
    ).toMatchObject([
      {
        source_url: 'https://boards.greenhouse.io/acme/1?utm_source=x',
        canonical_url: 'https://boards.greenhouse.io/acme/1',
        job_title: 'Senior Engineer',
        raw_location: 'Berlin, Germany',
        location_city: 'Berlin',
        location_country: 'DE',
        employment_type: 'full_time',
        seniority_level: 'senior',
        posting_datetime: '2026-08-21T09:00:47Z',
        description_raw: '<p>Caf&eacute; &amp; more</p>',
        description_clean: 'Café & more',
        compensation_currency: 'EUR',
        compensation_min: '60000',
        compensation_max: '80000',
        compensation_notes: '€60k - €80k per year; per year',
        company: 'ACME GmbH',
        canonical_domain: null,
        source: 'Greenhouse',
        tags: ['Go', 'Python'],
      },
    ]);
  });

  test('within a file the last record of a URL wins, but a complete one over one without title', async () => {
    const summary = await load(
      'url,title,department\nhttps://a.example/1,Old,x\nhttps://a.example/1,New,y\nhttps://a.example/2,Kept,x\nhttps://a.example/2,,y\n',
    );
    expect(summary).toMatchObject({ read: 4, inserted: 2, duplicate: 2, rejected: 0 });
    expect(await query('select job_title from nyx.job_posts order by source_url')).toEqual([
      { job_title: 'New' },
      { job_title: 'Kept' },
    ]);
  });

  test('an absent column and an empty value leave what is stored, but replace clears it; unchanged rows are not written', async () => {
    await load('url,title,department,location\nhttps://a.example/1,One,Data,"Berlin, Germany"\n');
    const [before] = await query('select updated_at, xmin from nyx.job_posts');
    expect(await load('url,title\nhttps://a.example/1,One\n')).toMatchObject({ unchanged: 1 });
    expect(await query('select updated_at, xmin from nyx.job_posts')).toEqual([before]);
    const empty = 'url,title,location\nhttps://a.example/1,One,\n';
    expect(await load(empty)).toMatchObject({ unchanged: 1 });
    expect(await query('select updated_at, xmin from nyx.job_posts')).toEqual([before]);
    expect(await load(empty, { onConflict: 'replace' })).toMatchObject({ updated: 1 });
    expect(
      await query('select department, raw_location, location_country from nyx.job_posts'),
    ).toEqual([{ department: 'Data', raw_location: null, location_country: null }]);
  });

  test('spellings of one company are one, and a company is found again', async () => {
    await load(
      'url,title,company\nhttps://a.example/1,A,Acme GmbH\nhttps://a.example/2,B,"ACME\n3.9"\nhttps://a.example/3,C,Other\n',
    );
    await load(
      'url,title,company,company website\nhttps://a.example/4,D,acme,\nhttps://a.example/5,E,Stripe,https://stripe.com\n',
    );
    await load('url,title,company\nhttps://stripe.com/jobs/6,F,Stripe Inc.\n');
    expect(await query('select name, canonical_domain from nyx.companies order by name')).toEqual([
      { name: 'Acme GmbH', canonical_domain: null },
      { name: 'Other', canonical_domain: null },
      { name: 'Stripe', canonical_domain: 'stripe.com' },
    ]);
  });

  test('a company or a post is found again whatever line breaks and quotes are in its name or URL', async () => {
    const name = 'Ac"me,\r\nof\rBerlin\\N';
    const url = 'https://a.example/1?utm_source="a\rb\n,';
    await place.database.session.pg.query('insert into nyx.companies (name) values ($1)', [name]);
    await place.database.session.pg.query(
      'insert into nyx.job_posts (source_url, job_title) values ($1, $2)',
      [url, 'B'],
    );
    await load('url,title,company\nhttps://a.example/1,A,"Ac""me, of Berlin\\N"\n');
    expect(await query('select name from nyx.companies')).toEqual([{ name }]);
    expect(await query('select source_url, job_title from nyx.job_posts')).toEqual([
      { source_url: url, job_title: 'A' },
    ]);
  });

  test('two loads at once never make one company twice', async () => {
    await using other = await connect(place.database.url, 'other load');
    const lines = (n: number) =>
      Array.from({ length: 50 }, (_, i) => `https://a.example/${n}-${i},T,Company ${i}`).join('\n');
    const [a, b] = await Promise.all([
      place.files.write('a.csv', `url,title,company\n${lines(1)}`),
      place.files.write('b.csv', `url,title,company\n${lines(2)}`),
    ]);
    await Promise.all([
      loadJobPosts(place.database.session, a, { ...strict, synthesizeUrl: false }),
      loadJobPosts(other, b, { ...strict, synthesizeUrl: false }),
    ]);
    expect(await query('select count(*) from nyx.companies')).toEqual([{ count: 50n }]);
  });

  test('slashed dates follow the whole column; what cannot be read is left empty and counted', async () => {
    await load(
      'url,title,posted\nhttps://a.example/1,A,01/02/2026\nhttps://a.example/2,B,25/02/2026\nhttps://a.example/3,C,soon\n',
    ).then((summary) =>
      expect(summary.notes).toEqual({ posting_datetime: { 'not understood, left empty': 1 } }),
    );
    expect(await query('select posting_datetime from nyx.job_posts order by source_url')).toEqual([
      { posting_datetime: '2026-02-01T00:00:00Z' },
      { posting_datetime: '2026-02-25T00:00:00Z' },
      { posting_datetime: null },
    ]);
  });

  test('records without URL or title are set aside with their raw record', async () => {
    const long = `https://a.example/${'x'.repeat(2700)}`;
    const summary = await load(
      `url,title\n,A\nnonsense,B\nhttps://a.example/1,\n${long},C\nhttps://a.example/2,D\n`,
      lenient,
    );
    expect(summary.reasons).toEqual({
      missing_title: 1,
      missing_url: 1,
      not_a_url: 1,
      too_long: 1,
    });
    expect(await query('select raw from etl.rejects order by record_number limit 1')).toEqual([
      { raw: '{"url":null,"title":"A"}' },
    ]);
  });

  test('no URL column: refused with the remedy; --synthesize-url is stable and loses no record', async () => {
    const content =
      'title,company,location,salary\nA,X,Berlin,1k\nA,X,Berlin,2k\nA,X,Berlin,2k\nB,X,Berlin,1k\n';
    await expect(load(content)).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringContaining('--synthesize-url'),
    });
    expect(await load(content, { synthesizeUrl: true })).toMatchObject({
      inserted: 3,
      duplicate: 1,
    });
    expect(await load(content, { synthesizeUrl: true })).toMatchObject({
      unchanged: 3,
      duplicate: 1,
    });
  });

  test('with --synthesize-url only what has no URL gets one', async () => {
    const content =
      'title,company,url\nA,X,https://a.example/1\nB,X,\nC,X,c-at-x\nD,X,www.x.example/jobs/4\n';
    expect(await load(content, { synthesizeUrl: true })).toMatchObject({
      inserted: 4,
      rejected: 0,
    });
    expect(await load(content, { synthesizeUrl: true })).toMatchObject({ unchanged: 4 });
    const rows = await query('select source_url from nyx.job_posts order by job_title');
    expect(rows.map((row) => row.source_url)).toEqual([
      'https://a.example/1',
      expect.stringMatching(/^urn:nyx-etl:job-post:/),
      expect.stringMatching(/^urn:nyx-etl:job-post:/),
      'https://www.x.example/jobs/4',
    ]);
  });

  test('empty lines are no records, unless there is nothing else', async () => {
    expect(await load('url,title,company\nhttps://a.example/1,A,X\n,,\n,,\n')).toMatchObject({
      read: 1,
      inserted: 1,
      rejected: 0,
      notes: { file: { 'empty rows, which are no records': 2 } },
    });
    await expect(load('url,title,company\n,,\n')).rejects.toMatchObject({ exitCode: 3 });
  });

  test('two letters behind a city are what the city and most of the column say', async () => {
    const lines = (other: string) =>
      `url,title,location\nhttps://a.example/1,A,"Schaumburg, IL"\nhttps://a.example/2,B,"${other}"\n`;
    const places = 'select location_city, location_country from nyx.job_posts order by source_url';
    await load(lines('Reno, NV'));
    expect(await query(places)).toEqual([
      { location_city: 'Schaumburg', location_country: 'US' },
      { location_city: 'Reno', location_country: 'US' },
    ]);
    await load(lines('Lyon, FR'));
    expect(await query(places)).toEqual([
      { location_city: 'Schaumburg', location_country: 'US' },
      { location_city: 'Lyon', location_country: 'FR' },
    ]);
    const towns = [
      'Irvine, CA',
      'Omaha, NE',
      'Cary, NC',
      'Smallville, IL',
      'Raleigh, NC 27609',
      'Ponce, PR',
    ];
    await load(
      `url,title,location\n${towns.map((town, at) => `https://b.example/${at},A,"${town}"`).join('\n')}`,
    );
    const loaded = await query(
      `${places.replace('order by', "where source_url like '%b.example%' order by")}`,
    );
    expect(loaded.map((row) => row.location_country)).toEqual(['US', 'US', 'US', 'US', 'US', 'PR']);
  });

  test('objects, arrays and what Python printed are read for what they say', async () => {
    const place = { address: { city: 'Oslo', country: 'Norway' } };
    const content = [
      { title: 'A', company: { name: 'Acme' }, salary: { min: 5, max: 6, currency: 'EUR' } },
      { title: 'B', company: 'Acme', salary: '£50k', jobLocation: [place] },
      { title: '[Remote] C', company: "{'name': 'Acme', 'size': None}", jobLocation: place },
    ];
    await load(
      content.map((post, i) => job({ url: `https://a.example/${i}`, ...post })).join(''),
      {},
      'a.ndjson',
    );
    expect(
      await query(`
      select job_title, name, compensation_currency as currency, compensation_min as min, raw_location as place
      from nyx.job_posts as p join nyx.companies as c on c.id = p.company_id order by source_url`),
    ).toEqual([
      { job_title: 'A', name: 'Acme', currency: 'EUR', min: '5', place: null },
      { job_title: 'B', name: 'Acme', currency: 'GBP', min: '50000', place: 'Oslo, Norway' },
      { job_title: '[Remote] C', name: 'Acme', currency: null, min: null, place: 'Oslo, Norway' },
    ]);
  });

  test('headers tell currency and period where the values do not', async () => {
    await load(
      'url,title,"Annual Salary (USD)",hourly_rate\nhttps://a.example/1,A,"85,000",\nhttps://a.example/2,B,,€30\nhttps://a.example/3,C,£20/hour,\n',
    );
    expect(
      await query(
        'select compensation_currency as currency, compensation_notes as notes from nyx.job_posts order by source_url',
      ),
    ).toEqual([
      { currency: 'USD', notes: '85,000; per year' },
      { currency: 'EUR', notes: '€30; per hour' },
      { currency: 'GBP', notes: '£20/hour; per hour' },
    ]);
  });

  test('a line that is not JSON and double-encoded text do not end the load', async () => {
    const content = `${job({ url: 'https://a.example/1', title: 'MÃ¼nchen' })}{"url": "https://a.example/2"\n[1]\n${job({ url: 'https://a.example/3', title: 'a\u0000b' })}`;
    const summary = await load(content, lenient, 'a.ndjson');
    expect(summary).toMatchObject({
      inserted: 2,
      reasons: { invalid_json: 1, not_an_object: 1 },
      notes: { text: { 'double-encoded, repaired': 1 } },
    });
    expect(await query('select job_title from nyx.job_posts order by source_url desc')).toEqual([
      { job_title: 'a\uFFFDb' },
      { job_title: 'München' },
    ]);
  });
});
