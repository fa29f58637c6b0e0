// Named pipes between DuckDB, which opens them by their path, and this process. Our ends never block: neither a thread of
// the pool nor a worker waits in open(), read() or write(), where nothing could wake it.
import { randomUUID } from 'node:crypto';
import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { runProgram } from '../../run-program.ts';

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** So many are made at a time: the larger a process is, the longer it takes to start another one. */
const AT_ONCE = 8;

/** Gives, whenever it is called, the path of another named pipe of mode 0600 in `folder`. */
export function namedPipes(folder: string): () => Promise<string> {
  const spare: string[] = [];
  return async () => {
    if (spare.length === 0) {
      const made = Array.from({ length: AT_ONCE }, () => join(folder, `pipe-${randomUUID()}`));
      await runProgram('mkfifo', ['-m', '600', ...made]);
      spare.push(...made);
    }
    return spare.pop() as string;
  };
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
