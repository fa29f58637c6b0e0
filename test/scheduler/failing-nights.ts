// A place whose nights fail, and what is seen of them afterwards.
import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { freshPlace } from '../ingest/fresh-place.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';
import { uuid } from '../transforms/facts.ts';

/** To be called at the top of a test file: commands on a database of the test's own. */
export function failingNights() {
  const place = freshPlace();
  const run = (...words: string[]): Promise<CliResult> =>
    runCli([...words, '--database-url', place.database.url]);
  const sql = (text: string) => place.database.session.pg.query(text);
  return {
    place,
    run,
    sql,
    night: (...words: string[]) => run('run', 'nightly', '--out', place.files.path, ...words),
    json: async <T>(...words: string[]) => JSON.parse((await run(...words, '--json')).stdout) as T,
    sessionEnds: (instant: string) =>
      sql(
        `update nyx.application_sessions set start_datetime = '2026-03-01T10:00:00Z', end_datetime = '${instant}'`,
      ),
    useTokens: (tokens: number) =>
      sql(
        `insert into nyx.model_usage (session_id, model_name, tokens_input) values ('${uuid('5', 1)}', 'm', ${tokens})`,
      ),
    /** What readers of the published folder see: its folders, and where its links lead. */
    published: async (): Promise<string[]> => {
      const entries = await readdir(place.files.path, { withFileTypes: true, recursive: true });
      const names = entries
        .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
        .map(async (entry) => {
          const path = join(entry.parentPath, entry.name);
          return entry.isSymbolicLink() ? `${path} -> ${await readlink(path)}` : path;
        });
      return (await Promise.all(names)).sort();
    },
  };
}

/** What the proofs read of `status --json`. */
export interface Status {
  due: {
    job: string;
    overdue: boolean;
    problem: string | null;
    hint: string;
    last_run: { status: string };
  }[];
}
