import { appendFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { loadTable, type TabularLoadOptions } from '../../src/ingest/load-table.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

const CSV = 'name,email\nÄda,ada@x.org\n"Zoë, ""Z""",zoe@x.org\n';
const PEOPLE = [{ name: 'Äda' }, { name: 'Zoë, "Z"' }];

async function load(
  name: string,
  content: string | Uint8Array,
  options: Partial<TabularLoadOptions> = {},
) {
  const summary = await loadTable(
    place.database.session,
    'users',
    await place.files.write(name, content),
    {
      ...strict,
      ...options,
    },
  );
  const { rows } = await place.database.session.pg.query(
    'select name from nyx.users order by email',
  );
  return { summary, people: rows };
}

describe('a file is read', () => {
  test.each<[string, string | Uint8Array]>([
    ['commas', CSV],
    ['semicolons', 'name;email\nÄda;ada@x.org\n"Zoë, ""Z""";zoe@x.org\n'],
    ['tabs and CRLF', 'name\temail\r\nÄda\tada@x.org\r\n"Zoë, ""Z"""\tzoe@x.org\r\n'],
    ['bars, last line unended', 'name|email\nÄda|ada@x.org\n"Zoë, ""Z"""|zoe@x.org'],
    ['a byte order mark', `\uFEFF${CSV}`],
    ['UTF-16LE', Buffer.from(`\uFEFF${CSV}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\uFEFF${CSV}`, 'utf16le').swap16()],
    ['gzip', gzipSync(CSV)],
    ['gzip of two members', Buffer.concat([gzipSync(CSV.slice(0, 20)), gzipSync(CSV.slice(20))])],
    ['zstd', zstdCompressSync(Buffer.from(CSV))],
    [
      'a JSON array',
      JSON.stringify(
        [
          { email: 'ada@x.org', name: 'Äda' },
          { name: 'Zoë, "Z"', email: 'zoe@x.org' },
        ],
        null,
        2,
      ),
    ],
    [
      'a Markdown table in a text',
      '# People\r\n\r\nWe | know:\r\n\r\n| email | name |\r\n|:---|--:|\r\n| ada@x.org | Äda |\r\n|zoe@x.org|Zoë, "Z"|\r\n',
    ],
    [
      'Markdown tables of the same columns, and another',
      '| name | email |\n|---|---|\n| Äda | ada@x.org |\n\n| name | age |\n|---|---|\n| Eve | 7 |\n\n## 2026\n\n  | name | email |\n  | --- | --- |\n  | Zoë, "Z" | zoe@x.org |\n',
    ],
    ['a title above', `People of 2026\n\n${CSV}`],
    ['empty lines above', `\n\n${CSV}`],
    [
      "Excel's line for the separator",
      'sep=;\r\nname;email\r\nÄda;ada@x.org\r\n"Zoë, ""Z""";zoe@x.org\r\n',
    ],
    [
      'JSON objects over several lines',
      '{\n"name":"Äda",\n"email":"ada@x.org"}\n{\n"name":"Zoë, \\"Z\\"",\n"email":"zoe@x.org"}\n',
    ],
    [
      'a JSON array inside an object',
      '{"page":1,"data":{"people":[{"name":"Äda","email":"ada@x.org"},{"email":"zoe@x.org","name":"Zoë, \\"Z\\""}]}}',
    ],
    [
      'NDJSON',
      '{"name":"Äda","email":"ada@x.org"}\n\n{"email":"zoe@x.org","name":"Zoë, \\"Z\\"","later":1}\n',
    ],
  ])('with %s', async (_, content) => {
    expect((await load('people', content)).people).toEqual(PEOPLE);
  });

  test('in an encoding that is told', async () => {
    const content = Buffer.from(CSV, 'latin1');
    expect((await load('people.csv', content, { encoding: 'windows-1252' })).people).toEqual(
      PEOPLE,
    );
    await expect(load('people.csv', content, { encoding: 'nonsense' })).rejects.toMatchObject({
      exitCode: 2,
    });
  });

  test('a record with bytes that are no UTF-8 is set aside, never loaded as something else', async () => {
    const broken = Buffer.concat([Buffer.from(CSV), Buffer.from('Caf\xe9,cafe@x.org\n', 'latin1')]);
    const { summary, people } = await load('people.csv', broken, lenient);
    expect(summary).toMatchObject({ inserted: 2, rejected: 1, reasons: { invalid_encoding: 1 } });
    expect(people).toEqual(PEOPLE);
  });

  test.each<[string, string]>([
    ['windows-1252', `${CSV}Caf\xe9,cafe@x.org\n`],
    ['gb18030', 'name,email\n\xb1\xb1\xbe\xa9,a@x\n\xc9\xcf\xba\xa3,b@x\n\xb1\xb1\xbe\xa9,c@x\n'],
    [
      'windows-1251',
      'name,email\n\xcc\xee\xf1\xea\xe2\xe0,a@x\n\xcf\xe5\xf0\xec\xfc,b@x\n\xd3\xf4\xe0,c@x\n',
    ],
  ])('a file in %s is refused with what to tell', async (encoding, text) => {
    const content = Buffer.from(text, 'latin1');
    await expect(load('people.csv', content, lenient)).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringContaining(`--encoding ${encoding}`),
    });
    expect((await load('people.csv', content, { encoding })).people.length).toBe(3);
  });

  test('NUL in JSON becomes U+FFFD', async () => {
    expect((await load('people.ndjson', '{"name":"a\\u0000b","email":"a@x"}\n')).people).toEqual([
      { name: 'a\uFFFDb' },
    ]);
  });
});

