import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { lstat, mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import { errorCode, unless } from '../system-errors.ts';
import { tryFileLock } from './file-lock.ts';

/** Empty, and locked as long as the owner lives. */
const OWNER = 'owner.lock';
const ATTEMPTS = 100;

/** Who made it; what is left of one cannot be judged by the other. */
type Purpose = 'export' | 'numbers' | 'site' | 'backup';

/** A hidden folder of mode 0700, beside what it is for, so that a rename puts that in its place. */
export interface WorkFolder extends AsyncDisposable {
  path: string;
}

/** Makes a work folder in `parent`, which is made if need be. Disposing removes it with all that is in it. */
export async function createWorkFolder(parent: string, purpose: Purpose): Promise<WorkFolder> {
  for (let attempt = 1; ; attempt++) {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    const path = join(parent, `.nyx-etl-${purpose}-${randomBytes(6).toString('hex')}`);
    try {
      mkdirSync(path, 0o700);
      const owner = tryFileLock(join(path, OWNER));
      if (owner) return toWorkFolder(path, owner);
    } catch (error) {
      // Whoever cleans up may take it for one left behind, as long as it is not locked.
      if (errorCode(error) !== 'ENOENT' || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The work folders in `parent` whose owners were killed, now owned by the caller. */
export async function takeOverWorkFolders(parent: string, purpose: Purpose): Promise<WorkFolder[]> {
  const pattern = new RegExp(`^\\.nyx-etl-${purpose}-[0-9a-f]{12}$`);
  const taken: WorkFolder[] = [];
  const names = (await readdir(parent).catch(unless('ENOENT'))) ?? [];
  for (const path of names.filter((name) => pattern.test(name)).map((name) => join(parent, name))) {
    const owner = await takeOver(path);
    if (owner) taken.push(toWorkFolder(path, owner));
  }
  return taken;
}

/** What only looks like a work folder, or belongs to another user, is left to whoever made it. */
async function takeOver(path: string): Promise<Disposable | undefined> {
  try {
    if (!(await isOurs(path))) return undefined;
    const content = await readdir(path);
    // Killed while it made or removed the folder: an empty one is nobody's loss.
    if (content.length === 0) await rmdir(path);
    return content.includes(OWNER) ? tryFileLock(join(path, OWNER)) : undefined;
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    return unless('ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST', 'EACCES', 'EPERM')(error);
  }
}

/** In a folder that many may write to, anybody could make one of this name, with a link in it. */
async function isOurs(path: string): Promise<boolean> {
  const entry = await lstat(path);
  return entry.isDirectory() && entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0;
}

function toWorkFolder(path: string, owner: Disposable): WorkFolder {
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      const content = (await readdir(path).catch(unless('ENOENT'))) ?? [];
      for (const name of content.filter((name) => name !== OWNER))
        await rm(join(path, name), { recursive: true, force: true });
      // Last, because this is how the next one recognises it.
      owner[Symbol.dispose]();
      await rmdir(path).catch(unless('ENOENT'));
    },
  };
}
