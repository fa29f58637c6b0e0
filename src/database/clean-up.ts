// Runs on its own, after a process of ours was killed: its arguments are what that one would have put away, as JSON.
import { rm } from 'node:fs/promises';
import { tryFileLock } from '../files/file-lock.ts';
import type { Leftover } from '../launcher.ts';
import { printNote } from '../output.ts';
import { unless } from '../system-errors.ts';
import { messageOf } from '../thrown.ts';
import { releaseEmbedded } from './embedded-session.ts';

const leftovers: Leftover[] = process.argv.slice(2).map((text) => JSON.parse(text));

for (const leftover of leftovers) {
  // Its whole group: PostgreSQL's programs start others.
  if ('process' in leftover) kill(-leftover.process);
}
const results = await Promise.allSettled(leftovers.map(putAway));
for (const result of results) {
  if (result.status === 'rejected') printNote(`not cleaned up: ${messageOf(result.reason)}\n`);
}

async function putAway(leftover: Leftover): Promise<void> {
  if ('folder' in leftover)
    await rm(leftover.folder, { recursive: true, force: true, maxRetries: 3 });
  // Whoever has taken it meanwhile keeps it.
  else if ('lock' in leftover) tryFileLock(leftover.lock)?.[Symbol.dispose]();
  else if ('embeddedServer' in leftover) await releaseEmbedded(leftover.embeddedServer);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    unless('ESRCH')(error);
  }
}
