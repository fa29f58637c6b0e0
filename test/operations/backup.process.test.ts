// The embedded server's data is its only copy: what a backup holds, and what is left when one is interrupted.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPassword } from '../../src/database/cluster.ts';
import { openSession } from '../../src/database/open-session.ts';
import { serverUser } from '../../src/database/server-programs.ts';
import { restoreBackup } from '../../src/operations/backup/restore-backup.ts';
import { takeBackup } from '../../src/operations/backup/take-backup.ts';
import { packageRoot } from '../../src/package-root.ts';
import { readSchema } from '../../src/schema.ts';
import { cloneDatabase } from '../support/database.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';
import { runUntilUnkilled } from '../support/run-until-unkilled.ts';
import {
  contentOf,
  type EmbeddedHome,
  emptyHome,
  filledHome,
  readContent,
} from './embedded-home.ts';
import { forgeries, refuseForged } from './forged-manifests.ts';
import { killBackups } from './killed-backups.ts';

const MINUTES = 60_000;
const run = promisify(execFile);

let home: EmbeddedHome;
/** What stood in the database when it was filled; the backups note themselves in etl.backups afterwards. */
let content: Record<string, string>;
/** What the command printed that took the backup in `home.backups`. */
let taken: CliResult;

beforeAll(async () => {
  home = await filledHome();
  content = await contentOf(home);
  taken = await runCli(['backup', '--out', home.backups], home.env);
});

afterAll(() => home[Symbol.asyncDispose]());

test(
  'a restored database equals the old one in every table and sequence, and works',
  async () => {
    expect(taken).toMatchObject({ code: 0, stderr: expect.not.stringContaining('error') });
    expect(taken.stdout).toMatch(/not in it, for others made them: public\.of_others/);
    await using other = await emptyHome();
    const restored = await runCli(['restore', home.backups, '--quiet'], other.env);
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(await contentOf(other)).toEqual(content);
    // Triggers and functions are there: what is changed makes the derived tables due.
    await using session = await openSession({ kind: 'embedded', home: other.path }, 'test');
    await session.pg.query('update nyx.applications set match_score = 0.5');
    const { rowCount } = await session.pg.query('select from etl.dirty_keys');
    expect(rowCount).toBeGreaterThan(0);
  },
  MINUTES,
);

test(
  'a backup of an older schema is restored as it was, and brought to today',
  async () => {
    const schema = readSchema();
    const sql = 'create table etl.of_a_newer_version (id bigint primary key);';
    const added = { name: '9999_newer.sql', version: '9999', sql };
    const sha256 = createHash('sha256').update(sql).digest('hex');
    const newer = { ...schema, tables: [...schema.tables, { ...added, sha256 }] };
    await using session = await openSession({ kind: 'embedded', home: home.path }, 'test');
    const out = `${home.backups}-older`;
    const before = await readContent(session);
    const { folder } = await takeBackup(session, { out, keep: 7 }, schema);
    await using other = await emptyHome();
    const { migrated } = await restoreBackup({ home: other.path, from: folder }, newer);
    expect(migrated).toContain(added.name);
    const restored = await contentOf(other);
    // What the newer version makes anew, and how it notes that, is its own.
    const own = ['migrations', 'code_files', 'code_objects', 'of_a_newer_version'];
    for (const table of own) delete restored[`etl.${table}`];
    expect(before).toMatchObject(restored);
  },
  MINUTES,
);

test(
  'killed at a random moment, a backup leaves the last good one; the next one cleans up and prunes',
  () => killBackups(home, 1),
  2 * MINUTES,
);

test(
  'killed at any change on disk, a restore leaves the old database or the restored one',
  async () => {
    const root = await mkdtemp(join(tmpdir(), 'nyx-etl-replace-'));
    const [old, next] = [join(root, 'old'), join(root, 'next')];
    const user = serverUser();
    const make = async (at: string, password: string) => {
      await mkdir(join(at, 'postgresql'), { recursive: true });
      if (user) await chown(join(at, 'postgresql'), user.uid, user.gid);
      await writeFile(join(at, 'postgresql', 'nyx-password'), password);
    };
    await make(old, 'old');
    const found: (string | undefined)[] = [];
    await make(next, 'restored');
    await runUntilUnkilled('test/operations/restore-once.ts', [old, next], async () => {
      found.push(await readPassword(old));
      await rm(root, { recursive: true });
      await make(old, 'old');
      await make(next, 'restored');
    });
    expect(new Set(found)).toEqual(new Set(['old', 'restored']));
    expect(found.at(-1)).toBe('restored');
    await rm(root, { recursive: true });
  },
  MINUTES,
);

