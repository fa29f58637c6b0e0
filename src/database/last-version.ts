// Which nyx-etl has started an embedded server last. PostgreSQL does not read the data of another
// major version of it: a newer nyx-etl can then say which one still can.
import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageVersion } from '../package-root.ts';
import { unless } from '../system-errors.ts';

const FILE = 'nyx-version';

/**
 * The version that has started the server of a data folder last, e.g. `1.2.0`; undefined where
 * nothing says it.
 */
export async function readLastVersion(data: string): Promise<string | undefined> {
  const text = await readFile(join(data, FILE), 'utf8').catch(unless('ENOENT', 'EACCES'));
  return text?.match(/^[\w.+-]{1,60}$/m)?.[0];
}

/**
 * Writes down that it is this one. Made anew: the server's user, who is not root, may have put a
 * link there.
 */
export async function noteLastVersion(data: string): Promise<void> {
  if ((await readLastVersion(data)) === packageVersion) return;
  const path = join(data, FILE);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, `${packageVersion}\n`, { mode: 0o644, flag: 'wx' });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
