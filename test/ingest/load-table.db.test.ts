import { describe, expect, test } from 'vitest';
import { loadTable } from '../../src/ingest/load-table.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

async function users() {
  const { rows } = await place.database.session.pg.query(
    'select name, email, timezone, is_active from nyx.users order by email',
  );
  return rows;
}

describe('ingest table', () => {
  test('columns are found by name in any order, texts come through byte for byte', async () => {
    const path = await place.files.write(
      'users.csv',
      'Email,is_active,name\nada@x.org,yes,"Ada\r\n\\.\n\\N\t""x"""\nbob@x.org,,\\N\n',
    );
    const summary = await loadTable(place.database.session, 'users', path, strict);
    expect(summary).toMatchObject({ read: 2, inserted: 2, rejected: 0 });
    expect(await users()).toEqual([
      { name: 'Ada\r\n\\.\n\\N\t"x"', email: 'ada@x.org', timezone: 'UTC', is_active: true },
      { name: '\\N', email: 'bob@x.org', timezone: 'UTC', is_active: null },
    ]);
  });

  test('a second load changes nothing, a changed row is updated, a column the file lacks stays', async () => {
    const path = await place.files.write(
      'users.csv',
      'name,email,timezone\nAda,ada@x.org,Asia/Tokyo\nBob,bob@x.org,UTC\n',
    );
    await loadTable(place.database.session, 'users', path, strict);
    expect(await loadTable(place.database.session, 'users', path, strict)).toMatchObject({
      unchanged: 2,
      loadedBefore: 1n,
    });
    const changed = await place.files.write(
      'changed.csv',
      'name,email\nAda L.,ada@x.org\nBob,bob@x.org\n',
    );
    expect(await loadTable(place.database.session, 'users', changed, strict)).toMatchObject({
      updated: 1,
      unchanged: 1,
    });
    expect(await users()).toMatchObject([
      { name: 'Ada L.', timezone: 'Asia/Tokyo' },
      { name: 'Bob' },
    ]);
  });

  test('NaN is no number, though PostgreSQL takes it for one', async () => {
    const path = await place.files.write(
      'calls.csv',
      'model_name,cost_estimated\nm,0.25\nm,NaN\nm,\nm, nan \nm,x\n',
    );
    const summary = await loadTable(place.database.session, 'model_usage', path, lenient);
    expect(summary).toMatchObject({ read: 5, inserted: 2, rejected: 3, reasons: { bad_value: 3 } });
    expect(summary.rejects[0]?.message).toBe(
      'NaN and infinity are no numbers: leave the field empty (numeric(10,6))',
    );
  });

  test('--on-conflict skip keeps the stored row, fail loads nothing', async () => {
    await loadTable(
      place.database.session,
      'users',
      await place.files.write('a.csv', 'name,email\nAda,ada@x.org\n'),
      strict,
    );
    const other = await place.files.write('b.csv', 'name,email\nEve,ada@x.org\nNew,new@x.org\n');
    await expect(
      loadTable(place.database.session, 'users', other, { ...strict, onConflict: 'fail' }),
    ).rejects.toMatchObject({ exitCode: 3 });
    expect(await users()).toHaveLength(1);
    expect(
      await loadTable(place.database.session, 'users', other, { ...strict, onConflict: 'skip' }),
    ).toMatchObject({ inserted: 1, unchanged: 1 });
    expect(await users()).toMatchObject([{ name: 'Ada' }, { name: 'New' }]);
  });

  test('one bad record: nothing is loaded, and it is named with its column', async () => {
    const path = await place.files.write(
      'bad.csv',
      'name,email,is_active\nAda,ada@x.org,t\nBob,bob@x.org,maybe\n',
    );
    await expect(loadTable(place.database.session, 'users', path, strict)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(
        /bad\.csv: 1 of 2 records .*bad_value 1[\s\S]*record 2, column is_active/,
      ),
      hint: expect.stringContaining('--max-rejects 1'),
    });
    expect(await users()).toEqual([]);
    const { rows } = await place.database.session.pg.query('select from etl.loads');
    expect(rows).toEqual([]);
  });

  test('with rejects allowed the good ones load, the others are kept with reason and raw record', async () => {
    const lines = [
      'id,name,email,created_at,note to self',
      ',Ada,ada@x.org,2026-02-28,',
      ',,no-name@x.org,2026-02-28,x',
      ',Cy,cy@x.org,2026-02-30,',
      ',Di,di@x.org,06/01/26,',
      'too,few',
      ',Dup,ada@x.org,2026-01-01,',
    ];
    const path = await place.files.write('some.csv', lines.join('\n'));
    const summary = await loadTable(place.database.session, 'users', path, lenient);
    expect(summary).toMatchObject({ read: 6, inserted: 1, rejected: 5 });
    const { rows } = await place.database.session.pg.query(
      'select record_number, line_number, column_name, reason_code, raw from etl.rejects order by record_number',
    );
    expect(rows).toMatchObject([
      {
        record_number: 2n,
        column_name: 'name',
        reason_code: 'missing',
        raw: expect.stringContaining('"note to self":"x"'),
      },
      { record_number: 3n, column_name: 'created_at', reason_code: 'bad_value' },
      { record_number: 4n, column_name: 'created_at', reason_code: 'bad_date' },
      { record_number: 5n, column_name: 'email', reason_code: 'not_unique' },
      { record_number: null, line_number: 6n, reason_code: 'missing_columns', raw: 'too,few' },
    ]);
  });

  test('foreign keys and CHECKs are checked; a row may refer to one in the same file', async () => {
    const user = '018f0000-0000-7000-8000-00000000000a';
    await loadTable(
      place.database.session,
      'users',
      await place.files.write('u.csv', `id,name,email\n${user},Ada,ada@x.org\n`),
      strict,
    );
    const sessions = await place.files.write(
      's.csv',
      `user_id,session_name,status\n${user},one,completed\n${user},two,nonsense\n018f0000-0000-7000-8000-00000000000b,three,failed\n`,
    );
    const summary = await loadTable(
      place.database.session,
      'application_sessions',
      sessions,
      lenient,
    );
    expect(summary.reasons).toEqual({ not_allowed: 1, no_such_row: 1 });
    const a = '018f0000-0000-7000-8000-0000000000a1';
    const b = '018f0000-0000-7000-8000-0000000000b1';
    const account = '018f0000-0000-7000-8000-0000000000c1';
    await loadTable(
      place.database.session,
      'email_accounts',
      await place.files.write('acc.csv', `id,user_id,address\n${account},${user},ada@x.org\n`),
      strict,
    );
    const mails = await place.files.write(
      'm.csv',
      `id,email_account_id,in_reply_to_message_id,from_address,to_address\n${a},${account},${b},x@x.org,y@x.org\n${b},${account},,y@x.org,x@x.org\n`,
    );
    expect(await loadTable(place.database.session, 'emails', mails, strict)).toMatchObject({
      inserted: 2,
    });
  });

  test('a table without any key in the file knows rows by their content', async () => {
    const user = '018f0000-0000-7000-8000-00000000000a';
    await loadTable(
      place.database.session,
      'users',
      await place.files.write('u.csv', `id,name,email\n${user},Ada,ada@x.org\n`),
      strict,
    );
    const path = await place.files.write(
      's.csv',
      `user_id,session_name\n${user},\n${user},b\n${user},b\n`,
    );
    expect(
      await loadTable(place.database.session, 'application_sessions', path, strict),
    ).toMatchObject({
      inserted: 2,
      duplicate: 1,
    });
    expect(
      await loadTable(place.database.session, 'application_sessions', path, strict),
    ).toMatchObject({
      unchanged: 2,
      duplicate: 1,
    });
  });

  test('an append-only table takes a file twice, but no other content for the same id', async () => {
    const id = '018f0000-0000-7000-8000-00000000000d';
    const head = 'id,table_name,record_id,field_name,new_value\n';
    const path = await place.files.write('c.csv', `${head}${id},users,${id},name,"""Ada"""\n`);
    expect(await loadTable(place.database.session, 'data_corrections', path, strict)).toMatchObject(
      {
        inserted: 1,
      },
    );
    expect(await loadTable(place.database.session, 'data_corrections', path, strict)).toMatchObject(
      {
        unchanged: 1,
      },
    );
    const other = await place.files.write('d.csv', `${head}${id},users,${id},name,"""Eve"""\n`);
    expect(
      (await loadTable(place.database.session, 'data_corrections', other, lenient)).reasons,
    ).toEqual({
      append_only: 1,
    });
  });

  test('--dry-run tells the counts and keeps nothing', async () => {
    const path = await place.files.write('users.csv', 'name,email\nAda,ada@x.org\n');
    expect(
      await loadTable(place.database.session, 'users', path, { ...strict, dryRun: true }),
    ).toMatchObject({
      inserted: 1,
      loadId: null,
    });
    expect(await users()).toEqual([]);
  });

  test.each([
    ['no such table', 'userz', 'name,email\na,b\n', /no table userz/, /did you mean users/],
    ['a required column missing', 'users', 'name\nAda\n', /no column for email/, /--map email=/],
    ['nothing in common', 'users', 'a;b\n1;2\n', /no column for name, email/, /a, b/],
  ])('%s: one sentence and a hint', async (_, table, content, message, hint) => {
    const path = await place.files.write('x.csv', content);
    await expect(loadTable(place.database.session, table, path, strict)).rejects.toMatchObject({
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
      exitCode: 2,
    });
  });
});
