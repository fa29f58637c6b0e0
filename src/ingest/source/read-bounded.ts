import { createReadStream } from 'node:fs';
import { SourceError } from '../../errors.ts';
import { errorCode } from '../../system-errors.ts';
import { EMPTY_PIPE, isPipe, isStdin, readPipe } from './pipe.ts';
import { inspectFile } from './source-file.ts';

/** What one value or file of settings may have, in bytes: many times what anybody writes by hand. */
export const MAX_SETTING_BYTES = 1_000_000;

/**
 * The content of a file, a named pipe or stdin (`-`) that is held whole, at most `maxBytes` of it. Throws
 * SourceError with exit code 2 for more, for what may not be read, for a folder or device, and for a pipe that nobody writes to.
 * `example` is a pattern of such files, for whoever names their folder.
 */
export async function readBounded(
  path: string,
  maxBytes: number,
  example = '*.json',
): Promise<Buffer> {
  const name = isStdin(path) ? 'stdin' : path;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of await open(path, example)) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new SourceError(`${name} has more than ${maxBytes.toLocaleString('en-US')} bytes`, {
        exitCode: 2,
        hint: 'check that it is what was meant',
      });
    }
    chunks.push(chunk);
  }
  if (bytes === 0 && !isStdin(path))
    throw new SourceError(`${name} ${EMPTY_PIPE.is}`, { exitCode: 2, hint: EMPTY_PIPE.hint });
  return Buffer.concat(chunks);
}

async function open(path: string, example: string): Promise<AsyncIterable<Buffer>> {
  if (isStdin(path)) return process.stdin;
  if (await isPipe(path)) return readPipe(path);
  await inspectFile(path, example);
  return readFile(path);
}

async function* readFile(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path);
  } catch (cause) {
    throw new SourceError(`${path} cannot be read (${errorCode(cause)})`, {
      exitCode: 2,
      hint: 'check its permissions',
      cause,
    });
  }
}
