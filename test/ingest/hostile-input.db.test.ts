// faults.md X2: what a path may be, and names that would be SQL or paths if anybody believed them.
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { loadTable } from '../../src/ingest/load-table.ts';
import { strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';
import { mailLoading } from './mail-loading.ts';

const place = freshPlace();

const CSV = 'name,email\nAda,ada@example.org\n';
/** A name like any other, though every object has something of this name. */
const INHERITED = 'constructor';
const HOSTILE = '"; drop table nyx.users; --';

describe('X2: a path', () => {
  test('that is a link to a file is that file', async () => {
    await symlink(await place.files.write('people.csv', CSV), join(place.files.path, 'link'));
    const summary = await loadTable(
      place.database.session,
      'users',
      join(place.files.path, 'link'),
      strict,
    );
    expect(summary).toMatchObject({ read: 1, inserted: 1 });
  });

  test.each([
    ['a pipe', 'pipe', 'is a pipe or a device', 'pipe it in and give -'],
    ['a device', '/dev/zero', 'is a pipe or a device', 'pipe it in and give -'],
    ['a link to a directory', 'to-folder', 'is a directory', '*.csv'],
    ['a link to nothing', 'to-nothing', 'there is no such file', 'check the path'],
  ])('that is %s is refused, exit 2, with a hint', async (_, name, sentence, hint) => {
    execFileSync('mkfifo', [join(place.files.path, 'pipe')]);
    await mkdir(join(place.files.path, 'folder'));
    await symlink(join(place.files.path, 'folder'), join(place.files.path, 'to-folder'));
    await symlink(join(place.files.path, 'nothing'), join(place.files.path, 'to-nothing'));
    const path = name.startsWith('/') ? name : join(place.files.path, name);
    await expect(loadTable(place.database.session, 'users', path, strict)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(sentence),
      hint: expect.stringContaining(hint),
    });
  });
});

describe('X2: a hostile name', () => {
  test('of a table is no table', async () => {
    const path = await place.files.write('people.csv', CSV);
    await expect(
      loadTable(place.database.session, `users${HOSTILE}`, path, strict),
    ).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('there is no table'),
    });
  });

  test.each([
    ['CSV', `"${HOSTILE.replaceAll('"', '""')}","it's",url\nEngineer,Acme,https://a.example/1\n`],
    [
      'NDJSON',
      `${JSON.stringify({ [HOSTILE]: 'Engineer', "it's": 'Acme', url: 'https://a.example/1' })}\n`,
    ],
  ])('of a column is a name like any other in %s, also when it is mapped', async (_, content) => {
    const path = await place.files.write('posts', content);
    const map = { job_title: [HOSTILE], company_name: ["it's"] };
    await loadJobPosts(place.database.session, path, { ...strict, synthesizeUrl: false, map });
    const { rows } = await place.database.session.pg.query(
      'select p.job_title, c.name from nyx.job_posts as p inner join nyx.companies as c on c.id = p.company_id',
    );
    expect(rows).toEqual([{ job_title: 'Engineer', name: 'Acme' }]);
    expect((await place.database.session.pg.query('select from nyx.users')).rows).toEqual([]);
  });

  test('of a key that objects inherit is a key, nested or not', async () => {
    const posts = `{"url":"https://a.example/1"}\n{"url":"https://a.example/2","${INHERITED}":{"title":"Engineer"}}\n`;
    const path = await place.files.write('posts.ndjson', posts);
    const map = { job_title: [`${INHERITED}.title`] };
    const options = { ...strict, maxRejects: { rows: 1 }, synthesizeUrl: false, map };
    expect(await loadJobPosts(place.database.session, path, options)).toMatchObject({
      inserted: 1,
      rejected: 1,
    });
  });

  test('of an attachment writes nothing anywhere', async () => {
    await using mail = await mailLoading();
    const path = await mail.write(
      'inbox/one.eml',
      [
        'From: a@example.org\nTo: ada@example.org\nSubject: Hi\nMessage-ID: <1@x>\nMIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHello\n--b',
        'Content-Type: text/plain; name="../../evil.txt"',
        'Content-Disposition: attachment; filename="../../evil.txt"\n\nevil\n--b--\n',
      ].join('\n'),
    );
    expect(await mail.load('ada@example.org', path)).toMatchObject({ read: 1, inserted: 1 });
    expect(await mail.emails('ada@example.org')).toMatchObject([{ body_plain: 'Hello' }]);
    expect(await readdir(mail.folder, { recursive: true })).toEqual(['inbox', 'inbox/one.eml']);
  });
});
