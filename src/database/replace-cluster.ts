import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type EtlError, LaterError } from '../errors.ts';
import { momentName } from '../files/free-name.ts';
import { unless } from '../system-errors.ts';
import { dataFolder, nextDataFolder } from './cluster.ts';
import { startForSession, stopEmbeddedServer } from './embedded-server.ts';
import { LOCK_FILE, runningServer } from './launch-server.ts';
import { connect } from './session.ts';
import { flush } from './settled-files.ts';

/**
 * Makes the stopped cluster under `from` the one of `home`, and puts the old one aside; returns where that stands, null when
 * there was none. After a kill either of them is found: the old one, or, when that has been put aside, the new one.
 * Throws EtlError (exit 75) while somebody uses the old one.
 */
export async function replaceCluster(home: string, from: string): Promise<string | null> {
  const data = dataFolder(home);
  const next = nextDataFolder(home);
  await stopUnused(home);
  // A restore that was killed before it had put the old one aside has left it.
  await rm(next, { recursive: true, force: true });
  if (!(await stat(data).catch(unless('ENOENT')))) {
    await rename(dataFolder(from), data);
    await flush(home);
    return null;
  }
  await rename(dataFolder(from), next);
  await flush(home);
  const aside = `${data}.before-${momentName(new Date())}`;
  await putAside(home, aside);
  // Whoever asks for the database meanwhile does the same.
  await rename(next, data).catch(unless('ENOENT'));
  await flush(home);
  return aside;
}

/** Another process may have started the server in this moment: then its data comes back, and it goes on. */
async function putAside(home: string, aside: string): Promise<void> {
  await rename(dataFolder(home), aside);
  if (!(await stat(join(aside, LOCK_FILE)).catch(unless('ENOENT')))) return;
  await rename(aside, dataFolder(home));
  throw inUse(home);
}

async function stopUnused(home: string): Promise<void> {
  if ((await runningServer(home)) === undefined) return;
  const others = await countOthers(home);
  if (others > 0) throw inUse(home);
  await stopEmbeddedServer(home);
}

async function countOthers(home: string): Promise<number> {
  await using session = await connect(await startForSession(home), 'nyx-etl restore');
  const { rows } = await session.pg.query<{ others: number }>(
    `select count(*)::integer as others from pg_catalog.pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_catalog.pg_backend_pid()`,
  );
  return rows[0]?.others ?? 0;
}

function inUse(home: string): EtlError {
  return new LaterError(`the database in ${home} is in use: it was left as it is`, {
    hint: "let what uses it end, or 'nyx-etl db stop', then run the same command again",
  });
}
