import { createHash } from 'node:crypto';
import { findMailFile, listMailFiles, type MailFile } from './mail-files.ts';
import type { MailRecord, MailSource } from './mail-source.ts';
import type { MailPiece } from './mbox-splitter.ts';
import { readMessage } from './message-row.ts';
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
    records: async function* () {
      const hash = createHash('sha256');
      let bytes = 0;
      const onBytes = (chunk: Buffer): void => {
        hash.update(chunk);
        bytes += chunk.length;
      };
      let recordNumber = 0;
      for await (const { place, piece } of piecesOf(listMailFiles(path), { ...limit, onBytes }))
        yield mailRecord(++recordNumber, place, piece);
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
    records: async function* () {
      found.clear();
      for await (const { place, piece } of piecesOf(filesOf(wanted), limit)) {
        if (!wanted.has(place)) continue;
        found.add(place);
        yield mailRecord(found.size, place, piece);
      }
    },
  };
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
): AsyncGenerator<{ place: string; piece: MailPiece }> {
  for await (const file of files) {
    for await (const piece of readMailFile(file, options))
      yield { place: `${file.path}#${piece.offset}+${piece.length}`, piece };
  }
}

function mailRecord(recordNumber: number, place: string, piece: MailPiece): MailRecord {
  const content = piece.kind === 'message' ? readMessage(piece.bytes) : piece;
  return { recordNumber, place, byteOffset: piece.offset, raw: place, content };
}
