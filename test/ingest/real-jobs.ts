// Every file of job posts that NYX_REAL_DATA holds, and one of our own, loads with at most --synthesize-url and --encoding;
// its counts add up, and loading it again changes nothing.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { cloneDatabase } from '../support/database.ts';
import { fixtureFolder, lenient } from './fixture-files.ts';

const NO_POSTS = /\.md$|LICENSE$|(meta|summary)\.json$/;

const folder = process.env.NYX_REAL_DATA && join(process.env.NYX_REAL_DATA, 'jobs');
const entries = folder ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
const files = entries
  .filter((entry) => entry.isFile() && !NO_POSTS.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** Loads our own file and at most so many of theirs, twice. */
export function testRealJobs(most = Number.POSITIVE_INFINITY): void {
  it.each(['our own', ...files.slice(0, most)])(
    '%s: every record is accounted for, twice',
    async (file) => {
      await using database = await cloneDatabase();
      await using fixtures = await fixtureFolder();
      const path =
        file === 'our own'
          ? await fixtures.write('jobs.csv', 'title,company\nAnalyst,A\nAnalyst,B\n,C\n')
          : file;
      const encoding = /\bgb18030\b/.exec(path)?.[0];
      const load = () =>
        loadJobPosts(database.session, path, { ...lenient, synthesizeUrl: true, encoding });
      const first = await load();
      const { read, inserted, updated, unchanged, duplicate, rejected } = first;
      console.log(
        file,
        JSON.stringify({ read, inserted, updated, unchanged, duplicate, rejected }),
      );
      expect(read).toBe(inserted + updated + unchanged + duplicate + rejected);
      expect(rejected).toBeLessThanOrEqual(Math.max(1, read * 0.05));
      const { rows } = await database.session.pg.query(
        'select count(*) as posts from nyx.job_posts',
      );
      expect(rows[0].posts).toBe(BigInt(inserted));
      expect(await load()).toMatchObject({
        read,
        inserted: 0,
        updated: 0,
        unchanged: inserted,
        duplicate,
        rejected,
      });
    },
  );
}
