// What somebody may write into a backup, with all the sums that go with it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Session } from '../../src/database/session.ts';
import type { BackupManifest, BackupTable } from '../../src/operations/backup/manifest.ts';
import { measureTable, qualified } from '../../src/operations/backup/measure-tables.ts';

export interface Forgery {
  name: string;
  /** Changes the manifest, and files that it names. */
  edit?(backup: Copied): Promise<unknown> | unknown;
  /** Changes what stands in the folder, when the manifest is written. */
  swap?(folder: string): Promise<unknown>;
  /** What is said; without it the backup is restored, and does no harm. */
  refused?: RegExp;
  /** The exit code of that: 1 where it does not say. */
  code?: number;
}

/** The large object that SQL out of a backup would leave behind. */
export const CANARY_OBJECT = 4242;
const CANARY = `(select pg_catalog.lo_from_bytea(${CANARY_OBJECT}, 'x')) is not null`;

/** A backup of a test's own. */
export class Copied {
  readonly folder: string;
  readonly manifest: BackupManifest;
  /** In the database that was backed up. */
  readonly #session: Session;
  constructor(folder: string, manifest: BackupManifest, session: Session) {
    this.folder = folder;
    this.manifest = manifest;
    this.#session = session;
  }

  /** What the manifest says of a table, e.g. `nyx.users`. */
  table(name: string): BackupTable {
    const found = this.manifest.tables.find((one) => `${one.schema}.${one.name}` === name);
    if (!found) throw new Error(`the backup has no ${name}`);
    return found;
  }

  /** Puts other bytes into the file of a table; the manifest says so. */
  async write(table: BackupTable, text: string | Buffer): Promise<void> {
    const bytes = zstdCompressSync(text);
    await writeFile(join(this.folder, table.file), bytes);
    table.bytes = bytes.length;
    table.sha256 = createHash('sha256').update(bytes).digest('hex');
  }

