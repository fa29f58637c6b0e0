// faults.md I2, D3, D5: one record, cell or line end that is odd is set aside or read, and the others load.
import { execFileSync, spawn } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { loadTable } from '../../src/ingest/load-table.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

const post = (number: number, more = '') =>
  `{"title":"Cook ${number}","url":"https://a.example/${number}"${more}}`;
const arrays = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const objects = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const manyKeys = Array.from({ length: 100_000 }, (_, index) => `"k${index}":${index}`).join(',');

async function load(
  name: string,
  content: string | Uint8Array,
  options: typeof lenient | typeof strict = lenient,
) {
  const path = await place.files.write(name, content);
  return loadJobPosts(place.database.session, path, { ...options, synthesizeUrl: false });
}

describe('one odd record among others', () => {
  test.each([
    ['2,000 levels of objects', post(2, `,"x":${objects(2_000)}`), 'too_deep'],
    ['100,000 levels of arrays', post(2, `,"x":${arrays(100_000)}`), 'too_deep'],
    ['100,000 keys', `{${manyKeys},"title":"Cook","url":"https://a.example/2"}`, 'too_many_keys'],
    ['half a surrogate pair', post(2, ',"x":"\\ud800"'), 'invalid_json'],
  ])('with %s is set aside, in lines and in an array', async (_, odd, reason) => {
    const records = [post(1), odd, post(3)];
    const lines = await load('posts.ndjson', `${records.join('\n')}\n`);
    expect(lines).toMatchObject({ read: 3, inserted: 2, rejected: 1, reasons: { [reason]: 1 } });
    expect(lines.rejects).toMatchObject([{ recordNumber: 2n, lineNumber: 2n }]);
    const array = await load('posts.json', `[${records.join(',\n')}]`);
    expect(array).toMatchObject({ read: 3, unchanged: 2, rejected: 1, reasons: { [reason]: 1 } });
  });

  test.each([
    '<br>',
    '&nbsp;',
    '<script>alert(1)</script>',
    '<!-- Cook -->',
    '\t',
    '\f\t\f',
    ' \n ',
  ])('with a title of %j, which says nothing, is set aside', async (title) => {
    const lines = [post(1), JSON.stringify({ title, url: 'https://a.example/2' }), post(3)];
    const summary = await load('posts.ndjson', `${lines.join('\n')}\n`);
    expect(summary).toMatchObject({ inserted: 2, reasons: { missing_title: 1 } });
    expect(summary.rejects).toMatchObject([{ recordNumber: 2n, columnName: 'job_title' }]);
  });

  test('with empty lines before its title has that title', async () => {
    const line = JSON.stringify({ title: '\n\n Cook \n Cook\n', url: 'https://a.example/1' });
    expect(await load('posts.ndjson', `${line}\n${post(2)}\n`)).toMatchObject({ inserted: 2 });
    const { rows } = await place.database.session.pg.query(
      "select job_title from nyx.job_posts where source_url = 'https://a.example/1'",
    );
    expect(rows).toEqual([{ job_title: 'Cook' }]);
  });

  test('with a NUL in a key, or none but odd keys, is read', async () => {
    const odd = [
      '"ti\\u0000tle":"x"',
      '"":"x"',
      '"a\\u001b[31m":"x"',
      '"x":NaN',
      '"n":1e400',
      '"x":1,"x":2',
    ];
    const lines = odd.map((pair, index) => post(index, `,${pair}`)).join('\n');
    expect(await load('posts.ndjson', lines)).toMatchObject({ inserted: odd.length, rejected: 0 });
  });

  test('with a cell of 100,000 levels is loaded without what the cell says', async () => {
    const content = `title,url,location\nCook,https://a.example/1,Ulm\nCook,https://a.example/2,"${arrays(100_000)}"\n`;
    expect(await load('posts.csv', content)).toMatchObject({
      inserted: 2,
      notes: { place: { 'not understood, left empty': 1 } },
    });
  });

  test('a key of its own in each record leaves time and columns bounded', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => post(index, `,"k${index}":1`)).join(
      '\n',
    );
    expect(await load('posts.ndjson', lines)).toMatchObject({ inserted: 20_000 });
  });

  test.each(['posts.json', 'posts.ndjson'])(
    'a document that is nothing but levels is refused: %s',
    async (name) => {
      for (const content of [arrays(100_000), objects(100_000)])
        await expect(load(name, content)).rejects.toMatchObject({
          exitCode: 2,
          message: expect.stringContaining('holds no records'),
          hint: expect.stringContaining('200 levels'),
        });
    },
  );
});

