import { randomBytes } from 'node:crypto';
import { link, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { flush, writeSettled } from '../database/settled-files.ts';
import { ConfigError, SourceError } from '../errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import { openRegularFile } from '../files/regular-file.ts';
import { errorCode, unless } from '../system-errors.ts';
import { shellQuoted } from '../text/shell-quoted.ts';

const KEY_FILE = 'pseudonym-key';
const KEY_BYTES = 32;
const KEY = /^[0-9a-f]{64}\n?$/;

/** Where the key of a home lies. */
export function pseudonymKeyFile(home: string): string {
  return join(home, KEY_FILE);
}

/** A key that nobody has, for what is removed after use. */
export function passingKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/**
 * The key that pseudonyms are made with: a file of mode 0600 in `home`, made on first use. Throws ConfigError, which does not
 * tell the key, when it cannot be read or made, others may read it, or it is damaged.
 */
export async function pseudonymKey(home: string): Promise<Buffer> {
  const path = pseudonymKeyFile(home);
  try {
    return (await readKey(path)) ?? (await makeKey(home, path));
  } catch (error) {
    const code = errorCode(error);
    const isOfSystem = typeof code === 'string' && /^E[A-Z]+$/.test(code);
    const said = error instanceof SourceError ? error.message : `${path} (${code})`;
    if (!isOfSystem && !(error instanceof SourceError)) throw error;
    throw keyError(
      `cannot read or make the key of pseudonyms: ${said}`,
      'export as the user it belongs to, or name a folder of your own with NYX_HOME',
    );
  }
}

async function readKey(path: string): Promise<Buffer | undefined> {
  const file = await openRegularFile(path).catch(unless('ENOENT'));
  if (!file) return undefined;
  try {
    if (((await file.stat()).mode & 0o077) !== 0)
      throw keyError(
        `${path}, the key of pseudonyms, is not used: others may read it, too`,
        `chmod 600 ${shellQuoted(path)}`,
      );
    const text = await file.readFile('latin1');
    if (KEY.test(text)) return Buffer.from(text.trimEnd(), 'hex');
  } finally {
    await file.close();
  }
  throw keyError(
    `${path} is no key of pseudonyms: it should have 64 hexadecimal digits`,
    'put a copy in its place; without one, remove it: the pseudonyms of the next exports join among themselves only',
  );
}

/** Of several that make one at once, one is first, and the others read its key. */
async function makeKey(home: string, path: string): Promise<Buffer> {
  await makeFolder(home);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writeSettled(home, basename(draft), `${randomBytes(KEY_BYTES).toString('hex')}\n`);
    await link(draft, path).catch(unless('EEXIST'));
  } finally {
    await rm(draft, { force: true });
  }
  await flush(home);
  const key = await readKey(path);
  if (!key) throw new Error('the key of pseudonyms was removed while it was made');
  return key;
}

function keyError(message: string, hint: string): ConfigError {
  return new ConfigError(message, { hint, code: 'export.key' });
}
