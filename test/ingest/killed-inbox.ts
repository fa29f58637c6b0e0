// An inbox of many files whose command is killed.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { killMoments } from '../support/kill-moments.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { addWorld } from '../transforms/facts.ts';

const WAITS = { timeout: 300_000, interval: 5 };

/** How often each file of a folder was loaded, by its name. */
export async function loadsOfFiles(
  { session }: TestDatabase,
  folder: string,
): Promise<Record<string, number>> {
  const { rows } = await session.pg.query<{ file: string; loads: number }>(
    `select replace(source_path, $1 || '/', '') as file, count(*)::integer as loads
     from etl.loads where starts_with(source_path, $1 || '/') group by source_path`,
    [folder],
  );
  return Object.fromEntries(rows.map(({ file, loads }) => [file, loads]));
}

const message = (n: number) =>
  `From: a@b.test\nTo: u@example.org\nSubject: ${n}\nMessage-ID: <${n}@b.test>\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n\nHello ${n}\n`;

/** Kills the command of an inbox of so many files, so many times: each file is loaded once, none is lost. */
export async function killInbox(files: number, kills: number): Promise<void> {
  await using database = await cloneDatabase();
  await addWorld(database.session);
  const root = await mkdtemp(join(tmpdir(), 'nyx-etl-inbox-'));
  const folder = join(root, 'inbox');
  await mkdir(folder);
  const names = Array.from({ length: files }, (_, n) => `${n}.eml`);
  for (const [n, name] of names.entries()) await writeFile(join(folder, name), message(n));
  const words = ['ingest', 'inbox', folder, '--kind', 'emails', '--account', 'u@example.org'];
  const command = [...words, '--settle', '0', '--database-url', database.url];
  for (const moment of killMoments(kills, 'inbox')) {
    const { kill, result } = startCli(command);
    const loaded = async () => Object.values(await loadsOfFiles(database, folder));
    // Each kill comes when a share of the files is loaded, however fast the machine is, and a little later: the file that is
    // loaded is moved then.
    await vi.waitUntil(async () => (await loaded()).length >= moment * files, WAITS);
    await sleep((moment * 1e4) % 20);
    kill('SIGKILL');
    await result;
    expect((await loaded()).every((loads) => loads === 1)).toBe(true);
  }
  const { code } = await runCli(command);
  expect(code).toBe(0);
  expect(await loadsOfFiles(database, folder)).toEqual(
    Object.fromEntries(names.map((name) => [name, 1])),
  );
  expect((await readdir(join(folder, 'done'))).sort()).toEqual(names.sort());
  expect(await readdir(folder)).toEqual(['done']);
  const { rows } = await database.session.pg.query(
    'select count(*)::integer as n from saturnus.emails',
  );
  expect(rows).toEqual([{ n: files }]);
  await rm(root, { recursive: true });
}