test('a quoted cell with a line that looks like a comment is a cell', async () => {
  const users = 'email,name,notes\n0@x,"",""";"\n1@x,"\n#",\n';
  const path = await place.files.write('users.csv', users);
  expect(await loadTable(place.database.session, 'users', path, strict)).toMatchObject({
    read: 2,
    inserted: 2,
  });
  const { rows } = await place.database.session.pg.query(
    'select name, notes from nyx.users order by email',
  );
  expect(rows).toEqual([
    { name: '', notes: '";' },
    { name: '\n#', notes: null },
  ]);
});

test('texts that could be split by another delimiter and quote are cells of the usual ones', async () => {
  const rows = ['"","|\'"', '"\'",', '" \'\r\n",'];
  const lines = rows.map((cells, index) => `${index}@x,${cells}\n`);
  const path = await place.files.write('users.csv', `email,name,notes\n${lines.join('')}`);
  const summary = await loadTable(place.database.session, 'users', path, strict);
  expect(summary).toMatchObject({ read: 3, inserted: 3 });
  const { rows: loaded } = await place.database.session.pg.query(
    'select name, notes from nyx.users order by email',
  );
  expect(loaded).toEqual([
    { name: '', notes: "|'" },
    { name: "'", notes: null },
    { name: " '\r\n", notes: null },
  ]);
});

test('a quote that does not end says that it has taken the lines after it, and each of them is counted', async () => {
  const rows = ['"Cook', 'Baker', 'Judge'].map((title, n) => `https://a.example/${n},${title}\n`);
  const summary = await load('posts.csv', `url,title\nhttps://a.example/9,Smith\n${rows.join('')}`);
  expect(summary).toMatchObject({ read: 4, inserted: 1, rejected: 3 });
  const { rows: set } = await place.database.session.pg.query(
    'select line_number, raw, message from etl.rejects order by id',
  );
  expect(set).toEqual([
    {
      line_number: 3n,
      raw: 'https://a.example/0,"Cook',
      message: expect.stringContaining('the lines after it are taken for its value'),
    },
    ...['1,Baker', '2,Judge'].map((rest) => ({
      line_number: null,
      raw: `https://a.example/${rest}`,
      message: expect.stringContaining('which begins on line 3'),
    })),
  ]);
});

test('a quote that takes more lines than anybody mends one by one refuses the load', async () => {
  const rows = Array.from({ length: 10_010 }, (_, n) => `https://a.example/${n},Title ${n}\n`);
  const content = `url,title\nhttps://b.example/1,Cook\nhttps://b.example/2,"Baker\n${rows.join('')}`;
  await expect(load('posts.csv', content)).rejects.toMatchObject({
    exitCode: 3,
    code: 'open_quote',
    message: expect.stringContaining('begins on line 3'),
  });
  expect(await place.database.session.pg.query('select from nyx.job_posts')).toMatchObject({
    rowCount: 0,
  });
});

describe('line ends', () => {
  test.each(
    ['\n', '\r\n', '\r'].flatMap((first) => ['\n', '\r\n', '\r'].map((then) => [first, then])),
  )(
    '%j and then %j are read right, and the numbers of records and lines, too',
    async (first, then) => {
      const content = [
        `name,email${first}Ada,ada@x.org${first}"Bob\r\nB\nb",bob@x.org${then}`,
        `Cy,${then}"Dee, D",dee@x.org${first}Eve,eve@x.org${then}`,
      ].join('');
      const path = await place.files.write('people.csv', content);
      const summary = await loadTable(place.database.session, 'users', path, lenient);
      expect(summary).toMatchObject({ read: 5, inserted: 4, rejected: 1 });
      expect(summary.rejects).toMatchObject([
        { recordNumber: 3n, lineNumber: 6n, columnName: 'email' },
      ]);
      const { rows } = await place.database.session.pg.query(
        'select name from nyx.users order by email',
      );
      expect(rows.map(({ name }) => name)).toEqual(['Ada', 'Bob\r\nB\nb', 'Dee, D', 'Eve']);
    },
  );

  test('of JSON lines may be mixed as well', async () => {
    const content = `${post(1)}\r\n${post(2)}\n${post(3)}\r{"title":\n`;
    const summary = await load('posts.ndjson', content);
    expect(summary).toMatchObject({ read: 4, inserted: 3, rejects: [{ lineNumber: 4n }] });
  });
});