describe('a file is refused', () => {
  const gz = gzipSync(CSV.repeat(200));
  test.each<[string, Uint8Array]>([
    ['cut off', gz.subarray(0, gz.length - 12)],
    ['with a flipped bit', gz.map((byte, index) => (index === 60 ? byte ^ 8 : byte))],
    ['with a wrong checksum', gz.map((byte, index) => (index === gz.length - 6 ? byte ^ 1 : byte))],
    ['with something else behind it', Buffer.concat([gz, Buffer.from('this is no member')])],
    [
      'whose second member is damaged',
      Buffer.concat([gz, gz.map((byte, at) => byte ^ +(at === 0))]),
    ],
    ['whose second member is cut off', Buffer.concat([gz, gz.subarray(0, 30)])],
    ['whose second member has just begun', Buffer.concat([gz, gz.subarray(0, 5)])],
  ])('gzip %s', async (_, content) => {
    await expect(load('people.csv.gz', content)).rejects.toMatchObject({
      message: expect.stringContaining('corrupt'),
    });
    expect((await place.database.session.pg.query('select from etl.loads')).rows).toEqual([]);
  });

  test.each([
    ['people.csv.gz', gzipSync(gz)],
    ['people.csv.zst', zstdCompressSync(gz)],
    ['people.csv.gz', gzipSync(zstdCompressSync(CSV))],
  ])('packed twice: %s', async (name, content) => {
    await expect(load(name, content)).rejects.toMatchObject({
      message: expect.stringContaining(`${name} is packed twice`),
      hint: expect.stringContaining('unpack it once'),
      exitCode: 2,
    });
  });

  test('a broken Parquet file', async () => {
    await expect(load('people.parquet', Buffer.from('PAR1 nothing PAR1'))).rejects.toMatchObject({
      code: 'source.corrupt',
    });
  });

  test('no file, a directory, an empty file', async () => {
    await mkdir(join(place.files.path, 'folder'));
    for (const name of ['nothing.csv', 'folder']) {
      await expect(
        loadTable(place.database.session, 'users', join(place.files.path, name), strict),
      ).rejects.toMatchObject({ exitCode: 2, hint: expect.any(String) });
    }
    await expect(load('empty.csv', '')).rejects.toMatchObject({ exitCode: 2 });
  });

  test('when it changes while it is read', async () => {
    const path = await place.files.write('people.csv', CSV);
    // Told after the file was opened and before its records are read.
    const onMapping = () => appendFileSync(path, 'New,new@x.org\n');
    await expect(
      loadTable(place.database.session, 'users', path, { ...strict, onMapping }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('changed while it was read; nothing was loaded'),
      hint: expect.any(String),
    });
    expect((await place.database.session.pg.query('select from nyx.users')).rows).toEqual([]);
  });

  test('when it grows between the survey of its posts and their load', async () => {
    const { session } = place.database;
    const path = await place.files.write('jobs.csv', 'url,title\nhttps://a.example/1,A\n');
    const begin = session.pg.query.bind(session.pg);
    const grow = vi.spyOn(session.pg, 'query').mockImplementationOnce(() => {
      appendFileSync(path, 'https://a.example/2,B\n');
      return begin('begin');
    });
    await expect(
      loadJobPosts(session, path, { ...strict, synthesizeUrl: false }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('changed while it was read; nothing was loaded'),
    });
    grow.mockRestore();
  });

  test('hostile column names stay names', async () => {
    const content = 'name,email,"x""; drop table nyx.users; --"\nAda,ada@x.org,1\n';
    expect((await load('people.csv', content)).people).toEqual([{ name: 'Ada' }]);
  });
});

test('a header that is doubled, renamed or reordered is read by name', async () => {
  expect(
    (await load('people.csv', 'email,E-Mail,NAME\nada@x.org,other@x.org,Ada\n')).people,
  ).toEqual([{ name: 'Ada' }]);
});

test('a record of 3 MB is set aside, the others load', async () => {
  const { summary } = await load(
    'people.csv',
    `name,email\nAda,ada@x.org\n"${'x'.repeat(3_000_000)}",big@x.org\nBob,bob@x.org\n`,
    lenient,
  );
  expect(summary).toMatchObject({ inserted: 2, rejected: 1 });
});

describe('a name is a name', () => {
  test.each([
    ['people[2].csv', 'people2.csv'],
    ['people*.csv', 'people-of-others.csv'],
    ['people?.ndjson', 'people1.ndjson'],
    ['[ab]/people.csv', 'a/people.csv'],
    ['people{1,2}.csv', 'people1.csv'],
  ])('%s is read, and not %s', async (name, other) => {
    const [people, strangers] = name.endsWith('.csv')
      ? [CSV, 'name,email\nStranger,stranger@x.org\n']
      : [
          '{"name":"Äda","email":"ada@x.org"}\n{"name":"Zoë, \\"Z\\"","email":"zoe@x.org"}\n',
          '{"name":"Stranger","email":"stranger@x.org"}\n',
        ];
    for (const path of [name, other])
      await mkdir(dirname(join(place.files.path, path)), { recursive: true });
    await place.files.write(other, strangers);
    expect((await load(name, people)).people).toEqual(PEOPLE);
  });

  test.each(['people.csv.gz', 'people.zst', 'people.parquet', '~people.csv', 'notes=x/people.csv'])(
    'what is in %s is told by its bytes',
    async (name) => {
      await mkdir(dirname(join(place.files.path, name)), { recursive: true });
      expect((await load(name, CSV)).people).toEqual(PEOPLE);
      const { rows } = await place.database.session.pg.query('select notes from nyx.users');
      expect(rows).toEqual([{ notes: null }, { notes: null }]);
    },
  );
});
