import type { Readable } from 'node:stream';
import yauzl, { type Entry } from 'yauzl';
import { SourceError } from '../../errors.ts';

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

/** More files than this no archive of tables has: it would only fill the memory. */
const MAX_MEMBERS = 100_000;

/** Opens a zip archive, which messages call `name`; throws SourceError for one that is broken. */
export async function openArchive(path: string, name: string): Promise<Archive> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch(corrupt(name));
  const members: Member[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (members.length >= MAX_MEMBERS) throw new Error(`more than ${MAX_MEMBERS} files`);
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

/** Rethrows what a broken, or encrypted, archive caused. */
export function corrupt(name: string): (error: unknown) => never {
  return (cause) => {
    const why = cause instanceof Error ? cause.message : 'it cannot be read';
    throw new SourceError(`${name} is corrupt: ${why}; nothing was loaded`, {
      hint: 'fetch or pack it again, without a password',
      code: 'source.corrupt',
      cause,
    });
  };
}