describe('NUL bytes', () => {
  const CSV = 'title,company,url\nKöchin,北京 Inn,https://a.example/1\n';
  const little = Buffer.from(CSV, 'utf16le');

  test.each([
    ['UTF-16LE', little],
    ['UTF-16BE', Buffer.from(little).swap16()],
  ])('that come from %s without a mark are understood, with a note', async (encoding, content) => {
    const summary = await load('posts.csv', content);
    expect(summary).toMatchObject({ read: 1, inserted: 1 });
    expect(Object.keys(summary.notes.file ?? {}).join()).toContain(encoding);
    const { rows } = await place.database.session.pg.query('select job_title from nyx.job_posts');
    expect(rows).toEqual([{ job_title: 'Köchin' }]);
  });

  test('in a header are refused with what to try', async () => {
    await expect(load('posts.csv', CSV.replace('i', '\0i'))).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringContaining('--encoding utf-16'),
    });
  });
});

test.each([
  [
    'an Excel binary workbook',
    Buffer.from('PK\x03\x04\x14\0\0\0[Content_Types].xml xl/workbook.bin', 'latin1'),
    'CSV UTF-8',
  ],
  ['an old Office file', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'CSV UTF-8'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'spreadsheet'],
  ['an image', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'data it was made from'],
  ['a web page', Buffer.from('<!DOCTYPE html><html><body>Sign in</body></html>'), 'fetch it again'],
])('%s is named, with what to do', async (kind, content, hint) => {
  await expect(load('jobs.csv', content)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(`is ${kind}`),
    hint: expect.stringContaining(hint),
  });
});

describe('rows that are none', () => {
  test('blank ones and a repeated header count neither as posts nor as bad', async () => {
    const content =
      'title,url\nCook,https://a.example/1\n,\n"",""\n\uFEFFtitle,url\nBaker,https://a.example/2\n';
    expect(await load('posts.csv', content, strict)).toMatchObject({ inserted: 2 });
  });

  test('in a table neither', async () => {
    const path = await place.files.write(
      'people.csv',
      'name,email\nAda,ada@x.org\n,\nname,email\n',
    );
    expect(await loadTable(place.database.session, 'users', path, strict)).toMatchObject({
      read: 1,
      inserted: 1,
    });
  });

  test('nor other nodes of a JSON-LD graph', async () => {
    const graph = [
      { '@type': 'Organization', name: 'Inn', url: 'https://a.example' },
      { '@type': 'JobPosting', title: 'Cook', url: 'https://a.example/1' },
    ];
    const summary = await load('posts.json', JSON.stringify({ '@graph': graph }), strict);
    expect(summary).toMatchObject({ read: 1, inserted: 1, rejected: 0 });
    expect(Object.keys(summary.notes.file ?? {})).toEqual([
      expect.stringContaining('something else than a post'),
    ]);
  });
});

describe('X2: a path', () => {
  test('that is a pipe somebody writes to is read', async () => {
    const pipe = join(place.files.path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const writer = spawn('sh', ['-c', `printf 'name,email\\nAda,ada@x.org\\n' > "${pipe}"`]);
    expect(await loadTable(place.database.session, 'users', pipe, strict)).toMatchObject({
      inserted: 1,
    });
    writer.kill();
  });

  test('that is a circle of links is refused with a sentence', async () => {
    const path = join(place.files.path, 'circle');
    await symlink(path, path);
    await expect(loadTable(place.database.session, 'users', path, strict)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('cannot be read (ELOOP)'),
    });
  });
});
