import { createHash } from 'node:crypto';
import { gatherBatches, type PlacedPiece } from './mail-batches.ts';
import { findMailFile, listMailFiles, type MailFile } from './mail-files.ts';
import type { MailSource } from './mail-source.ts';
import { readInWorkers } from './read-in-workers.ts';
import { readMailFile } from './read-mail-file.ts';

interface ReadLimit {
  /** Messages above this many bytes are set aside. */
  maxMessageBytes: number;
}

/** The messages of a path: an mbox, an .eml file, a folder of those, a Maildir. */
export function mailboxSource(path: string, limit: ReadLimit): MailSource {
  const source = { path, format: 'mail', bytes: 0, sha256: null as string | null };
  return {
    source,
    options: { max_message_bytes: limit.maxMessageBytes },
    batches: async function* () {
      const hash = createHash('sha256');
      let bytes = 0;
      const onBytes = (chunk: Buffer): void => {
        hash.update(chunk);
        bytes += chunk.length;
      };
      yield* readInWorkers(gatherBatches(piecesOf(listMailFiles(path), { ...limit, onBytes })));
      Object.assign(source, { bytes, sha256: hash.digest('hex') });
    },
  };
}

/**
 * Messages at places `file#offset+length` that an earlier load set aside, read from their files again. `found` holds,
 * after a pass, the places where a message still begins and ends.
 */
export function placesSource(
  name: string,
  places: readonly string[],
  limit: ReadLimit,
): MailSource & { found: Set<string> } {
  const wanted = new Set(places);
  const found = new Set<string>();
  return {
    found,
    source: { path: name, format: 'mail', bytes: 0, sha256: null },
    options: { max_message_bytes: limit.maxMessageBytes },
    batches: () => {
      found.clear();
      return readInWorkers(gatherBatches(wantedPieces(wanted, found, limit)));
    },
  };
}

async function* wantedPieces(
  wanted: ReadonlySet<string>,
  found: Set<string>,
  limit: ReadLimit,
): AsyncGenerator<PlacedPiece> {
  for await (const placed of piecesOf(filesOf(wanted), limit)) {
    if (!wanted.has(placed.place)) continue;
    found.add(placed.place);
    yield { ...placed, recordNumber: found.size };
  }
}

async function* filesOf(places: ReadonlySet<string>): AsyncGenerator<MailFile> {
  const paths = new Set([...places].map((place) => place.slice(0, place.lastIndexOf('#'))));
  for (const path of paths) {
    const file = await findMailFile(path);
    if (file !== undefined) yield file;
  }
}

async function* piecesOf(
  files: AsyncIterable<MailFile>,
  options: Parameters<typeof readMailFile>[1],
): AsyncGenerator<PlacedPiece> {
  let recordNumber = 0;
  for await (const file of files) {
    for await (const piece of readMailFile(file, options))
      yield {
        recordNumber: ++recordNumber,
        place: `${file.path}#${piece.offset}+${piece.length}`,
        piece,
      };
  }
}
