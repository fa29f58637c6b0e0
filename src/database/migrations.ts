import { counted } from '../counted.ts';
import { MigrationError } from '../errors.ts';
import { type MigrationFile, readMigrationFiles } from './migration-files.ts';
import { type Session, transaction } from './session.ts';
import { toSqlError } from './sql-error.ts';

const LOCK = 7_109_200;

export interface AppliedMigration {
  version: string;
  name: string;
  sha256: string;
  applied_at: string;
}

export interface MigrationState {
  applied: AppliedMigration[];
  pending: MigrationFile[];
  /** Sentences naming each file that was edited, removed or inserted before an applied one. */
  problems: string[];
}

/** Compares the files with what the database has seen; changes nothing. */
export async function migrationState(
  session: Session,
  files = readMigrationFiles(),
): Promise<MigrationState> {
  const applied = await readApplied(session);
  const byVersion = new Map(files.map((file) => [file.version, file]));
  const newest = applied.at(-1)?.version ?? '';
  const seen = new Set(applied.map((migration) => migration.version));
  const pending = files.filter((file) => !seen.has(file.version));
  const problems = [
    ...applied.flatMap((migration) => {
      const file = byVersion.get(migration.version);
      if (!file)
        return [
          `schema/${migration.name} was applied and is missing here: the database may be newer than this nyx-etl`,
        ];
      return file.sha256 === migration.sha256 ? [] : [`schema/${file.name} was edited after it was applied`];
    }),
    ...pending
      .filter((file) => file.version < newest)
      .map((file) => `schema/${file.name} comes before ${newest}, which is applied already`),
  ];
  return { applied, pending, problems };
}

/**
 * Applies the pending files, each in one transaction, and returns their names. Several processes at once: one
 * works, the others wait and find nothing to do. Throws MigrationError, changing nothing, when an applied file
 * was edited or removed, or a new one was inserted before it.
 */
export async function migrate(session: Session, files = readMigrationFiles()): Promise<string[]> {
  await session.pg.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    const { applied, pending, problems } = await migrationState(session, files);
    if (problems.length > 0) throw refusal(problems);
    if (applied.length === 0) await createLedger(session);
    for (const file of pending) await applyFile(session, file);
    return pending.map((file) => file.name);
  } finally {
    await session.pg.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

/** Throws MigrationError unless the database is exactly at the state of the files; for commands that write. */
export async function requireMigrated(session: Session): Promise<void> {
  const { pending, problems } = await migrationState(session);
  if (problems.length > 0) throw refusal(problems);
  if (pending.length > 0) {
    throw new MigrationError(
      `the database lacks ${counted(pending.length, 'migration')}, the first is schema/${pending[0]?.name}`,
      {
        hint: "run 'nyx-etl migrate' first",
        exitCode: 3,
      },
    );
  }
}

function refusal(problems: string[]): MigrationError {
  return new MigrationError(problems.join('\n'), {
    hint: 'restore the files as they were applied, and put the change into a new file with the next number',
  });
}

async function readApplied(session: Session): Promise<AppliedMigration[]> {
  const { rows } = await session.pg.query<{ present: boolean }>(
    `select to_regclass('etl.migrations') is not null as present`,
  );
  if (!rows[0]?.present) return [];
  const applied = await session.pg.query<AppliedMigration>(
    'select version, name, sha256, applied_at from etl.migrations order by version',
  );
  return applied.rows;
}

async function createLedger({ pg }: Session): Promise<void> {
  await pg.query(`
    create schema if not exists etl;
    create table if not exists etl.migrations (
        version text primary key,
        name text not null,
        sha256 text not null,
        applied_at timestamptz not null default now(),
        duration_ms integer not null
    )`);
}

async function applyFile(session: Session, file: MigrationFile): Promise<void> {
  const started = performance.now();
  await transaction(session, async () => {
    try {
      await session.pg.query(file.sql);
    } catch (error) {
      throw toSqlError(error, { file: `schema/${file.name}`, text: file.sql });
    }
    await session.pg.query(
      'insert into etl.migrations (version, name, sha256, duration_ms) values ($1, $2, $3, $4)',
      [file.version, file.name, file.sha256, Math.round(performance.now() - started)],
    );
  });
}
