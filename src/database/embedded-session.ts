import { setTimeout as sleep } from 'node:timers/promises';
import { CANCELLED, EtlError } from '../errors.ts';
import { isInterrupted } from '../interrupt.ts';
import { leaves } from '../launcher.ts';
import { isKeptRunning, startForSession, stopEmbeddedServer } from './embedded-server.ts';
import { runningServer } from './launch-server.ts';
import { connect, type Session } from './session.ts';
import { toSqlError } from './sql-error.ts';

/** Every session holds this advisory lock shared; who gets it alone knows that nobody else is connected. */
const IN_USE = 7_109_201;
const ATTEMPTS = 3;
/** So long a server may take to notice that a client was killed; see noticeLostClient. */
const KILLED_CLIENT_MS = 2_500;

/**
 * Connects to the embedded server of `home`, starting it when needed. Closing the last session stops the server,
 * unless `db start` keeps it up or somebody (psql, say) is connected to it.
 */
export async function openEmbedded(home: string, applicationName: string): Promise<Session> {
  const leaving = leaves({ embeddedServer: home });
  const session = await connectInUse(home, applicationName);
  return {
    ...session,
    [Symbol.asyncDispose]: async () => {
      using _leaving = leaving;
      await using _ = session;
      if (!(await isKeptRunning(home)) && (await isLast(session))) await stopEmbeddedServer(home);
    },
  };
}

/** The server may be on its way down, its last user having left: then it is started again. */
async function connectInUse(home: string, applicationName: string): Promise<Session> {
  for (let attempt = 1; ; attempt++) {
    const url = await startForSession(home);
    try {
      return await lockInUse(await connect(url, applicationName));
    } catch (error) {
      const canHeal = error instanceof EtlError && error.retryable;
      if (!canHeal || isInterrupted() || attempt === ATTEMPTS) throw error;
    }
  }
}

async function lockInUse(session: Session): Promise<Session> {
  try {
    await session.pg.query('select pg_advisory_lock_shared($1)', [IN_USE]);
    return session;
  } catch (error) {
    await session[Symbol.asyncDispose]();
    throw toSqlError(error);
  }
}

/** Stops the server of `home` if it is up and nobody else uses it, after a process that did was killed. */
export async function releaseEmbedded(home: string): Promise<void> {
  const deadline = performance.now() + KILLED_CLIENT_MS;
  while ((await runningServer(home)) !== undefined && !(await isKeptRunning(home))) {
    if (performance.now() > deadline) return;
    {
      await using _ = await openEmbedded(home, 'nyx-etl clean-up');
    }
    await sleep(100);
  }
}

/**
 * Our own sessions hold the lock while they last; of other clients only the server knows. A cancellation that was meant for
 * the work may hit this question: it is asked again, or the server would be left running.
 */
async function isLast(session: Session): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await askIfLast(session);
    } catch (error) {
      // The connection is gone, and with it any say over the server.
      if (toSqlError(error).code !== CANCELLED || attempt === ATTEMPTS) return false;
    }
  }
}

async function askIfLast({ pg }: Session): Promise<boolean> {
  await pg.query('select pg_advisory_unlock_shared($1)', [IN_USE]);
  const { rows } = await pg.query<{ last: boolean }>(
    `select pg_try_advisory_lock($1) and not exists (
         select from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid()
             and application_name not like 'nyx-etl%'
     ) as last`,
    [IN_USE],
  );
  return rows[0]?.last ?? false;
}
