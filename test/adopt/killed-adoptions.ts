// faults.md S1: an adoption that is killed has moved every table, or none.
import { expect, test } from 'vitest';
import { killMoments, killSeed } from '../support/kill-moments.ts';
import { killCli, runProgram } from '../support/run-cli.ts';
import { schemaDifferences } from '../support/schema-differences.ts';
import { agentDatabase, NYX, paper, rows, SATURNUS } from './agent-database.ts';

/** Kills adoptions of both databases at so many moments. */
export function testKilledAdoptions(kills: number): void {
  test(`adopt killed at ${kills} moments (seed ${killSeed}) has moved all tables, or none`, {
    timeout: 600_000,
  }, async () => {
    await using saturnus = await agentDatabase(paper(SATURNUS), rows('saturnus-rows'));
    const words = ['adopt', '--from', saturnus.url];
    const started = performance.now();
    {
      await using once = await agentDatabase(paper(NYX), rows('nyx-rows'));
      expect(await runProgram(words, { DATABASE_URL: once.url })).toMatchObject({ code: 0 });
    }
    const duration = performance.now() - started;
    for (const moment of killMoments(kills, 'adopt')) {
      await using nyx = await agentDatabase(paper(NYX), rows('nyx-rows'));
      const env = { DATABASE_URL: nyx.url };
      await killCli(words, moment * duration, env);
      // The server notices the lost client when it next talks to it; until then its locks stand.
      await nyx.session.pg.query(
        'select pg_advisory_lock(7109200); select pg_advisory_unlock(7109200)',
      );
      const { rows: standing } = await nyx.session.pg.query(`
        select n.nspname as schema, count(*)::integer as tables
        from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('public', 'nyx', 'saturnus', 'etl', 'adopted_from')
        group by 1 order by 1`);
      const isAdopted = standing.some(({ schema }) => schema === 'nyx');
      expect(standing.filter(({ schema }) => schema !== 'etl')).toEqual(
        isAdopted
          ? [
              { schema: 'nyx', tables: 33 },
              { schema: 'saturnus', tables: 6 },
            ]
          : [{ schema: 'public', tables: 33 }],
      );
      expect(await runProgram(words, env)).toMatchObject({ code: 0 });
      expect(await schemaDifferences(nyx.session)).toEqual([]);
      expect((await nyx.session.pg.query('select from saturnus.emails')).rowCount).toBe(5);
    }
  });
}
