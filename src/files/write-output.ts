import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, type FileHandle, lstat, open, readlink, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { counted } from '../counted.ts';
import { ConfigError, EtlError } from '../errors.ts';
import { isInterrupted } from '../interrupt.ts';
import { currentIo, type OutputStream } from '../invocation.ts';
import { errorCode, unless } from '../system-errors.ts';
import { shellQuoted } from '../text/shell-quoted.ts';

/** What stands for a stream that is open already: to write it anew would lose what is in it. */
const DESCRIPTOR = /^\/(dev\/(stdout|stderr|fd\/\d+)|proc\/(self|\d+)\/fd\/\d+)$/;
const OWN_STREAM = /^\/(?:dev|dev\/fd|proc\/self\/fd)\/(stdout|stderr|1|2)$/;
const OWN_STDOUT = /^\/(?:dev|dev\/fd|proc\/self\/fd)\/(?:stdout|1)$/;
const MOST_LINKS = 40;
const READER_WAIT_MS = 5_000;

/** What is written: whole, or as it is made. */
type Output = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/** What becomes of an older file: a report can be made again, what a person has worked on cannot. */
export interface OutputOptions {
  existing: 'replace' | 'refuse';
}

/** Whether a path stands for this program's own stdout. */
export function isOwnStdout(path: string): boolean {
  return OWN_STDOUT.test(path);
}

/**
 * Writes what a user asked for into a file that only they read (0600): whole or not at all, so that an older file there
 * stays until the new one is on disk. Returns whether there was one. Links are followed; devices and pipes are written to as they are. Throws ConfigError
 * when that cannot be done.
 */
export async function writeOutput(
  path: string,
  text: Output,
  { existing }: OutputOptions,
): Promise<boolean> {
  try {
    const target = await followLinks(resolve(path));
    const entry = await stat(target).catch(unless('ENOENT'));
    if (entry?.isDirectory())
      throw new ConfigError(`${path} is a folder`, { hint: 'name a file with --out' });
    if (DESCRIPTOR.test(target) || (entry && !entry.isFile())) {
      await writeThrough(target, text, entry);
      return false;
    }
    if (entry && existing === 'refuse') throw isThere(path, entry);
    await replaceFile(target, text, entry);
    return entry !== undefined;
  } catch (error) {
    if (error instanceof EtlError || errorCode(error) === undefined) throw error;
    throw toWriteError(path, error);
  }
}

/** The system names the file that it would not open, which lies where a link leads to. */
function toWriteError(path: string, error: unknown): ConfigError {
  const code = String(errorCode(error));
  const message = `${path} cannot be written (${code})`;
  if (code === 'ENOENT' && error instanceof Error && 'path' in error) {
    const folder = dirname(String(error.path));
    const hint = `make it: mkdir -p ${shellQuoted(folder)}; or choose another --out`;
    return new ConfigError(`${message}: there is no folder ${folder}`, { hint, cause: error });
  }
  return new ConfigError(message, { hint: HINTS[code] ?? 'choose another --out', cause: error });
}

function isThere(path: string, { size, mtime }: Stats): ConfigError {
  const what = `${counted(size, 'byte')} of ${mtime.toISOString().slice(0, 16)}Z`;
  return new ConfigError(`${path} is there already (${what}), and may have been worked on`, {
    hint: 'choose another --out, or give --force to replace it',
  });
}

const HINTS: Record<string, string> = {
  ENOSPC: 'the disk is full: free some space, or choose another --out',
  EDQUOT: 'your quota on this disk is used up: free some space, or choose another --out',
  ENXIO: 'nobody reads from it: start its reader first',
  EPIPE: 'its reader has ended before all was written',
};

/** Where a path leads to, also if nothing is there yet; not through what stands for an open stream. */
async function followLinks(path: string): Promise<string> {
  let target = path;
  for (let links = 0; links < MOST_LINKS && !DESCRIPTOR.test(target); links++) {
    const next = await readlink(target).catch(unless('EINVAL', 'ENOENT'));
    if (next === undefined) return target;
    if (!isTrusted(await lstat(target))) {
      throw new ConfigError(`${target} is another user's link`, { hint: 'choose another --out' });
    }
    target = resolve(dirname(target), next);
  }
  return target;
}

/** What another user but root has made may lead elsewhere, or show them what is not theirs. */
function isTrusted({ uid }: Stats): boolean {
  return uid === 0 || uid === process.getuid?.();
}

async function replaceFile(target: string, text: Output, older: Stats | undefined): Promise<void> {
  if (older) await access(target, constants.W_OK);
  if (older && !isTrusted(older)) {
    throw new ConfigError(`${target} is another user's file, who would read what is written`, {
      hint: 'remove it first, or choose another --out',
    });
  }
  const aside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

async function writeThrough(target: string, text: Output, entry: Stats | undefined): Promise<void> {
  const stream = OWN_STREAM.exec(target)?.[1];
  if (stream !== undefined) {
    const { stdout, stderr } = currentIo();
    return writeToStream(/1|stdout/.test(stream) ? stdout : stderr, text);
  }
  const file =
    entry?.isFIFO() && !DESCRIPTOR.test(target) ? await openPipe(target) : await open(target, 'a');
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

/** What is a socket cannot be opened by its name. */
async function writeToStream(stream: OutputStream, text: Output): Promise<void> {
  const parts = typeof text === 'string' || text instanceof Uint8Array ? [text] : text;
  for await (const part of parts) {
    await new Promise<void>((done, failed) => {
      stream.write(part, (error) => (error ? failed(error) : done()));
    });
  }
}

/** To open a pipe without a reader would wait for one for ever. */
async function openPipe(path: string): Promise<FileHandle> {
  const deadline = Date.now() + READER_WAIT_MS;
  for (;;) {
    const probe = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch(
      (error: unknown) => {
        if (Date.now() > deadline || isInterrupted()) throw error;
        return unless('ENXIO')(error);
      },
    );
    if (!probe) {
      await sleep(100);
      continue;
    }
    // While it is open there is a writer, and thus no end of file that a second one would come after.
    const file = await open(path, 'a');
    await probe.close();
    return file;
  }
}
