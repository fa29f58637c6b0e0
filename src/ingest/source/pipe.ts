import { close, constants, open, read } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SourceError } from '../../errors.ts';
import { unless } from '../../system-errors.ts';

/** `-`, also by the name the command line gives it. */
export function isStdin(path: string): boolean {
  return path === '-' || path === '/dev/stdin';
}

/** A path as messages call it. */
export function shownName(path: string): string {
  return isStdin(path) ? 'stdin' : path;
}

/** Whether a path is a named pipe, or one of the shell's: `<(zcat jobs.csv.Z)`. */
export async function isPipe(path: string): Promise<boolean> {
  const found = await stat(path).catch(
    unless('ENOENT', 'EACCES', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'),
  );
  return found?.isFIFO() ?? false;
}

/** What is said of a pipe that gave nothing. */
export const EMPTY_PIPE = {
  is: 'is a pipe or a device that nobody writes to',
  hint: 'pipe it in and give - as the file, or start what writes to it first',
};

/** How long to wait for somebody to open the other end: whoever starts both at once need not start them in order. */
const PATIENCE_MS = 2_000;
const PAUSE_MS = 50;

/**
 * What comes through a pipe; nothing when nobody opens its other end within two seconds. Reading holds no thread, so that a
 * writer who says nothing does not keep the process from ending.
 */
export async function* readPipe(path: string): AsyncGenerator<Buffer> {
  const fd = await openAtOnce(path);
  const first = await firstBytes(fd);
  if (first === null) return await promisify(close)(fd);
  yield first;
  yield* new Socket({ fd, readable: true, writable: false });
}

function openAtOnce(path: string): Promise<number> {
  return promisify(open)(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    (cause: NodeJS.ErrnoException) => {
      throw new SourceError(`${path} cannot be opened (${cause.code})`, {
        hint: 'check its permissions',
        exitCode: 2,
        cause,
      });
    },
  );
}

/**
 * What is there already, as soon as somebody holds the other end; null when nobody comes. Without a writer a pipe only says
 * that it is at its end.
 */
async function firstBytes(fd: number): Promise<Buffer | null> {
  const buffer = Buffer.alloc(64 * 1024);
  for (
    const deadline = performance.now() + PATIENCE_MS;
    performance.now() < deadline;
    await sleep(PAUSE_MS)
  ) {
    const found = await promisify(read)(fd, buffer, 0, buffer.length, null).catch(unless('EAGAIN'));
    // There is somebody who has not written yet.
    if (found === undefined) return buffer.subarray(0, 0);
    if (found.bytesRead > 0) return buffer.subarray(0, found.bytesRead);
  }
  return null;
}
