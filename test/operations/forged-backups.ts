// Backups that somebody has written into, sums and all: restoring refuses them in a sentence, or
// takes their rows and nothing more.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession } from '../../src/database/open-session.ts';
import { takeBackup } from '../../src/operations/backup/take-backup.ts';
import { readSchema } from '../../src/schema.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addWorld } from '../transforms/facts.ts';
import { emptyHome } from './embedded-home.ts';
import { CANARY_OBJECT, Copied, type Forgery } from './forgeries.ts';

/** Each of them, restored by the command. */
export function testForgedBackups(forgeries: readonly Forgery[]): void {
  let database: TestDatabase;
  let root: string;
  let genuine: string;
  beforeAll(async () => {
    database = await cloneDatabase();
    await addWorld(database.session, 3);
    root = await mkdtemp(join(tmpdir(), 'nyx-etl-forged-'));
    const backups = join(root, 'genuine');
    genuine = (await takeBackup(database.session, { out: backups, keep: 9 }, readSchema())).folder;
  });
  afterAll(async () => {
    await rm(root, { recursive: true });
    await database[Symbol.asyncDispose]();
  });

  test.each(forgeries.map((forgery) => [forgery.name, forgery] as const))(
    'a backup with %s',
    async (_, { edit, swap, refused, code = 1 }) => {
      const out = await mkdtemp(join(root, 'forged-'));
      const folder = join(out, '20260101T000000Z');
      await cp(genuine, folder, { recursive: true });
      const path = join(folder, 'manifest.json');
      const copied = new Copied(folder, JSON.parse(await readFile(path, 'utf8')), database.session);
      await edit?.(copied);
      await writeFile(path, JSON.stringify(copied.manifest));
      await swap?.(folder);
      await restore(out, refused, code);
      await rm(out, { recursive: true });
    },
    300_000,
  );
}

async function restore(from: string, refused: RegExp | undefined, exit: number): Promise<void> {
  await using home = await emptyHome();
  const { code, stderr } = await runCli(['restore', from, '--quiet'], home.env);
  if (refused) {
    expect({ code, stderr }).toEqual({ code: exit, stderr: expect.stringMatching(refused) });
    expect(stderr).toMatch(/^error: [^\n]+\nhint: [^\n]+\n$/);
    expect(await readdir(home.path).catch(() => [])).toEqual([]);
    return;
  }
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  {
    // What a row says is asked, if ever, when a row is written.
    await using session = await openSession({ kind: 'embedded', home: home.path }, 'test');
    await session.pg.query(`
      update nyx.companies set name = 'Another ' || id;
      update nyx.application_sessions set status = 'failed'`);
    const { rowCount } = await session.pg.query(
      'select from pg_largeobject_metadata where oid = $1',
      [CANARY_OBJECT],
    );
    expect(rowCount).toBe(0);
  }
  expect((await runCli(['migrate', 'verify'], home.env)).code).toBe(0);
}