test(
  '--replace puts the old database aside, and leaves one that is in use as it is',
  async () => {
    await using other = await emptyHome();
    await runCli(['migrate'], other.env);
    const refused = await runCli(['restore', home.backups], other.env);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('--replace') });
    {
      await using _ = await openSession({ kind: 'embedded', home: other.path }, 'somebody');
      const busy = await runCli(['restore', home.backups, '--replace'], other.env);
      expect(busy).toMatchObject({ code: 75, stderr: expect.stringContaining('in use') });
    }
    const { code } = await runCli(['restore', home.backups, '--replace'], other.env);
    const names = (await readdir(other.path)).sort();
    expect({ code, names }).toEqual({
      code: 0,
      names: ['postgresql', expect.stringMatching(/^postgresql\.before-\d{8}T\d{6}Z$/)],
    });
    expect((await contentOf(other))['nyx.companies']).toBe(content['nyx.companies']);
  },
  2 * MINUTES,
);

test(
  'a manifest that somebody has written into is refused: foreign tables, and what is not there',
  () => refuseForged(home, forgeries.slice(1, 3)),
  2 * MINUTES,
);

test(
  'a file of a backup that was changed is told, with the backup before it; nothing is made',
  async () => {
    const out = `${home.backups}-damaged`;
    await cp(home.backups, out, { recursive: true });
    const [good = ''] = await readdir(out);
    await cp(join(out, good), join(out, '99991231T000000Z'), { recursive: true });
    const path = join(out, '99991231T000000Z', 'nyx.users.copy.zst');
    const bytes = await readFile(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(path, bytes);
    await using other = await emptyHome();
    const { code, stderr } = await runCli(['restore', out], other.env);
    expect(code).toBe(1);
    expect(stderr).toBe(
      `error: ${path} is not as the backup wrote it\n` +
        `hint: restore the one before it: nyx-etl restore ${join(out, good)}\n`,
    );
    expect(await readdir(other.path).catch(() => 'no folder')).toBe('no folder');
  },
  MINUTES,
);

test(
  'folders of others that are named as backups are stay, and count as none',
  async () => {
    const out = `${home.backups}-among-others`;
    const early = ['20200101T000000Z', '20200102T000000Z'].map((name) => join(out, name));
    const late = ['99990101T000000Z', '99990102T000000Z'].map((name) => join(out, name));
    for (const folder of [...early, ...late]) await mkdir(folder, { recursive: true });
    for (const folder of [early[0], late[0]]) await writeFile(`${folder}/photo.jpg`, 'mine');
    for (const folder of [early[1], late[1]]) await writeFile(`${folder}/manifest.json`, '{}');
    const backUp = async () => {
      const { code, stdout } = await runCli(
        ['backup', '--out', out, '--keep', '1', '--json'],
        home.env,
      );
      expect(code).toBe(0);
      return JSON.parse(stdout);
    };
    const first = await backUp();
    expect(first).toMatchObject({ removed: [], notes: [late[1], early[1]].map(naming) });
    await writeFile(join(first.folder, 'photo.jpg'), 'mine');
    const second = await backUp();
    expect(second.removed).toEqual([]);
    expect(second.notes.at(-1)).toBe(`${first.folder} is old but was left: it holds photo.jpg`);
    const third = await backUp();
    expect(third.removed).toEqual([second.folder]);
    const left = [...early, first.folder, third.folder, ...late].map((path) => basename(path));
    expect((await readdir(out)).sort()).toEqual(left);
    // A folder without a manifest is no backup; a manifest that is none is told, with the backup before it.
    await using other = await emptyHome();
    const refused = await runCli(['restore', out], other.env);
    expect(refused.stderr).toContain(`nyx-etl restore ${third.folder}\n`);
    await rm(String(late[1]), { recursive: true });
    expect(await runCli(['restore', out, '--quiet'], other.env)).toMatchObject({ code: 0 });
    await rm(out, { recursive: true });
  },
  3 * MINUTES,
);

const naming = (folder = '') => expect.stringContaining(folder);

test('a full disk is told, and the backup before stays', async () => {
  await using database = await cloneDatabase();
  const out = `${home.backups}-full`;
  const script = `
    mkdir -p "$OUT" && mount -t tmpfs -o size=2m tmpfs "$OUT" && mkdir "$OUT/20260101T000000Z"
    head -c 1950k /dev/zero > "$OUT/filler"
    "$NODE" "$PROGRAM" "$URL" "$OUT"
    ls -A "$OUT" >&2`;
  const { stderr } = await run('unshare', ['-rm', 'sh', '-c', script], {
    env: {
      ...process.env,
      URL: database.url,
      OUT: out,
      NODE: process.execPath,
      PROGRAM: join(packageRoot, 'test/operations/backup-once.ts'),
    },
  });
  expect(stderr).toBe(
    `cannot back up to ${out} (ENOSPC)\n` +
      'the disk is full: free some space, or choose another folder with --out\n' +
      '20260101T000000Z\nfiller\n',
  );
}, 60_000);
