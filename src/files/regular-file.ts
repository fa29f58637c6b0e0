import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { SourceError } from '../errors.ts';
import { errorCode } from '../system-errors.ts';

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;

/**
 * Opens a file for reading. A pipe, a device or a link in its place is refused, with nothing read or waited for: throws
 * SourceError, and what the system says of a file that is not there or may not be read.
 */
export async function openRegularFile(path: string): Promise<FileHandle> {
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: unknown) => {
    const code = String(errorCode(error));
    const kind = { ELOOP: 'a symbolic link', ENXIO: 'a socket' }[code];
    if (kind !== undefined) throw notRegular(path, kind);
    throw code === 'EACCES' || code === 'EPERM' ? unreadable(path, error) : error;
  });
  const entry = await file.stat();
  if (entry.isFile()) return file;
  await file.close();
  throw notRegular(path, kindOf(entry));
}

const ANEW =
  "put the file itself there, or make what it is of anew: 'nyx-etl export', 'nyx-etl backup'";

/** The text of a regular file, as openRegularFile opens it. Throws SourceError when it has more than `maxBytes`. */
export async function readRegularFile(path: string, maxBytes: number): Promise<string> {
  const file = await openRegularFile(path);
  try {
    const { size } = await file.stat();
    if (size > maxBytes)
      throw new SourceError(`${path} has ${size} bytes: more than there can be`, { hint: ANEW });
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** `a folder`, `a pipe`, …: what stands where a file should. */
export function kindOf(entry: Stats): string {
  if (entry.isFile()) return 'a file';
  if (entry.isDirectory()) return 'a folder';
  if (entry.isSymbolicLink()) return 'a symbolic link';
  if (entry.isFIFO()) return 'a pipe';
  return entry.isSocket() ? 'a socket' : 'a device';
}

/** For what belongs to another user. */
export function unreadable(path: string, cause: unknown): SourceError {
  return new SourceError(`${path} may not be read (${errorCode(cause)})`, {
    hint: 'run the command as the user who owns it',
    code: 'source.unreadable',
    cause,
  });
}

function notRegular(path: string, kind: string): SourceError {
  return new SourceError(`${path} is ${kind}, not a file`, {
    hint: ANEW,
    code: 'source.not_a_file',
  });
}
