// What must not be there after a command has been interrupted.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Session } from '../../src/database/session.ts';
import { processesWith } from './terminal.ts';

/** Until then a command has to be gone, with all that it held. */
export const LIMIT_MS = 10_000;

/** So long may looking take by itself. */
const LOOK_MS = 2_000;

const MARK = 'NYX_TEST_MARK';

/** A place of a command's own, so that whatever is found in it is what the command has left. */
export interface Traces {
  /** Name and value of a variable that is in the environment of the command and of all that it starts. */
  mark: readonly [name: string, value: string];
  /** For the command. */
  env: Record<string, string>;
  /** An empty folder to write into. */
  out: string;
  /** Fails unless, within the limit since `began` (performance.now()), nothing is left. */
  expectNone(session: Session, began: number): Promise<void>;
  /** For a test that has failed: what does not end of itself would disturb the others. */
  killAll(): Promise<void>;
}

export async function traces(folder: string): Promise<Traces> {
  const mark = crypto.randomUUID();
  const [temporary, out] = [join(folder, mark, 'tmp'), join(folder, mark, 'out')];
  for (const path of [temporary, out]) await mkdir(path, { recursive: true });
  const left = async (session: Session) => ({
    processes: (await processesWith(MARK, mark)).map(({ words }) => words),
    sessions: await sessionsOf(session),
    files: [
      ...(await readdir(temporary)),
      ...(await readdir(out)).filter((name) => name.startsWith('.')),
    ],
  });
  return {
    mark: [MARK, mark],
    env: { [MARK]: mark, TMPDIR: temporary },
    out,
    expectNone: (session, began) => {
      const timeout = Math.max(LOOK_MS, began + LIMIT_MS - performance.now());
      const none = { processes: [], sessions: [], files: [] };
      // Not expect.poll, which has to know its test: several may run at once.
      return vi.waitFor(async () => expect(await left(session)).toEqual(none), {
        timeout,
        interval: 50,
      });
    },
    killAll: async () => {
      for (const { pid } of await processesWith(MARK, mark)) process.kill(pid, 'SIGKILL');
    },
  };
}

/** Sessions of commands in this database, with the tables they hold locks on. */
async function sessionsOf(session: Session): Promise<unknown[]> {
  const { rows } = await session.pg.query(`
    select activity.state, activity.query,
        array_agg(locks.relation::regclass::text || ' ' || locks.mode) filter (where locks.relation is not null) as locked
    from pg_stat_activity as activity left join pg_locks as locks using (pid)
    where activity.datname = current_database() and activity.application_name like 'nyx-etl%'
    group by pid, activity.state, activity.query`);
  return rows;
}
