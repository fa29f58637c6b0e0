import { describe, expect, test } from 'vitest';
import { connect, type Session } from '../../src/database/session.ts';
import { splitFile } from '../../src/ingest/file-part.ts';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

/** Every tenth URL comes twice, and every hundredth record has none. */
function jobs(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const url = i % 100 === 99 ? '' : `https://a.example/${i % 10 === 9 ? i - 5 : i}`;
    return `${url},Title ${i},Company ${i % 30},"Berlin, Germany",Text of ${i}`;
  });
  return `url,title,company,location,description\n${lines.join('\n')}\n`;
}

async function content(): Promise<string> {
  const { rows } = await place.database.session.pg.query(`
    select md5(string_agg(p.source_url || p.job_title || c.name || p.description_raw, ',' order by p.source_url)) as hash
    from nyx.job_posts as p join nyx.companies as c on c.id = p.company_id`);
  return rows[0].hash;
}

async function ledger() {
  const { rows } = await place.database.session.pg.query('select * from etl.loads order by id');
  return rows;
}

const options = { ...lenient, synthesizeUrl: false };

describe('batches', () => {
  test('a file is split into parts whose last is open', () => {
    expect(splitFile(10, 4, 0)).toEqual([
      { first: 1, last: 4 },
      { first: 5, last: 8 },
      { first: 9, last: null },
    ]);
    expect(splitFile(8, 4, 4)).toEqual([{ first: 5, last: null }]);
    expect(splitFile(8, 4, 8)).toEqual([{ first: 9, last: null }]);
  });

  test('the counts and rows are those of a load in one piece', async () => {
    const path = await place.files.write('jobs.csv', jobs(1000));
    const whole = await loadJobPosts(place.database.session, path, options);
    const expected = await content();
    await place.database.session.pg.query('delete from nyx.job_posts');
    const batched = await loadJobPosts(place.database.session, path, {
      ...options,
      batchRows: 150,
    });
    const { read, inserted, updated, unchanged, duplicate, rejected } = whole;
    expect(batched).toMatchObject({ read, inserted, updated, unchanged, duplicate, rejected });
    expect(await content()).toBe(expected);
    expect((await ledger())[1]).toMatchObject({ rows_read: 1000n, complete: true });
  });

  test('a bad record in the last batch: nothing is loaded unless it may be set aside', async () => {
    const path = await place.files.write('jobs.csv', `${jobs(90)}nonsense,T,C,,\n`);
    await expect(
      loadJobPosts(place.database.session, path, {
        ...strict,
        synthesizeUrl: false,
        batchRows: 30,
      }),
    ).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('nothing was loaded'),
    });
    expect(await ledger()).toEqual([]);
  });

  test('after a crash the same command goes on after the last batch', async () => {
    const path = await place.files.write('jobs.csv', jobs(1000));
    let commits = 0;
    const crash = async () => {
      commits += 1;
      if (commits === 4) throw new Error('crash');
    };
    await expect(
      loadJobPosts(place.database.session, path, {
        ...options,
        batchRows: 150,
        beforeCommit: crash,
      }),
    ).rejects.toThrow('crash');
    expect(await ledger()).toMatchObject([{ rows_read: 450n, complete: false }]);
    const resumed = await loadJobPosts(place.database.session, path, {
      ...options,
      batchRows: 150,
    });
    const [load] = await ledger();
    expect(load).toMatchObject({ rows_read: 1000n, complete: true });
    expect(resumed).toMatchObject({
      resumedAfter: 450,
      read: 1000,
      inserted: Number(load.rows_inserted),
      duplicate: Number(load.rows_duplicate),
      rejected: 10,
      reasons: { missing_url: 10 },
    });
  });

  test('of two who go on at once with a load that was cut off, one does', async () => {
    const path = await place.files.write('jobs.csv', jobs(1000));
    let commits = 0;
    const crash = async () => {
      commits += 1;
      if (commits === 4) throw new Error('crash');
    };
    const cutOff = { ...options, batchRows: 150, beforeCommit: crash };
    await expect(loadJobPosts(place.database.session, path, cutOff)).rejects.toThrow('crash');
    await using first = await connect(place.database.url, 'nyx-etl first');
    await using second = await connect(place.database.url, 'nyx-etl second');
    const again = (session: Session) => loadJobPosts(session, path, { ...options, batchRows: 150 });
    const loads = await Promise.all([again(first), again(second)]);
    expect(loads.filter(({ resumedAfter }) => resumedAfter === 450)).toHaveLength(1);
    const recorded = await ledger();
    expect(recorded.every(({ rows_read, complete }) => rows_read === 1000n && complete)).toBe(true);
    expect(recorded.reduce((sum, { rows_inserted }) => sum + rows_inserted, 0n)).toBe(
      BigInt(loads.find(({ resumedAfter }) => resumedAfter !== null)?.inserted ?? 0),
    );
  });
});
