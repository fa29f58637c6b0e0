import type { DatabaseTarget } from '../config.ts';
import { readPassword } from './cluster.ts';
import { openEmbedded } from './embedded-session.ts';
import { connect, type Session } from './session.ts';

/**
 * Connects to `target`, starting the embedded server when that is the target and it is down.
 * The session has an empty search_path, UTC, and its server notices a vanished client.
 * Throws SqlError (exit 75) when the database cannot be reached.
 */
export async function openSession(
  target: DatabaseTarget,
  applicationName: string,
): Promise<Session> {
  if (target.kind === 'embedded') return openEmbedded(target.home, applicationName);
  return connect(target.kind === 'url' ? target.url : undefined, applicationName);
}

/** Whether `target` is an embedded server that has not been made yet. */
export async function isMissing(target: DatabaseTarget): Promise<boolean> {
  return target.kind === 'embedded' && (await readPassword(target.home)) === undefined;
}
