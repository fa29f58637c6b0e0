import type { Readable } from 'node:stream';
import yauzl, { type Entry } from 'yauzl';
import { SourceError } from '../../errors.ts';
import { MAX_MEMBERS } from './limits.ts';

/** A file within a zip archive, with its size unpacked, as the archive says. */
export interface Member {
  name: string;
  bytes: number;
  entry: Entry;
}

/** A zip archive whose list of files was read. */
export interface Archive extends Disposable {
  members: Member[];
  /** The content of a member, unpacked. */
  read(member: Member): Promise<Readable>;
}

/** Opens a zip archive, which messages call `name`; throws SourceError for one that is broken. */
export async function openArchive(path: string, name: string): Promise<Archive> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch(corrupt(name));
  const members: Member[] = [];
  try {
    if (zip.entryCount > MAX_MEMBERS) throw tooMany(name);
    for await (const entry of zip.eachEntry()) {
      const { fileName, uncompressedSize: bytes } = entry;
      if (!fileName.endsWith('/')) members.push({ name: fileName, bytes, entry });
    }
  } catch (error) {
    zip.close();
    return corrupt(name)(error);
  }
  return {
    members,
    read: ({ entry }) => zip.openReadStreamPromise(entry).catch(corrupt(name)),
    [Symbol.dispose]: () => zip.close(),
  };
}

function tooMany(name: string): SourceError {
  return new SourceError(`${name} holds more than ${MAX_MEMBERS} files`, {
    hint: 'unpack it, and load the files that are tables',
    exitCode: 2,
  });
}

/** Rethrows what a broken, or encrypted, archive caused. */
export function corrupt(name: string): (error: unknown) => never {
  return (cause) => {
    if (cause instanceof SourceError) throw cause;
    const why = cause instanceof Error ? cause.message : 'it cannot be read';
    throw new SourceError(`${name} is corrupt: ${why}; nothing was loaded`, {
      hint: 'fetch or pack it again, without a password',
      code: 'source.corrupt',
      cause,
    });
  };
}