  /** Changes the text of a table's rows, and all sums with it, as PostgreSQL itself makes them. */
  async rewrite(name: string, change: (rows: string) => string): Promise<void> {
    const table = this.table(name);
    const rows = zstdDecompressSync(await readFile(join(this.folder, table.file))).toString();
    const changed = change(rows);
    await this.write(table, changed);
    const { pg } = this.#session;
    await pg.query(`create temporary table forged as table ${qualified(table)} with no data`);
    const values = changed.split('\n').slice(0, -1);
    for (const line of values) {
      const fields = line.split('\t').map((field) => (field === '\\N' ? null : field));
      const places = fields.map((_, index) => `$${index + 1}`);
      await pg.query(`insert into pg_temp.forged values (${places.join(', ')})`, fields);
    }
    const { rows: temporary } = await pg.query<{ schema: string }>(
      'select pg_my_temp_schema()::regnamespace::text as schema',
    );
    const schema = temporary[0]?.schema ?? '';
    Object.assign(table, await measureTable(this.#session, { ...table, schema, name: 'forged' }));
    await pg.query('drop table pg_temp.forged');
  }
}

const USERS = 'nyx.users.copy.zst';
const NOT_WRITTEN = /is not as the backup wrote it/;

/** What is told before a server is started. */
export const FORGED_FILES: readonly Forgery[] = [
  {
    name: 'a link in the place of a file',
    swap: async (folder) => {
      await rename(join(folder, USERS), join(folder, 'elsewhere'));
      await symlink('elsewhere', join(folder, USERS));
    },
    refused: /nyx\.users\.copy\.zst is a symbolic link, not a file/,
  },
  {
    name: 'a pipe in the place of a file',
    swap: async (folder) => {
      await rm(join(folder, USERS));
      execFileSync('mkfifo', [join(folder, USERS)]);
    },
    refused: /nyx\.users\.copy\.zst is a pipe, not a file/,
  },
  {
    name: 'a folder in the place of a file',
    swap: async (folder) => {
      await rm(join(folder, USERS));
      await mkdir(join(folder, USERS));
    },
    refused: /nyx\.users\.copy\.zst is a folder, not a file/,
  },
  {
    name: 'a file that lacks',
    swap: (folder) => rm(join(folder, USERS)),
    refused: NOT_WRITTEN,
  },
  {
    name: 'no manifest',
    swap: (folder) => rm(join(folder, 'manifest.json')),
    refused: /holds no backup of nyx-etl/,
    code: 2,
  },
  {
    name: 'a pipe for a manifest',
    swap: async (folder) => {
      await rm(join(folder, 'manifest.json'));
      execFileSync('mkfifo', [join(folder, 'manifest.json')]);
    },
    refused: /manifest\.json is a pipe, not a file/,
  },
  {
    name: 'a manifest of a terabyte',
    swap: (folder) => truncate(join(folder, 'manifest.json'), 2 ** 40),
    refused: /manifest\.json has 1099511627776 bytes: more than there can be/,
  },
  {
    name: 'a manifest of a million levels',
    swap: (folder) => writeFile(join(folder, 'manifest.json'), '['.repeat(1_000_000)),
    refused: NOT_WRITTEN,
  },
  ...['../../../etc/passwd.copy.zst', '/etc/x.copy.zst', 'a/b.copy.zst', '..'].map((file) => ({
    name: `a file named ${file}`,
    edit: (backup: Copied) => Object.assign(backup.table('nyx.users'), { file }),
    refused: NOT_WRITTEN,
  })),
];

const UNFIT = /the backup holds what does not fit its tables: /;

/** What is told when the rows are there. */
export const FORGED_ROWS: readonly Forgery[] = [
  {
    name: 'a condition that is a call',
    edit: (backup) => backup.rewrite('etl.dirty_rules', withCanary),
    refused: /violates check constraint "dirty_rules_row_filter_known"/,
  },
  {
    name: 'a condition that is a call, as if of another version',
    edit: async (backup) => {
      await backup.rewrite('etl.dirty_rules', withCanaryOfLake);
      backup.manifest.code = '0'.repeat(64);
    },
  },
  {
    name: 'migrations that were never applied',
    edit: (backup) =>
      backup.rewrite('etl.migrations', (rows) => rows.replace(/[0-9a-f]{64}/, '0'.repeat(64))),
    refused: /schema\/0001_schemas\.sql was edited after it was applied/,
  },
  {
    name: 'rows that the manifest does not tell',
    edit: async (backup) => backup.write(backup.table('nyx.job_tags'), ONE_TAG),
    refused: /nyx\.job_tags does not come out of the backup as it went in: more than 0 rows of 0/,
  },
  {
    name: 'a file that unfolds to a thousandfold',
    edit: async (backup) =>
      backup.write(backup.table('nyx.job_tags'), Buffer.alloc(400_000_000, ONE_TAG)),
    refused: /nyx\.job_tags does not come out of the backup as it went in: more than 0 rows of 0/,
  },
  {
    name: 'another value',
    edit: async (backup) => {
      const users = backup.table('nyx.users');
      const { digest } = users;
      await backup.rewrite('nyx.users', (rows) => rows.replace('@', '@evil.'));
      Object.assign(users, { digest });
    },
    refused: /nyx\.users does not come out of the backup as it went in\n/,
  },
  {
    name: 'a value that is none of its type',
    edit: async (backup) =>
      Object.assign(backup.table('nyx.job_tags'), { rows: '1' }) &&
      backup.write(backup.table('nyx.job_tags'), ONE_TAG.replace('0000', 'zzzz')),
    refused: UNFIT,
  },
  {
    name: 'a column named twice',
    edit: (backup) => {
      const { columns } = backup.table('nyx.users');
      columns.push(...columns.slice(0, 1));
    },
    refused: UNFIT,
  },
  {
    name: 'names that are one when they are cut off',
    edit: (backup) => {
      const long = 'x'.repeat(70);
      for (const name of [`${long}1`, `${long}2`])
        backup.table('nyx.users').columns.push({ name, type: 'text', generated: false });
    },
    refused: UNFIT,
  },
  {
    name: 'a sequence of PostgreSQL’s own',
    edit: ({ manifest: { sequences } }) =>
      sequences.push({ schema: 'pg_catalog', name: 'pg_class', lastValue: '1' }),
    refused: /the backup names pg_catalog\.pg_class, which is no sequence of nyx-etl/,
  },
  {
    name: 'a number that no sequence reaches',
    edit: ({ manifest: { sequences } }) =>
      Object.assign(sequences[0] ?? {}, { lastValue: '9'.repeat(30) }),
    refused: UNFIT,
  },
];

const ONE_TAG = '00000000-0000-4000-8000-000000000001\tx\t\\N\t\\N\n';

/** The rows of etl.dirty_rules, each with a condition that is seen when it is evaluated. */
const withCanary = (rows: string): string => rows.replaceAll(/[^\t\n]+$/gm, CANARY);

/** As withCanary, and once more as rules of a lake, which migrations leave alone. */
function withCanaryOfLake(rows: string): string {
  const all = withCanary(rows);
  const ofLake = new Map<string, string>();
  for (const row of all.split('\n').slice(0, -1)) {
    const [, table, , key] = row.split('\t');
    ofLake.set(`${table} ${key}`, `${row.replace(/^[^\t]+/, 'lake')}\n`);
  }
  return all + [...ofLake.values()].join('');
}
