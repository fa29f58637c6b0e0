// An embedded server of a test's own with a few rows in every kind of table, and what tells two databases apart.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepRunning, stopEmbeddedServer } from '../../src/database/embedded-server.ts';
import { openSession } from '../../src/database/open-session.ts';
import type { Session } from '../../src/database/session.ts';
import { migrate } from '../../src/schema.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { addApplication, addWorld } from '../transforms/facts.ts';

export interface EmbeddedHome extends AsyncDisposable {
  path: string;
  /** Folder beside the server's, for backups. */
  backups: string;
  env: { NYX_HOME: string };
}

/** A folder in which the server can live, with nothing in it. */
export async function emptyHome(): Promise<EmbeddedHome> {
  const root = await mkdtemp(join(tmpdir(), 'nyx-etl-home-'));
  // Under root the server runs as a user of its own, who must be able to enter.
  await chmod(root, 0o711);
  const path = join(root, 'home');
  return {
    path,
    backups: join(root, 'backups'),
    env: { NYX_HOME: path },
    [Symbol.asyncDispose]: async () => {
      await stopEmbeddedServer(path);
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** As emptyHome, with a migrated database that has rows, computed ones, and numbers that sequences gave. */
export async function filledHome(): Promise<EmbeddedHome> {
  const home = await emptyHome();
  await using session = await openSession({ kind: 'embedded', home: home.path }, 'test');
  await keepRunning(home.path, true);
  await migrate(session);
  await addWorld(session, 3);
  for (const n of [1, 2, 3]) await addApplication(session, n, `2026-03-0${n}T12:00:00Z`, n);
  await session.pg.query(String.raw`
    alter table nyx.companies add column their_own numeric(6, 2);
    update nyx.companies set their_own = 1.5, name = E'tab\t, line\n, backslash \\ and ''quotes''' where name = 'Company 1';
    insert into nyx.system_configs (config_name, config_json) values ('a', '{"b": [1, null, "\u00fc"]}');
    create table public.of_others (id integer);
    select setval(pg_get_serial_sequence('etl.rejects', 'id'), 41)`);
  await runTransforms(session, { asOf: '2026-04-01T00:00:00Z' });
  return home;
}

/** A digest of every row of every table, and where every sequence stands, by name. */
export async function contentOf(home: EmbeddedHome): Promise<Record<string, string>> {
  await using session = await openSession({ kind: 'embedded', home: home.path }, 'test');
  return await readContent(session);
}

/** As contentOf, on an open session. */
export async function readContent({ pg }: Session): Promise<Record<string, string>> {
  const { rows } = await pg.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('nyx', 'saturnus', 'etl')`,
  );
  const content: Record<string, string> = {};
  for (const { name } of rows) {
    const found = await pg.query<{ digest: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(to_jsonb(t)::text, '' order by to_jsonb(t)::text), '')) as digest
       from ${name} as t`,
    );
    content[name] = found.rows[0]?.digest ?? '';
  }
  const sequences = await pg.query<{ name: string; last: string }>(
    `select schemaname || '.' || sequencename as name, coalesce(last_value::text, 'none') as last
     from pg_sequences where schemaname in ('nyx', 'saturnus', 'etl')`,
  );
  for (const { name, last } of sequences.rows) content[name] = last;
  return content;
}
