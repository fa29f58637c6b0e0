import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from '../system-errors.ts';

/**
 * Lets `read` consume the chunks of `source` by the path of a named pipe in `folder`: no value becomes a
 * JavaScript string. The source is read to its end even if `read` fails, because a COPY cannot be left half-way.
 */
export async function throughPipe(
  folder: string,
  source: AsyncIterable<Uint8Array>,
  read: (path: string) => Promise<void>,
): Promise<void> {
  const path = join(folder, `pipe-${randomUUID()}`);
  await promisify(execFile)('mkfifo', ['-m', '600', path]);
  try {
    // open() waits for the other side; a reader that failed before opening must not leave us waiting.
    const opened = open(path, 'w');
    const reading = read(path).finally(() => releaseWriter(path));
    const writing = opened.then((pipe) => pour(source, pipe));
    const [written, outcome] = await Promise.allSettled([writing, reading]);
    // A source that fails starves the reader, so its error is the cause.
    if (written.status === 'rejected') throw written.reason;
    if (outcome.status === 'rejected') throw outcome.reason;
    if (written.value) throw written.value;
  } finally {
    await rm(path, { force: true });
  }
}

/** Resolves to the error of a pipe that broke because its reader went away. */
async function pour(source: AsyncIterable<Uint8Array>, pipe: FileHandle): Promise<Error | undefined> {
  let broken: Error | undefined;
  try {
    for await (const chunk of source) {
      if (!broken) broken = await write(pipe, chunk);
    }
  } finally {
    await pipe.close();
  }
  return broken;
}

async function write(pipe: FileHandle, chunk: Uint8Array): Promise<Error | undefined> {
  try {
    await pipe.writeFile(chunk);
    return undefined;
  } catch (error) {
    if (error instanceof Error && errorCode(error) === 'EPIPE') return error;
    throw error;
  }
}

/** Opens and closes the reading side without waiting. */
async function releaseWriter(path: string): Promise<void> {
  const pipe = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  await pipe.close();
}
