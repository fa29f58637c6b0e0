// faults.md S1: a migration that is killed leaves the old functions, views and triggers or the new ones.
import { expect, test } from 'vitest';
import { runningSql } from '../../src/database/code-files.ts';
import { migrate as apply } from '../../src/database/migrations.ts';
import { migrate, readSchema } from '../../src/schema.ts';
import { cloneDatabase } from '../support/database.ts';
import { killMoments, killSeed } from '../support/kill-moments.ts';
import { killCli } from '../support/run-cli.ts';
import { schemaDifferences } from '../support/schema-differences.ts';

/** Kills migrations at so many moments. */
export function testKilledMigrations(kills: number): void {
  test(`migrate killed at ${kills} moments (seed ${killSeed}) leaves old code or new`, {
    timeout: 600_000,
  }, async () => {
    await using database = await cloneDatabase();
    const { session } = database;
    const { tables, code } = readSchema();
    const old = runningSql({
      name: 'code/99_old.sql',
      sql: 'create view etl.old as select etl.words(name) as words from corrected.companies',
      sha256: 'old',
    });
    const makeOld = () => apply(session, { tables, code: [...code, old] });
    const started = performance.now();
    await makeOld();
    expect(await migrate(session)).toContain('code/01_values.sql');
    const duration = 2 * (performance.now() - started);
    for (const moment of killMoments(kills, 'migrate')) {
      await makeOld();
      await killCli(['migrate'], moment * duration, { DATABASE_URL: database.url });
      // The server notices the lost client when it next talks to it; until then its locks stand.
      await session.pg.query(
        'select pg_advisory_lock(7109200); select pg_advisory_unlock(7109200)',
      );
      const differences = await schemaDifferences(session);
      const isOld = differences.some(({ object }) => object === 'view etl.old');
      expect(differences.filter(({ object }) => !object.includes('etl.old'))).toEqual([]);
      const { rows } = await session.pg.query(
        `select from etl.code_files where name = 'code/99_old.sql'`,
      );
      expect(rows.length === 1).toBe(isOld);
    }
    await migrate(session);
    expect(await schemaDifferences(session)).toEqual([]);
  });
}
