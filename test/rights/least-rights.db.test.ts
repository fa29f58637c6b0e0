// The short form of the proof: some rights by chance, each taken away and missed by the command that needs it.
import { expect, test } from 'vitest';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase } from '../support/database.ts';
import { grantsOf, lackingIn, makeRole, revoke } from './least-rights.ts';
import { writeFiles } from './role-commands.ts';
import { addTwoPersons } from './two-persons.ts';

const seed = Number(process.env.NYX_SEED ?? Date.now() % 1_000);

/** Of each role a command, and which of its rights this needs, whatever is in the database. */
const NEEDS = {
  loader: {
    words: ['ingest', 'job-posts', '@posts.csv'],
    needs: /^insert on (nyx\.(companies|job_posts|job_tags|job_post_tags)|etl\.loads)$/,
  },
  exporter: { words: ['export', '--out', '/nowhere'], needs: /^select on corrected\./ },
  analyst: {
    words: ['status'],
    needs: /^select on etl\.(runs|loads|exports|migrations|run_states)$/,
  },
  transformer: {
    words: ['transform', '--full'],
    needs: /^(insert|update|delete) on (nyx\.company_\w+|etl\.(runs|transform_runs))$/,
  },
} as const;

test.each(Object.keys(NEEDS) as (keyof typeof NEEDS)[])(
  `%s misses by name what is taken away (seed ${seed})`,
  async (role) => {
    await using database = await cloneDatabase();
    await using files = await fixtureFolder();
    await addTwoPersons(database.session);
    await writeFiles(files);
    await using login = await makeRole(database, role, files.path);
    const { words, needs } = NEEDS[role];
    const command = words.map((word) => word.replace('@', `${files.path}/`));
    const rights = (await grantsOf(database.session, login.name)).filter((one) => needs.test(one));
    expect(rights.length).toBeGreaterThan(2);
    for (let n = 0; n < 2; n++) {
      const right = rights[(seed + n * 7) % rights.length] ?? '';
      await revoke(database.session, right, login.name);
      expect(lackingIn(await login.run(command))).toContain(right);
      await database.session.pg.query(`grant ${right} to ${login.name}`);
    }
  },
);
