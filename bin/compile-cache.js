// Where compiled code is kept between runs: whoever can write there can run code as the user.
import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

const STICKY = 0o1000;

/**
 * A folder of mode 0700 that nobody else can put in place or exchange, made when it is missing. Undefined if there is none,
 * and where the user has named one.
 */
export function compileCacheFolder() {
  if (process.env.NODE_COMPILE_CACHE) return undefined;
  try {
    const given = process.env.XDG_CACHE_HOME;
    const caches = given && isAbsolute(given) ? given : join(homedir(), '.cache');
    const existing = nearestExisting(caches);
    if (!isOutOfReach(existing)) return undefined;
    const folder = join(caches, 'nyx-etl', 'compiled');
    makeFolder(folder);
    const real = realpathSync(folder);
    const isPrivate = (lstatSync(real).mode & 0o077) === 0;
    return isPrivate && isOwn(real) && isOutOfReach(real) ? real : undefined;
  } catch {
    // Without it the program starts a little later.
    return undefined;
  }
}

/** Not mkdir's own recursion, which never ends where a parent exists and nothing can be made in it (/proc). */
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function nearestExisting(path) {
  try {
    return realpathSync(path);
  } catch (error) {
    if (error.code !== 'ENOENT' || dirname(path) === path) throw error;
    return nearestExisting(dirname(path));
  }
}

function isOwn(path) {
  return lstatSync(path).uid === process.geteuid?.();
}

/** Whether nobody but root and the user can exchange the folder, or one above it. `path` has no symbolic links. */
function isOutOfReach(path) {
  const { uid, mode } = lstatSync(path);
  const isTrusted = uid === 0 || uid === process.geteuid?.();
  const isClosed = (mode & 0o022) === 0 || (mode & STICKY) !== 0;
  if (!isTrusted || !isClosed) return false;
  return dirname(path) === path || isOutOfReach(dirname(path));
}
