import { rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeNamedPipes, writePipe } from '../named-pipe.ts';
import { errorCode } from '../system-errors.ts';

/** So many pipes are made at once. */
const POOL = 32;

/** How often is looked whether the reader has opened the pipe. */
const LOOK_MS = 2;

/** Gives named pipes in `folder`, each once. */
export function pipesIn(folder: string): () => Promise<string> {
  const ready: string[] = [];
  return async () => ready.pop() ?? (await refill());

  async function refill(): Promise<string> {
    const [first = '', ...others] = await makeNamedPipes(folder, POOL);
    ready.push(...others);
    return first;
  }
}

/**
 * Lets `read` consume the chunks of `source` by the path of a named pipe, which is gone afterwards: no value
 * becomes a JavaScript string. The source is read to its end even if `read` fails, because a COPY cannot be left half-way.
 */
export async function throughPipe(
  path: string,
  source: AsyncIterable<Uint8Array>,
  read: (path: string) => Promise<void>,
): Promise<void> {
  try {
    let isOver = false;
    const reading = read(path).finally(() => {
      isOver = true;
    });
    const writing = openOnceRead(path, () => isOver).then((pipe) => pour(source, pipe));
    const [written, outcome] = await Promise.allSettled([writing, reading]);
    // A source that fails starves the reader, so its error is the cause.
    if (written.status === 'rejected') throw written.reason;
    if (outcome.status === 'rejected') throw outcome.reason;
    if (written.value) throw written.value;
  } finally {
    await rm(path, { force: true });
  }
}

/** The pipe as soon as its reader has opened it; undefined when that one is over without having done so. */
async function openOnceRead(path: string, isOver: () => boolean): Promise<Socket | undefined> {
  while (!isOver()) {
    try {
      return writePipe(path);
    } catch (error) {
      if (errorCode(error) !== 'ENXIO') throw error;
    }
    await sleep(LOOK_MS);
  }
  return undefined;
}

/** Resolves to the error of a pipe that broke because its reader went away. */
async function pour(
  source: AsyncIterable<Uint8Array>,
  pipe: Socket | undefined,
): Promise<Error | undefined> {
  let broken: Error | undefined;
  try {
    for await (const chunk of source) {
      if (pipe && !broken) broken = await write(pipe, chunk);
    }
  } finally {
    pipe?.destroy();
  }
  return broken;
}

/** Resolves when the pipe has taken the chunk, or to the error of one whose reader is gone. */
function write(pipe: Socket, chunk: Uint8Array): Promise<Error | undefined> {
  return new Promise((taken, fail) => {
    // The callback gets the error, too.
    if (pipe.listenerCount('error') === 0) pipe.on('error', () => {});
    pipe.write(chunk, (error) => {
      if (!error || errorCode(error) === 'EPIPE') taken(error ?? undefined);
      else fail(error);
    });
  });
}
