import { describe, expect, test } from 'vitest';
import { loadApplications, loadTable } from '../../src/ingest/load-table.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

/** The last third has addresses of the first once more, and every fiftieth record has none. */
function people(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const person = i < (rows * 2) / 3 ? i : i - (rows * 2) / 3;
    return `Person ${i},${i % 50 === 49 ? '' : `p${person}@example.org`}`;
  });
  return `name,email\n${lines.join('\n')}\n`;
}

const rowsOf = async (query: string) => (await place.database.session.pg.query(query)).rows;
const people300 = () => place.files.write('people.csv', people(300));
const loadPeople = (path: string, options: object) =>
  loadTable(place.database.session, 'users', path, { ...lenient, ...options });
const stored = async () =>
  (await rowsOf('select name from nyx.users order by name')).map(({ name }) => name);
const ledger = () => rowsOf('select * from etl.loads order by id');

describe('a table in batches', () => {
  test('the counts, rows and rejects are those of a load in one piece', async () => {
    const path = await people300();
    const whole = await loadPeople(path, {});
    expect(whole).toMatchObject({ read: 300, inserted: 196, duplicate: 98, rejected: 6 });
    const names = await stored();
    await place.database.session.pg.query('delete from nyx.users; delete from etl.loads');
    const { loadId, ...counts } = await loadPeople(path, { batchRows: 70 });
    expect({ ...counts, loadId: whole.loadId }).toEqual(whole);
    expect(await stored()).toEqual(names);
    expect(await ledger()).toMatchObject([
      { id: loadId, rows_read: 300n, rows_inserted: 196n, complete: true },
    ]);
    expect(await rowsOf('select from etl.rejects where raw is not null')).toHaveLength(6);
  });

  test('a bad record in the last batch: nothing is loaded unless it may be set aside', async () => {
    const path = await place.files.write(
      'people.csv',
      `${people(30).replaceAll(',\n', ',x\n')}Eve,\n`,
    );
    await expect(loadPeople(path, { ...strict, batchRows: 10 })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(
        /1 of 31 records .*nothing was loaded[\s\S]*record 31, column email/,
      ),
    });
    expect([await stored(), await ledger()]).toEqual([[], []]);
  });

  test('after a crash the same command goes on after the last batch; the counts are of the whole', async () => {
    const path = await people300();
    let commits = 0;
    const crash = async () => {
      commits += 1;
      if (commits === 3) throw new Error('crash');
    };
    await expect(loadPeople(path, { batchRows: 70, beforeCommit: crash })).rejects.toThrow('crash');
    expect(await ledger()).toMatchObject([{ rows_read: 140n, complete: false }]);
    const resumed = await loadPeople(path, { batchRows: 70 });
    expect(resumed).toMatchObject({
      resumedAfter: 140,
      read: 300,
      inserted: 196,
      updated: 0,
      duplicate: 98,
      reasons: { missing: 6 },
    });
    expect(await ledger()).toMatchObject([{ rows_read: 300n, complete: true }]);
  });

  test('whose rows refer to one another is loaded in one piece', async () => {
    const [user, account, a, b] = ['a', 'b', 'c', 'd'].map(
      (n) => `018f0000-0000-7000-8000-00000000000${n}`,
    );
    await place.database.session.pg.query(`
      insert into nyx.users (id, name, email) values ('${user}', 'Ada', 'ada@example.org');
      insert into saturnus.email_accounts (id, user_id, address) values ('${account}', '${user}', 'ada@example.org')`);
    const head = 'id,email_account_id,in_reply_to_message_id,from_address,to_address';
    const path = await place.files.write(
      'mails.csv',
      `${head}\n${a},${account},${b},x@x.org,y@x.org\n${b},${account},,y@x.org,x@x.org\n`,
    );
    const summary = await loadTable(place.database.session, 'emails', path, {
      ...strict,
      batchRows: 1,
    });
    expect(summary).toMatchObject({ inserted: 2, rejected: 0 });
  });

  test('applications: of two records of one application the last counts, without a change of status', async () => {
    await place.database.session.pg.query(`
      insert into nyx.users (name, email) values ('Ada', 'ada@example.org');
      insert into nyx.job_posts (source_url, job_title) values ('https://a.example/1', 'A'), ('https://a.example/2', 'B')`);
    const lines = ['1,failed,low', '2,failed,low', '1,submitted,low'].map(
      (end) => `ada@example.org,https://a.example/${end}`,
    );
    const path = await place.files.write(
      'applied.csv',
      `user,url,status,effort\n${lines.join('\n')}\n`,
    );
    expect(
      await loadApplications(place.database.session, path, { ...strict, batchRows: 1 }),
    ).toMatchObject({
      read: 3,
      inserted: 2,
      updated: 0,
      duplicate: 1,
    });
    expect(await rowsOf('select application_status from nyx.applications order by 1')).toEqual([
      { application_status: 'failed' },
      { application_status: 'submitted' },
    ]);
    expect(
      await rowsOf('select from nyx.application_status_history where old_status is not null'),
    ).toEqual([]);
  });
});
