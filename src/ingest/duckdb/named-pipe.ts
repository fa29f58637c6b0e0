// Named pipes between DuckDB, which opens them by their path, and this process. Our ends never block: neither a thread of
// the pool nor a worker waits in open(), read() or write(), where nothing could wake it.
import { randomUUID } from 'node:crypto';
import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { runProgram } from '../../run-program.ts';

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** Makes a named pipe of mode 0600 and a new name in `folder`; returns its path. */
export async function makeNamedPipe(folder: string): Promise<string> {
  const path = join(folder, `pipe-${randomUUID()}`);
  await runProgram('mkfifo', ['-m', '600', path]);
  return path;
}

/** Opens the reading end, whether or not anybody writes; returns the file descriptor. */
export function openReadEnd(path: string): number {
  return openSync(path, O_RDONLY | O_NONBLOCK);
}

/** Opens the writing end and returns the file descriptor. Throws ENXIO while nobody has opened the pipe for reading. */
export function openWriteEnd(path: string): number {
  return openSync(path, O_WRONLY | O_NONBLOCK);
}

/** The bytes that come through the pipe. Destroying it makes whoever writes fail with EPIPE. */
export function readPipe(path: string): Socket {
  return new Socket({ fd: openReadEnd(path), readable: true, writable: false });
}
